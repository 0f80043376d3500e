/** The words about the proof of a certificate by its code, in Chinese. */

export const proof = {
  title: '验证证书',
  note: '用扫码枪扫证书上的二维码,或把手机读到的文字粘贴到这里。不用联网。',
  text: '二维码的内容',
  textHint: '以 RW1; 开头。扫描前请切换到英文输入。',
  textPart: '还没有读完:请接着扫,或按 Ctrl Enter 照样验证。',
  check: '验证',
  answers: {
    valid: '真实,有效',
    voided: '真实,但已作废',
    reissued: '真实,但已由新证书代替',
    unknown: '签名真实,本台没有发放记录',
    changed: '不可采信',
  },
  replacedBy: '代替它的证书编号',
  compare: '请逐项与纸上的内容核对:',
  says: {
    station: '血站', title: '名称', serial: '编号', who: '姓名', on: '献血日期', what: '献血量',
    donation_code: '献血码', issued_on: '发放日期',
  },
  stationKey: '本站的公钥',
  stationKeyNote: '任何人用它都能离线验证本站的证书。可以公布在网站和墙上;它不能用来签发。',
  olderKey: '以前的公钥,仍用来验证以前的证书',
  currentKey: '现在的公钥',
  copy: '复制',
};
