/** The words about staff, passwords and the desk's own time in Chinese. */

export const staff = {
  title: '人员',
  loading: '正在读取…',
  name: '姓名',
  roles: '角色',
  state: '状态',
  you: '本人',
  left: '已离岗',
  noPassword: '不能登录这台电脑',
  canLogIn: '可以登录',

  changeRoles: '角色',
  rolesTitle: (name: string) => `${name}的角色`,
  saveRoles: '保存角色',
  rolesChanged: (name: string) => `${name}的角色已更改。`,

  reset: '重设密码',
  resetTitle: (name: string) => `重设${name}的密码`,
  newPassword: '新密码',
  passwordReset: (name: string) => `${name}的密码已重设,请本人尽快自己再改一次。`,

  remove: '移除',
  removeTitle: (name: string) => `移除${name}`,
  removeNote: '移除后不能再登录。数据换新密钥,恢复密钥也随之更换,请准备好抄写。经手过的记录都保留。',
  removeReason: '离岗原因',
  removed: (name: string) => `${name}已移除`,

  showKey: '再看一次恢复密钥',
  showKeyTitle: '恢复密钥',
  showKeyNote: '纸上的恢复密钥丢失时才需要。查看会留下记录。',
  showKeyConfirm: '显示',

  ownPassword: '修改我的密码',
  oldPassword: '现在的密码',
  savePassword: '修改密码',
  passwordChanged: '密码已修改,下次上岗请用新密码。',

  recover: '用恢复密钥进入',
  recoverNote: '所有管理员都忘了密码时使用。由名单上的管理员设置自己的新密码。',
  vaultLost: '密钥文件丢失或损坏,密码打不开数据。请取出恢复密钥,由管理员设置新密码。',
  recoveryKey: '恢复密钥',
  recoveryKeyNote: '抄写的每一组;大小写、空格和连字符没有关系',
  administrator: '管理员姓名',
  recoverOpen: '打开',

  clockBehind: (now: string, newest: string) =>
    `电脑时间(${now})比最后一条记录(${newest})早,不能判断能否献血。`,
  clockAhead: (now: string, newest: string) =>
    `电脑时间(${now})比最后一条记录(${newest})晚了很多,不能判断能否献血。`,
  clockAsk: '请管理员核对日期和时间。电脑时间不对,请先改正;确实正确,由管理员确认。',
  clockConfirm: '时间正确,确认',
};
