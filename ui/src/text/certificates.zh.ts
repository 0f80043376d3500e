/** The words of the certificates section and of a group's day, in Chinese. */

export const certificates = {
  pages: '证书的内容',
  page: { due: '待发证书', groups: '团体的一天', issued: '已发文书', prints: '打印', proof: '验证证书' },

  due: '待发证书',
  dueNote: '休息已结束、还没有制作证书的献血者。',
  dueCount: (n: string) => `${n} 份待发`,
  none: '没有待发的证书。',
  filter: '姓名、献血者号、献血码',
  heldBack: '有待处理的任务,暂不发放',
  issue: '制作',
  issueOf: (name: string) => `为${name}制作证书`,
  issueAll: (n: string) => `制作这 ${n} 份`,
  issuing: '正在制作证书',
  issued: (n: string) => `已制作 ${n} 份证书。`,
  stopped: '已停止,其余的仍在待发名单里。',
  notIssued: (n: string) => `${n} 份没有制作:`,

  titleOf: (name: string) => `感谢证书 · ${name}`,
  find: '找证书',
  findLabel: '证书编号、姓名、电话、献血码',
  findNote: '输入后按 Enter。',
  noneFound: '没有找到证书。',
  superseded: '献血记录后来更正过,这份证书上是更正前的内容。',

  design: '样式',
  designs: { rules: '双线', waves: '水纹', column: '竖题' },
  stock: '纸张',
  stocks: { a4: 'A4 横放', card: '卡片' },
  voided: '已作废',

  printAll: (n: string) => `打印这 ${n} 份`,
  printed: (n: string) => `已打印 ${n} 份。`,
  apart: (n: string) => `${n} 份不能和其他的一起打印。请按编号打开,改用备注行:`,

  columns: { name: '姓名', number: '献血者号', code: '献血码', day: '日期', team: '团体', serial: '编号' },

  groups: '团体的一天',
  groupsNote: '每个团体来了几位、到了哪一步,证书可以一次做完、打印。',
  day: '日期',
  noGroups: '这一天没有团体来。接待时可以选择团体。',
  open: (group: string) => `查看${group}`,
  group: {
    name: '团体', visits: '来人', underWay: '进行中', collected: '已献', refused: '未献', left: '离开', due: '待发证',
    amount: '合计',
  },
  members: (group: string) => `${group}今天来的人`,
  pastMembers: '只有今天的名单可以逐人查看。',
  noneDue: '这个团体没有待发的证书。',
};
