import { expect, test } from 'vitest';
import type { Backend } from '../backend/backend';
import type { Role } from '../backend/gen/types';
import { Desk } from './desk.svelte';
import { Place } from './place.svelte';

function onDuty(desk: Desk, ...roles: Role[]): void {
  desk.state = {
    station: 'open', station_name: '血站', site: '献血屋', today: '2026-11-22', staff: ['王敏'],
    clock: null, vault_lost: false,
    last_backup: { verified_at: null, is_overdue: false, second_place: null, places: [] },
    on_duty: { name: '王敏', roles },
  };
}

function place(...roles: Role[]): [Place, Desk] {
  const desk = new Desk({} as Backend);
  onDuty(desk, ...roles);
  return [new Place(desk), desk];
}

test('everyone has tasks, figures and the rules; the rest is for those who may', () => {
  const all: Role[] = ['receptionist', 'physician', 'nurse', 'certificate_clerk', 'administrator', 'auditor'];
  const seen = all.map((role) => place(role)[0].pages.join(' '));
  expect(seen).toEqual([
    'tasks eligible statistics daily rules duplicates blanks codes',
    'tasks late eligible statistics daily rules blocked duplicates import reconcile',
    'tasks statistics daily rules codes',
    'tasks statistics daily rules printers blanks templates',
    'tasks late statistics daily staff rules blocked duplicates settings contact printers blanks codes templates import export backups reconcile verify journal inspection',
    'tasks eligible statistics daily staff rules blocked settings contact printers blanks codes templates export backups reconcile verify journal inspection',
  ]);
});

test('an administrator by trade alone has no reception to open', () => {
  const [shown] = place('administrator');
  expect(shown.section).toBe('administration');
  shown.go('reception');
  expect(shown.section).toBe('administration');
});

test('the next person does not find a page that is not theirs', () => {
  const [shown, desk] = place('administrator', 'receptionist');
  shown.turnTo('verify');
  expect(shown.page).toBe('verify');
  onDuty(desk, 'receptionist');
  expect(shown.page).toBe('tasks');
});

test('certificates are issued by those who may; everybody at the desk sees how a group is doing, what is printed, and verifies one; what the station issued is seen by those who issue it', () => {
  const all: Role[] = ['receptionist', 'physician', 'nurse', 'certificate_clerk', 'administrator', 'auditor'];
  const seen = all.map((role) => place(role)[0].papers.join(' '));
  expect(seen).toEqual([
    'due groups issued prints proof', 'groups prints proof', 'groups issued prints proof', 'due groups issued prints proof',
    'issued prints proof', 'groups issued prints proof',
  ]);
  expect(place('administrator')[0].sections).toEqual(['certificates', 'honours', 'administration']);
  expect(place('nurse')[0].sections).toEqual(['reception', 'certificates', 'administration']);
});
