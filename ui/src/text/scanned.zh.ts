/** The words about cards and codes that are scanned, in Chinese. */

export const scanned = {
  /** What was scanned where the donation code is meant. */
  notCode: {
    product: '这是产品码,不是献血码。请扫描标签上 13 位的献血码。',
    lot: '这是血袋的批号,不是献血码。请扫描标签上 13 位的献血码。',
    group: '这是血型码,不是献血码。请扫描标签上 13 位的献血码。',
    expiry: '这是有效期码,不是献血码。请扫描标签上 13 位的献血码。',
    card: '这是身份证号码,不是献血码。请扫描标签上 13 位的献血码。',
  },
  codeTitle: '扫到另一位献血者的献血码',
  codeOf: '这个献血码属于',
  codeSame: '刚扫的献血码就是屏幕上这位的。',
};
