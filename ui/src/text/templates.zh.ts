/** The words about templates, what the station says of itself on paper, and the lists it prints, in Chinese. */

export const templates = {
  title: '模板',
  note: '每种文书一个模板(typst)。把内置模板复制到本站的文件夹后可以修改;改错了,会写明第几行,并改用内置模板。',
  folder: '本站模板的文件夹',
  copyPath: '复制路径',
  copy: '复制内置模板到文件夹',
  copyAgain: '补齐缺少的模板',
  copied: '已复制。文件夹里原有的模板没有改动。',
  columns: { paper: '文书', file: '文件', state: '现在用的' },
  builtIn: '内置',
  own: '本站的副本,与内置相同',
  changed: '本站修改过的',
  look: '预览',
  lookAt: (paper: string) => `预览 · ${paper}`,
  lookNote: '样张上的人和献血码都是虚构的;不编号、不签名,也不能打印。各种款式依次成页。',
  fault: (line: string) => `第 ${line} 行有误,已改用内置模板`,
  names: {
    'common.typ': '各文书共用的部分',
    'certificate.typ': '证书的版面',
    'thank-you.typ': '感谢证书',
    'honour.typ': '荣誉证书',
    'group.typ': '团体感谢状',
    'record.typ': '献血证明',
    'benefits.typ': '用血优惠说明',
    'deferral.typ': '献血告知书',
    'leaflet.typ': '献血后须知',
    'visit-form.typ': '献血登记表',
    'labels.typ': '献血码标签',
    'nominations.typ': '申报名单',
    'day.typ': '每日汇总',
    'calibration.typ': '打印校准页',
  } as Record<string, string>,
};

export const contact = {
  title: '站点信息',
  note: '印在告知书、须知和用血优惠说明上。',
  phone: '联系电话',
  phoneHint: '没有电话就不能打印告知书和须知。',
  papers: '用血报销需要的材料',
  papersHint: '一行一项,最多 12 项。',
  save: '保存',
  saved: '已保存,以后打印的文书都用它。',
  noPhone: '还没有填写',
  noPapers: '还没有填写',
};

export const daySummary = {
  title: '每日汇总',
  note: '一天的来访、献血、打印和需要复核的事项,末尾印有日志末条:签字存档后,日志被改动就能发现。',
  day: '日期',
};

export const nominationPaper = {
  make: '制作申报名单',
  title: (round: string) => `申报名单 · ${round}`,
  note: '证件号码已遮盖。发放后编号并签名;内容以现在的记录为准。',
  issue: '发放并编号',
  issuing: '正在统计并制作',
  issued: (serial: string) => `已发放,编号 ${serial}`,
};
