/** The words of the report on who may do what, in English. */

import type { rights as zh } from './rights.zh';

export const rights: typeof zh = {
  title: 'User rights report',
  note: (station, at) => `${station}, ${at}. The rights are read from the journal, which cannot be rewritten.`,
  now: 'Rights now',
  held: 'Roles, since when and given by whom',
  role: (role, on, by) => `${role}: since ${on}, given by ${by}`,
  none: 'No role',
  left: (on, by, reason) => `removed on ${on} by ${by}${reason ? `: ${reason}` : ''}`,
  lastLogin: 'Last log-in',
  never: 'Not on record',
  changes: 'Changes',
  when: 'When',
  whose: 'Whose',
  change: 'Change',
  by: 'By',
  what: {
    added: 'Joined',
    roles: 'Roles',
    password: 'Password',
    recovery_key: 'Saw the recovery key',
    removed: 'Removed',
  },
  sign: 'Checked by:                    Date:                    ',
};
