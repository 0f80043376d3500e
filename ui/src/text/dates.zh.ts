/** The words about dates, in Chinese. */

export const dates = {
  calendar: '日历',
  open: (label: string) => `${label}:打开日历`,
  previous: '上一月',
  next: '下一月',
  typed: '可输入 20261122、1122、t(今天)、+180',
};
