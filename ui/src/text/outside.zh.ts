/** The words about proving a donation elsewhere with papers, in Chinese. */

export const outside = {
  title: '证明',
  of: (day: string) => `${day}献血的证明`,
  note: '核对献血证或外站证明的原件,与姓名、日期和献血量一致再登记。有证明的外站献血计入荣誉和用血。',
  attached: '已附上的证明',
  none: '还没有附上证明。',
  choose: '附上扫描件',
  chosen: (time: string) => `扫描件 ${time}`,
  paper: '证明',
  paperHint: '名称、出具单位、编号,如:无偿献血证,成都市血液中心,No 0001234',
  prove: '登记证明',
  chooseFirst: '请先附上或选择证明的扫描件。',
  proved: (by: string, on: string) => `${by}于${on}核对了原件:`,
  look: '看扫描件',
  unprove: '证明不成立',
  unproveReason: '为什么不成立',
  unproveNote: '收回后,这次献血回到“自述”,不再计入荣誉和用血;间隔照旧计算。',
  unproved: (by: string, on: string) => `${by}于${on}收回了证明:`,
};
