/** The words of the report on who may do what, in Chinese. */

import type { RightsChanged } from '../backend/gen/types';

export const rights = {
  title: '用户权限报告',
  note: (station: string, at: string) => `${station},${at}。权限取自日志,不能改写。`,
  now: '现在的权限',
  held: '角色,自何时起、由谁授予',
  role: (role: string, on: string, by: string) => `${role}:${on} 起,${by}授予`,
  none: '没有角色',
  left: (on: string, by: string, reason: string) => `${on}由${by}移除${reason ? `:${reason}` : ''}`,
  lastLogin: '最近登录',
  never: '没有记录',
  changes: '历次变动',
  when: '时间',
  whose: '人员',
  change: '变动',
  by: '经手',
  what: {
    added: '加入',
    roles: '改角色',
    password: '改密码',
    recovery_key: '查看恢复密钥',
    removed: '移除',
  } as Record<RightsChanged, string>,
  sign: '核对人:                    日期:                    ',
};
