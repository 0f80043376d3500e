/** The words about dates, and about keys that only some screens know, in Chinese. */

export const dates = {
  calendar: '日历',
  open: (label: string) => `${label}:打开日历`,
  previous: '上一月',
  next: '下一月',
  typed: '可输入 20261122、1122、t(今天)、+180',
};

export const screenKeys = {
  title: '只在这个屏幕上',
  pages: '到左边的目录',
  calendar: '在日期格打开日历',
  elsewhere: '登记外站献血',
  team: '选择团体',
  started: '记下开始时间',
  ended: '记下结束时间',
  straight: '不看其余各格,直接确认',
};
