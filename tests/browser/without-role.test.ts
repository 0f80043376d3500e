/** Somebody without the role: the screen offers nothing that would be refused, and Rust refuses it all the same. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Desk } from './desk';
import { AGUO, donationCode } from './people';

const STAFF = [
  { name: '钱护士', role: '护士', password: 'quiet-river-7-nurse' },
  { name: '孙证书', role: '证书员', password: 'quiet-river-7-clerk' },
  { name: '周审核', role: '审核员', password: 'quiet-river-7-audit' },
];

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  for (const { name, role, password } of STAFF) await desk.addStaff(name, role, password);
  await desk.register(AGUO);
  await desk.press('Space', 'Enter');
  await desk.panel('健康征询');
});
afterAll(() => desk.close());

const sections = () =>
  desk.page.getByRole('navigation', { name: '功能' }).getByRole('button').allInnerTexts();

async function onDuty(name: string): Promise<void> {
  const person = STAFF.find((one) => one.name === name);
  if (!person) throw new Error(name);
  await desk.handOver(person.name, person.password);
  await desk.page.getByRole('heading', { name: AGUO.name, exact: true }).waitFor();
}

/** What Rust says to somebody who asks past the screen. */
async function refused(command: string, request: unknown): Promise<void> {
  expect(await desk.ask(command, request), command).toHaveProperty('code', 'not_allowed');
}

async function donor(): Promise<string> {
  const found = (await desk.ask('donor_search', { query: AGUO.phone })) as { hits: { donor: string }[] };
  return found.hits[0]?.donor ?? '';
}

describe('a nurse', () => {
  test('sees the donor and whom to call, and registers nobody', async () => {
    await onDuty('钱护士');
    await desk.page.getByText('这一步由医师完成').waitFor();
    expect(await desk.page.getByRole('button', { name: /登记外站献血/ }).count()).toBe(0);
    expect(await desk.page.getByRole('button', { name: /显示完整号码/ }).count()).toBe(0);
    await desk.page.getByRole('button', { name: '写备注' }).waitFor();
    await desk.lookTwice('250-nurse');
    const id = await donor();
    await refused('donor_reveal', { donor: id, field: 'phone' });
    await refused('donation_declare', { donor: id, on: '2026-01-01', gave: { kind: 'whole_blood', ml: 400 } });
    await refused('visit_open', { donor: id, face_matches_document: true });
    await refused('certificate_due', {});
  });

  test('finds how groups are doing, and no certificates to issue', async () => {
    expect(await sections()).toEqual(['接待', '证书', '管理']);
    await desk.page.getByRole('button', { name: '证书', exact: true }).press('Enter');
    await desk.page.getByRole('heading', { name: '团体的一天' }).waitFor();
    expect(await desk.page.getByRole('button', { name: '待发证书' }).count()).toBe(0);
    await desk.press('Escape');
    await desk.openDonor(AGUO);
  });
});

describe('a certificate clerk', () => {
  test('issues certificates and takes no step of a visit', async () => {
    await onDuty('孙证书');
    await desk.page.getByText('这一步由医师完成').waitFor();
    await refused('collection_record', {
      visit: crypto.randomUUID(), code: donationCode(1), drawn: { kind: 'whole_blood', ml: 400 },
    });
    await desk.page.getByRole('button', { name: '证书', exact: true }).press('Enter');
    await desk.page.getByText('没有待发的证书。').waitFor();
    await desk.press('Escape');
    await desk.openDonor(AGUO);
  });
});

describe('an auditor', () => {
  test('reads everything and writes nothing', async () => {
    await onDuty('周审核');
    for (const name of ['写备注', '添加照片', '献血者离开']) {
      expect(await desk.page.getByRole('button', { name }).count(), name).toBe(0);
    }
    expect(await desk.page.getByLabel('添加照片').count()).toBe(0);
    await desk.lookTwice('251-auditor');
    const id = await donor();
    await refused('note_add', { donor: id, text: 'x' });
    await refused('donor_address_change', { donor: id, address: 'x' });
  });
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
