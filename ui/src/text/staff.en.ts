/** The words about staff, passwords and the desk's own time in English. */

import type { staff as chinese } from './staff.zh';

export const staff: typeof chinese = {
  title: 'Staff',
  loading: 'Reading…',
  name: 'Name',
  roles: 'Roles',
  state: 'State',
  you: 'You',
  left: 'Has left',
  noPassword: 'Cannot log in here',
  canLogIn: 'Can log in',

  changeRoles: 'Roles',
  rolesTitle: (name) => `Roles of ${name}`,
  saveRoles: 'Save the roles',
  rolesChanged: (name) => `The roles of ${name} are changed.`,

  reset: 'New password',
  resetTitle: (name) => `A new password for ${name}`,
  newPassword: 'New password',
  passwordReset: (name) => `${name} has a new password, and should soon change it once more.`,

  remove: 'Remove',
  removeTitle: (name) => `Remove ${name}`,
  removeNote:
    'Nobody who is removed can log in again. The data get a new key, and the recovery key changes with it: be ready to copy it down. Whatever the person recorded stays.',
  removeReason: 'Why',
  removed: (name) => `${name} is removed`,

  showKey: 'See the recovery key again',
  showKeyTitle: 'Recovery key',
  showKeyNote: 'Only needed when its paper is lost. That it was shown stays on record.',
  showKeyConfirm: 'Show',

  ownPassword: 'Change my password',
  oldPassword: 'Password until now',
  savePassword: 'Change the password',
  passwordChanged: 'Your password is changed; log in with the new one from now on.',

  recover: 'Open with the recovery key',
  recoverNote:
    'For when every administrator forgot the password. An administrator on the staff list sets a new one.',
  vaultLost:
    'The key file is lost or damaged, and no password opens the data. Fetch the recovery key; an administrator sets a new password.',
  recoveryKey: 'Recovery key',
  recoveryKeyNote: 'every group of it; case, blanks and hyphens do not matter',
  administrator: 'Name of the administrator',
  recoverOpen: 'Open',

  clockBehind: (now, newest) =>
    `The computer’s time (${now}) is before the newest record (${newest}): nobody can be judged.`,
  clockAhead: (now, newest) =>
    `The computer’s time (${now}) is long after the newest record (${newest}): nobody can be judged.`,
  clockAsk:
    'An administrator should check date and time. If the computer is wrong, set it right first; if it is right, confirm it.',
  clockConfirm: 'The time is right',
};
