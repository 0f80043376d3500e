/** The words about a collection as it goes, the rest after it and reactions, in Chinese. */

export const collecting = {
  started: '开始时间',
  ended: '结束时间',
  notTime: '请填写时间,例如 0912 或 9:12。',
  timeBefore: '结束时间在开始时间之前。请核对。',
  now: '现在',
  arm: '哪只手臂',
  arms: { left: '左臂', right: '右臂' },
  lot: '血袋批号',
  minutes: (n: string) => `${n} 分钟`,
  went: '采血经过',

  class: '反应类别',
  classNote: '按 WS/T 551 分类',
  noClass: '暂不分类',
  gift: '已送纪念品',
  giftNote: '会记住,下一位不用再填',
  noGift: '没有就清空',
  reactionFirst: '有反应时请通知医师。',

  alsoReaction: '同时说到身体有反应',
};
