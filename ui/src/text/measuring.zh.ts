/** The words of the instruments and of what they read, in Chinese. */

export const measuring = {
  instruments: '本台仪器',
  instrumentsNote: '填写或扫描仪器上的编号。选定一次,以后每位献血者都用它,直到更换。',
  instrument: {
    scale: '体重秤',
    pressure: '血压计',
    thermometer: '体温计',
    haemoglobin: '血红蛋白仪',
    analyser: '血细胞分析仪',
  },
  none: '没有登记仪器编号',
  change: '更换仪器',
  keep: '使用这些仪器',
  day: '今天的血红蛋白(g/L),按仪器',
  meter: '仪器',
  count: '人数',
  mean: '均值',
  range: '范围',
  fromOthers: '与其他仪器',
  fromPast: '与自己前四周',
  state: '状态',
  steady: '平稳',
  drifting: '偏离',
  apart: '相差',
  apartNotice: (one: string, other: string, by: string) =>
    `${one}与${other}今天的血红蛋白读数相差${by} g/L,还看不出哪一台偏离。请用质控品核对这两台后再测。`,
  unnamed: '没有编号',
  notice: (device: string) => `${device}今天的血红蛋白读数偏离。请停用,用质控品核对后再测。`,
  again: (value: string) => `刚才填的是 ${value},很少见。请对照仪器核对或重新测量,再填一次。`,
  usual: '上次献的量',
};
