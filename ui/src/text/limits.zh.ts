/** The words about requirements, their tests and what this version cannot do, in Chinese. */

export const limits = {
  requirements: '要求与测试对照',
  requirementsNote: '每一项要求由所列的测试证明,发布前全部通过。判断规则的逐条用例另见随附的对照表。条款待核:条文尚未与原文核对。',
  clause: '依据',
  unconfirmed: '条款待核',
  asked: '要求',
  test: '测试',
  title: '本版本的已知限制',
  known: [
    '在 Windows 上页面以图像送打印机,只在 Wine 上试过;能否确认打印完成,还没有在 Windows 上看到。',
    'Windows 和 macOS 版本由同一份源代码编译,发布前只在 Linux 上完整测试过。',
    '还不能与其他工作台经网络共享记录;每台电脑的记录独立,随备份迁移。',
    '没有与国家或省级血液管理系统联网:屏蔽名单和外站献血靠导入和证明。',
    '检验结果不自动回传:阳性结果由医师登记为延期。',
    'PDF/A 只用排版程序自带的检查,没有第三方校验。',
    '规则里标注“条款待核”的数字,须由血站对照原文确认后使用。',
    '本程序还没有经过 WS/T 811-2022 的功能评估。',
  ],
};
