/** The words about copies of the station, in Chinese. */

export const backup = {
  title: '数据备份',
  made: (when: string) => `备份 ${when}`,
  none: '还没有备份',
  overdue: (when: string) => `备份过期 ${when}`,
  failed: '备份未成',
  note: '备份在工作时自动进行,每一份写完后都重新打开核验。',
  place: { station: '本机', second: '第二处', elsewhere: '另存' },
  verified: (when: string) => `上次成功并核验:${when}`,
  never: '这里还没有成功过。',
  tried: (when: string) => `上次尝试:${when}`,
  noSecond: '没有设第二处。请管理员用 redwall-cli backup --second-place 设到另一块硬盘上。',
  now: '立即备份',
  working: '正在备份并核验',
  done: (file: string) => `已备份并核验:${file}`,
};
