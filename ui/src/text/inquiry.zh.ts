/** The words of the interview and the donor's screen as staff sees it, in Chinese. */

export const inquiry = {
  here: '当面逐题询问',
  paper: '纸质登记表',
  part: { today: '今天', recent: '最近', women: '女士', exposure: '接触', history: '病史' },
  answered: (n: number, of: number) => `${n} / ${of}`,
  yes: '是',
  no: '否',
  restAsUsual: '本组其余照常',
  keys: '1 是 · 2 否 · 0 本组其余照常',
  answerKeys: '征询:是、否、本组其余照常',
  wayKey: '征询:当面逐题,或纸质登记表',
  answerFirst: '请回答这一题。',
  decide: '请选择:登记哪一种延期,或者写明为什么不延期。',
  explain: '请写明再次询问的结果。',
  explained: '再次询问后不延期',
  explainedReason: '再次询问的结果',
  deferral: '延期',
  until: (day: string) => `${day}起可以再来`,
  counted: '从这一天起计算',
  permanent: '永久不能献血',
  untilEnded: '没有期限,直到医师解除',
  plateletsOnly: '只限血小板',
  over: '按日期已经过期,不延期',
  remark: '请留意,不必延期',
  consent: '知情同意书',
  signature: '献血者签名',
  signFirst: '请献血者阅读知情同意书后签名。',
  readConsent: '阅读知情同意书',
  confirm: '核对无误,征询完成',
  deviating: '与平常不同的回答',
  asUsual: (n: number) => `其余 ${n} 题照常`,
  allAsUsual: (n: number) => `${n} 题都照常`,
  unanswered: (n: number) => `还有 ${n} 题没有回答`,
  everyAnswer: '查看全部回答',
  recordsDeferrals: (n: number) => `将登记 ${n} 条延期`,
  more: '另有需要延期的情况',
};

export const donorScreen = {
  title: '献血者窗口',
  closed: '没有打开',
  waiting: '已打开,等待献血者',
  answering: (n: number, of: number) => `正在填写 ${n} / ${of}`,
  signed: '已回答并签名',
  open: '请献血者填写',
  again: '再显示一次',
  key: '征询:请献血者在第二屏填写',
  close: '收回',
  notOpened: '浏览器拦住了献血者窗口。请允许弹出窗口,然后再按一次。',
};

export const draft = {
  restored: (time: string) => `已恢复 ${time} 填写的内容。`,
  clear: '清空重填',
  unfinished: (name: string, time: string) => `${name} 的登记没有完成(${time})`,
  goOn: '继续登记',
};

export const signature = {
  here: '请在框内签名',
  given: '已签名',
  again: '重新签名',
};
