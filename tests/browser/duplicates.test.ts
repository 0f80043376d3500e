/** Records of one person become one, with everything that changes seen before, and can be taken apart again. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN, Desk, PASSWORD } from './desk';
import { donationCode, LIN, type Person, residentNumber, XIAOLAN, XIAOLAN_AGAIN } from './people';

const PHYSICIAN = { name: '李医生', password: 'early-train-5-maps' };
const LIN_ALIKE: Person = {
  name: '林筱',
  number: residentNumber('511132', '19861103', '000'),
  phone: '12100008979',
};

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
  await desk.addStaff(PHYSICIAN.name, '医师', PHYSICIAN.password);
});
afterAll(() => desk.close());

const dialog = () => desk.page.getByRole('dialog');
const pair = () => desk.page.getByTestId('pair');
const input = (name: string) => dialog().locator(`[name="${name}"]`);

async function change(what: string): Promise<void> {
  await desk.page.getByRole('button', { name: '更改身份信息…' }).press('Enter');
  await dialog().getByRole('button', { name: what }).press('Enter');
  await dialog().getByRole('form').waitFor();
}

async function donates(person: Person, n: number): Promise<void> {
  await desk.register(person);
  await desk.examine(`2026-000${n}`);
  await desk.collect(donationCode(n));
}

test('two records come about of one person, who gives twice in one day', async () => {
  await donates(XIAOLAN, 1);
  await desk.press('Escape');
  await donates({ ...XIAOLAN_AGAIN, name: '罗大山' }, 2);
  await change('更改姓名');
  await desk.lookTwice('120-rename');
  await desk.press('Control+Enter');
  await dialog().locator('[name="name"][aria-invalid="true"]').waitFor();
  await desk.enter('罗大山', '登记时写错');
  await dialog().getByText('这就是现在登记的姓名').waitFor();
  await input('name').fill(XIAOLAN_AGAIN.name);
  await desk.press('Control+Enter');
  await desk.page.getByRole('heading', { name: XIAOLAN_AGAIN.name, exact: true }).waitFor();
  await desk.page.getByText('曾用名 罗大山').waitFor();
});

test('the former name and the name now both find the donor', async () => {
  for (const query of ['罗大山', XIAOLAN_AGAIN.name]) {
    expect((await desk.search(query)).length).toBe(1);
  }
  await desk.press('Escape', 'Escape');
});

test('two people come to one phone number', async () => {
  await desk.register(LIN);
  await desk.press('Escape');
  await desk.register(LIN_ALIKE);
  await change('更改电话');
  await desk.enter(LIN.phone);
  await dialog().waitFor({ state: 'detached' });
  await desk.press('Escape');
});

test('everybody is compared, and the pairs are looked at one by one', async () => {
  await desk.administration('重复档案');
  await desk.press('Enter');
  await desk.page.getByText('比较了 4 位献血者,有 2 对相像。').waitFor();
  await pair().getByText('第 1 对,共 2 对').waitFor();
  const words = await pair().innerText();
  expect(words).toContain(XIAOLAN.name);
  expect(words).toContain(XIAOLAN_AGAIN.name);
  expect(words).toContain('姓名同音');
  expect(words).toContain('出生日期和性别相同');
  await desk.lookTwice('121-duplicates');
});

test('those who are not the same person are not listed again', async () => {
  await desk.press('F4', 'F2');
  await desk.page.getByRole('navigation', { name: '相像的献血者' }).getByRole('button').first().focus();
  await desk.press('ArrowDown');
  await pair().getByText('电话相同').waitFor();
  expect(await pair().innerText()).toContain(LIN_ALIKE.name);
  await pair().getByRole('button', { name: '不是同一个人' }).press('Enter');
  await desk.page.getByText('已记录不是同一个人,以后不再列出。').waitFor();
  await desk.page.getByRole('button', { name: '重新查找' }).press('Enter');
  await desk.page.getByText('比较了 4 位献血者,有 1 对相像。').waitFor();
});

test('a merge is seen before: what differs, what counts, what should not have happened', async () => {
  await pair().getByRole('button', { name: '合并…' }).press('Enter');
  const preview = dialog().getByTestId('merge-preview');
  await preview.waitFor();
  const cells = async (row: string) => preview.locator(`[data-row="${row}"] td`).allInnerTexts();
  const [, , after = ''] = await cells('donations');
  expect(after).toContain('2 次');
  expect(after).toContain(donationCode(1));
  expect(after).toContain(donationCode(2));
  expect((await cells('honours'))[2]).toContain('折合4次');
  expect((await cells('documents'))[2]?.trim().split('\n').length).toBe(2);
  await preview.getByText('两份档案的姓名、电话不同').waitFor();
  expect(await preview.locator('[data-note="against"]').innerText()).toContain(donationCode(2));
  await desk.lookTwice('122-merge-preview');
});

test('the other record can be the one that stands', async () => {
  const preview = dialog().getByTestId('merge-preview');
  await dialog().getByRole('radio', { name: XIAOLAN_AGAIN.name }).check({ force: true });
  await preview.locator('[data-row="who"] td').last().getByText(XIAOLAN_AGAIN.name).waitFor();
  await dialog().getByRole('radio', { name: XIAOLAN.name, exact: false }).first().check({ force: true });
  await preview.locator('[data-row="who"] td').last().getByText(XIAOLAN.name).waitFor();
});

test('it needs a reason, and one who is administrator and physician needs nobody else', async () => {
  expect(await input('second').count()).toBe(0);
  await input('reason').focus();
  await desk.press('Enter');
  await dialog().locator('[name="reason"][aria-invalid="true"]').waitFor();
  await desk.enter('核对了两张身份证和本人');
  await dialog().waitFor({ state: 'detached' });
  await desk.page.getByTestId('merged').getByText(XIAOLAN.name).waitFor();
  await desk.page.getByText('都处理完了。').waitFor();
  await desk.look('123-merged');
});

test('old numbers and codes lead to the one record, and a physician has a task', async () => {
  await desk.page.getByTestId('merged').getByRole('button').press('Enter');
  await desk.page.getByRole('heading', { name: XIAOLAN.name, exact: true }).waitFor();
  await desk.page.getByTestId('other-records').getByText(XIAOLAN_AGAIN.name).waitFor();
  for (const query of [XIAOLAN_AGAIN.number, XIAOLAN_AGAIN.phone, donationCode(2), XIAOLAN_AGAIN.name]) {
    const found = await desk.search(query);
    expect(found.length, query).toBe(1);
    expect(found[0]).toContain(XIAOLAN.name);
  }
  await desk.press('Escape');
  await desk.administration('待办');
  const tasks = desk.page.locator('tr[data-about="merge_against_rules"]');
  for (const n of [1, 2]) await tasks.filter({ hasText: donationCode(n) }).waitFor();
});

test('a visit since the merge has to be given to one of the two', async () => {
  await desk.openDonor(XIAOLAN);
  const { hits } = (await desk.ask('donor_search', { query: XIAOLAN.phone })) as {
    hits: { donor: string }[];
  };
  await desk.ask('visit_open', { donor: hits[0]?.donor, face_matches_document: true });
  await desk.handOver(PHYSICIAN.name, PHYSICIAN.password);
  await desk.page.getByRole('button', { name: '撤销合并…' }).press('Enter');
  await dialog().getByTestId('unmerge-preview').waitFor();
  await desk.lookTwice('124-unmerge');
  await desk.press('Control+Enter');
  await dialog().getByText('请选择这次来访是谁的。').waitFor();
  await dialog().getByText('请选择第二个人。').waitFor();
});

test('it needs a second person with the right password', async () => {
  await dialog().getByRole('radio', { name: XIAOLAN_AGAIN.name }).check({ force: true });
  await input('reason').fill('本人带来两张证件,是姐妹');
  await input('second').selectOption(ADMIN);
  await input('second_password').fill('not-the-password');
  await desk.press('Control+Enter');
  await dialog().locator('[name="second_password"][aria-invalid="true"]').waitFor();
  expect(await input('reason').inputValue()).toBe('本人带来两张证件,是姐妹');
  await desk.look('125-unmerge-wrong-password');
  await input('second_password').fill(PASSWORD);
  await desk.press('Control+Enter');
  await dialog().waitFor({ state: 'detached' });
  await desk.page.getByTestId('other-records').waitFor({ state: 'detached' });
});

test('both are there again, each with their own', async () => {
  expect(await desk.names()).toBe(XIAOLAN.name);
  const history = desk.page.getByRole('main').getByRole('table');
  expect(await history.innerText()).toContain(donationCode(1));
  expect(await history.innerText()).not.toContain(donationCode(2));
  await desk.openDonor(XIAOLAN_AGAIN);
  expect(await history.innerText()).toContain(donationCode(2));
  await desk.page.locator('[data-ended="refused"]').waitFor();
});

test('a physician merges from a donor’s page, with an administrator', async () => {
  await change('与另一份档案合并');
  await input('query').fill('9999999');
  await desk.press('Enter');
  await dialog().getByText('没有找到').waitFor();
  await input('query').fill(XIAOLAN.number);
  await desk.press('Enter');
  await dialog().getByTestId('merge-preview').waitFor();
  await input('reason').fill('再次核对,确是同一人');
  await desk.press('Control+Enter');
  await dialog().getByText('请选择第二个人。').waitFor();
  await input('second').selectOption(ADMIN);
  await input('second_password').fill(PASSWORD);
  await desk.lookTwice('126-merge-with-a-second-person');
  await desk.press('Control+Enter');
  await dialog().waitFor({ state: 'detached' });
  await desk.page.getByTestId('other-records').getByText(XIAOLAN.name).waitFor();
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
