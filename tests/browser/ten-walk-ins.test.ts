/** A morning of ten walk-ins, by keyboard only: every key beside the typed values is counted. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { Desk } from './desk';
import { donationCode, residentNumber, type Person } from './people';

/** So many keys may a new donor cost beside what is typed, from the box to the donor's page. */
const MOST_TO_REGISTER = 6;

const PEOPLE: Person[] = [
  ['阿布尔古', '511133', '19900502', 1], ['陈秀英', '511102', '19850311', 2], ['何俊', '511102', '19930719', 3],
  ['吉克曲哈', '511132', '19880824', 4], ['李国庆', '511123', '19791001', 5], ['马海木呷', '511133', '19960115', 6],
  ['彭雪', '511181', '20010420', 7], ['唐明', '511126', '19820609', 8], ['吴桂芳', '511124', '19870228', 9],
  ['赵晓燕', '511129', '19991212', 10],
].map(([name, division, birth, n]) => ({
  name: String(name),
  number: residentNumber(String(division), String(birth), '000'),
  phone: `121${String(30_000_000 + Number(n))}`,
}));

let desk: Desk;
const counted = { registered: [] as number[], received: [] as number[], collected: [] as number[] };

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
});
afterAll(() => desk.close());

/** How many keys something takes beside what is typed. */
async function keys(work: () => Promise<void>): Promise<number> {
  const before = desk.pressed;
  await work();
  return desk.pressed - before;
}

test.each(PEOPLE.map((person, n) => [person.name, person, n + 1] as const))(
  '%s is registered, received and collected',
  async (_, person, n) => {
    await desk.box();
    counted.registered.push(await keys(async () => {
      await desk.enter(person.number);
      await desk.panel('登记新献血者');
      await desk.page.getByText('签发地').waitFor();
      await desk.enter(person.name, person.phone);
      await desk.panel('核对身份');
    }));
    counted.received.push(await keys(() => desk.examine(`2026-${n}`)));
    counted.collected.push(await keys(async () => {
      // The gun types the code and its own Enter.
      await desk.scan(donationCode(n));
      await desk.panel('采血');
      await desk.press('F6', 'F7');
      await desk.scan(donationCode(n));
      await desk.page.locator('[name$="-outcome"]:focus').waitFor();
      await desk.press('Enter');
      await desk.panel('休息观察');
    }));
    expect(await desk.page.getByTestId('went').innerText()).toMatch(/\d\d:\d\d–\d\d:\d\d · 0 分钟/);
    if (n === 1) await desk.lookTwice('220-rest-after-collection');
    await desk.press('Enter');
    await desk.panel('感谢证书');
    await desk.press('Escape');
  },
);

test('a new donor cost at most six keys beside what was typed, and the morning as many for each', () => {
  console.info(`${Math.max(...counted.registered)} keys to register a new donor`);
  expect(Math.max(...counted.registered)).toBeLessThanOrEqual(MOST_TO_REGISTER);
  expect(new Set(counted.registered).size).toBe(1);
  expect(new Set(counted.collected)).toEqual(new Set([3]));
});

test('the queue holds all ten, and none waits for anything but the certificate', async () => {
  await desk.box();
  const queue = desk.page.getByRole('complementary', { name: '今日来访' });
  expect(await queue.getByRole('listitem').count()).toBe(PEOPLE.length);
  for (const row of await queue.getByRole('listitem').all()) expect(await row.innerText()).toContain('证书');
  await desk.lookTwice('221-morning');
});

test('their certificates are made together', async () => {
  await desk.page.getByRole('button', { name: '证书', exact: true }).press('Enter');
  await desk.page.getByTestId('due-count').getByText('10 份待发').waitFor();
  await desk.lookTwice('222-certificates-due');
  await desk.page.locator('[name="filter"]').fill('马海');
  await desk.page.getByRole('button', { name: '制作这 1 份' }).waitFor();
  await desk.page.locator('[name="filter"]').fill('');
  await desk.page.getByRole('button', { name: '制作这 10 份' }).press('Enter');
  await desk.page.getByText('已制作 10 份证书。').waitFor();
  await desk.page.getByText('没有待发的证书。').waitFor();
  await desk.press('Escape');
  await desk.box();
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
