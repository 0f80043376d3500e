/** The inquiry on screen: answered by keys, deviations with their deferral, signed; and at the donor's own window. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Desk } from './desk';
import { answerAsUsual, draw, openDonorWindow } from './donor-window';
import { AGUO, inWords, LIN, monthsAfter, type Person, RIYI, today, XIAOLAN } from './people';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
});
afterAll(() => desk.close());

const question = (id: string) => desk.page.locator(`[data-question="${id}"]`);
const focused = (selector: string) => desk.page.locator(selector).and(desk.page.locator(':focus')).waitFor();

/** Presses a key that answers a question, as a person does: one after the other is seen. */
async function answer(key: string, next: string): Promise<void> {
  await desk.press(key);
  await focused(`[data-question="${next}"] input`);
}

/** Registered, face and document compared: the inquiry is on screen. */
async function arrived(person: Person): Promise<void> {
  await desk.register(person);
  await desk.press('Space', 'Enter');
  await desk.panel('健康征询');
}

describe('asked at the desk', () => {
  test('the whole inquiry is answered by a key for each part', async () => {
    await arrived(AGUO);
    await focused('[data-question="well_today"] input');
    await desk.lookTwice('130-inquiry');
    await desk.press('ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowUp');
    await focused('[data-question="well_today"] input');
    expect(await desk.page.locator('[data-said="open"]').count(), 'walking through is no answer').toBe(43);
    await answer('0', 'dental_care');
    await answer('0', 'menstruation');
    await answer('0', 'needle_stick');
    await answer('0', 'past_infection');
    await desk.press('0');
    await focused('[name="deferrals"]');
    expect(await desk.page.locator('[data-said]').count()).toBe(43);
    expect(await desk.page.locator('[data-said="open"]').count()).toBe(0);
    expect(await question('well_today').getAttribute('data-said')).toBe('true');
    expect(await question('hepatitis_hiv').getAttribute('data-said')).toBe('false');
  }, 300_000);

  test('nothing is recorded before the donor has signed', async () => {
    await desk.press('Enter');
    await desk.page.getByText('请献血者阅读知情同意书后签名。').waitFor();
  });

  test('the signature is drawn, and void once an answer is another', async () => {
    await draw(desk.page);
    await desk.look('132-inquiry-signed');
    await question('slept').getByText('否').click();
    await desk.page.locator('svg[data-signed="false"]').waitFor();
    await question('slept').getByText('是', { exact: true }).click();
    await draw(desk.page);
    await desk.page.locator('[name="deferrals"]').focus();
    await desk.press('Enter');
    await desk.panel('体格检查');
  });

  test('an answer that defers proposes the deferral with its day, and the physician accepts it', async () => {
    await arrived(LIN);
    await focused('[data-question="well_today"] input');
    await answer('0', 'dental_care');
    for (const next of ['minor_surgery', 'surgery', 'cold', 'stomach', 'pneumonia']) await answer('2', next);
    await desk.press('1');
    await focused('[name="date-pneumonia"]');
    await desk.page.keyboard.type('-10');
    const decision = desk.page.locator('[data-decides="pneumonia"]');
    const tenDaysAgo = new Date(Date.parse(today()) - 10 * 86_400_000).toISOString().slice(0, 10);
    await decision.getByText(`${inWords(monthsAfter(tenDaysAgo, 3))}起可以再来`).waitFor();
    expect(await decision.getByRole('radio', { name: /肺炎/ }).isChecked()).toBe(true);
    await desk.look('133-inquiry-deviation');
    await question('urinary').getByText('否').click();
    await desk.press('0');
    for (const part of ['menstruation', 'needle_stick', 'past_infection']) {
      await question(part).locator('input').first().focus();
      await desk.press('0');
    }
    await focused('[name="deferrals"]');
    await draw(desk.page);
    await desk.page.getByText('将登记 1 条延期').waitFor();
    await desk.page.getByRole('button', { name: /记录征询和延期/ }).press('Enter');
    await desk.page.locator('[data-ended="refused"]').waitFor();
    const words = (await desk.page.locator('main').innerText()).replace(/\s/g, '');
    expect(words).toContain(inWords(monthsAfter(tenDaysAgo, 3)));
    expect(words).toContain('肺炎');
  });

  test('an answer of several meanings waits for the physician, who may explain instead', async () => {
    await arrived(XIAOLAN);
    await focused('[data-question="well_today"] input');
    await answer('0', 'dental_care');
    await question('surgery').locator('input').first().focus();
    await desk.press('1');
    await focused('[name="date-surgery"]');
    for (const part of ['stomach', 'menstruation', 'needle_stick', 'past_infection']) {
      await question(part).locator('input').first().focus();
      await desk.press('0');
    }
    await focused('[name="deferrals"]');
    await draw(desk.page);
    await desk.page.locator('[name="deferrals"]').focus();
    await desk.press('Enter');
    await desk.page.getByText('请选择:登记哪一种延期').waitFor();
    await desk.look('134-inquiry-undecided');
    await desk.page.locator('[data-decides="surgery"]').getByText('再次询问后不延期').click();
    await desk.press('Control+Enter');
    await desk.page.getByText('请写明再次询问的结果。').waitFor();
    await desk.page.locator('[name="reason-surgery"]').fill('指甲修剪,不是手术');
    await desk.press('Control+Enter');
    await desk.panel('体格检查');
  });

  test('what was answered, explained and signed is read again', async () => {
    await desk.page.getByRole('button', { name: /查看征询回答/ }).press('Enter');
    const dialog = desk.page.getByRole('dialog', { name: '征询回答' });
    await dialog.getByText('指甲修剪,不是手术').waitFor();
    expect(await dialog.getByRole('img', { name: '献血者签名' }).evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    await desk.lookTwice('145-answers');
    await desk.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});

describe('at the donor’s own window', () => {
  let donor: Page;

  test('the receptionist opens it with one key; it greets its donor and nobody else', async () => {
    await arrived(RIYI);
    donor = await openDonorWindow(desk);
    await donor.getByRole('heading', { name: `${RIYI.name},您好` }).waitFor();
    const words = await donor.locator('body').innerText();
    expect(words).not.toContain(RIYI.number);
    expect(words).not.toContain(LIN.name);
    expect(donor.url(), 'the token does not stay in the address').not.toContain('#');
    await desk.lookAt(donor, '135-donor-greeting');
    await desk.page.locator('[data-donor-screen="waiting"]').waitFor();
  });

  test('large type and large controls', async () => {
    const button = donor.getByRole('button', { name: '是我,开始' });
    const { size, height } = await button.evaluate((element) => ({
      size: Number.parseFloat(getComputedStyle(element).fontSize),
      height: element.getBoundingClientRect().height,
    }));
    expect(size).toBeGreaterThanOrEqual(22);
    expect(height).toBeGreaterThanOrEqual(56);
  });

  test('it is answered by keys, by pointer, in English too; the physician sees how far it is', async () => {
    await donor.keyboard.press('Enter');
    await donor.getByText('第 1 题').waitFor();
    await desk.lookAt(donor, '136-donor-question');
    await donor.keyboard.press('Enter');
    await donor.getByText('第 1 题').waitFor();
    for (const key of ['1', '1', '1', '2', '2']) await donor.keyboard.press(key);
    await donor.getByText('第 6 题').waitFor();
    await donor.getByRole('button', { name: 'English' }).click();
    await donor.getByText('Question 6').waitFor();
    await desk.lookAt(donor, '137-donor-question-en');
    await donor.getByRole('button', { name: 'No 2' }).click();
    await donor.getByText('Question 7').waitFor();
    await donor.getByRole('button', { name: '中文' }).click();
    await desk.page.locator('[data-donor-screen="answering"]').getByText('正在填写').waitFor();
    for (const next of [8, 9]) {
      await donor.keyboard.press('2');
      await donor.getByText(`第 ${next} 题`).waitFor();
    }
  });

  test('an answer that asks for a day takes one, and the physician sees the answer at once', async () => {
    await donor.getByRole('button', { name: '否' }).click();
    await donor.getByText('第 10 题').waitFor();
    await donor.keyboard.press('1');
    await donor.locator('[name="day"]').fill('99999999');
    await donor.keyboard.press('Enter');
    await donor.getByText('没有这一天').waitFor();
    await donor.getByRole('button', { name: '3 天前' }).click();
    await desk.lookAt(donor, '138-donor-day');
    await donor.getByRole('button', { name: '下一步' }).click();
    await donor.getByText('第 11 题').waitFor();
    await desk.page.locator('[data-deviates="cold"]').waitFor();
    await desk.look('139-donor-answering');
  });

  test('a form that went off the screen half answered is shown again, and goes on where it was', async () => {
    await donor.close();
    await desk.page.locator('[data-donor-screen="answering"]').getByText('正在填写 10 / ').waitFor();
    [donor] = await Promise.all([desk.page.waitForEvent('popup'), desk.press('F7')]);
    await donor.setViewportSize({ width: 1024, height: 768 });
    await donor.getByRole('heading', { name: `${RIYI.name},您好` }).waitFor();
    await desk.page.locator('[data-donor-screen="answering"]').getByText('正在填写 10 / ').waitFor();
    await donor.getByRole('button', { name: '是我,开始' }).press('Enter');
    await donor.getByText('第 11 题').waitFor();
    expect(await desk.page.locator('[data-deviates="cold"]').count()).toBe(1);
  });

  test('the page cannot ask for anything but its own form', async () => {
    const asked = await donor.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      const ask = async (command: string) => {
        const body = JSON.stringify({ token: '0'.repeat(64), command, request: {} });
        return (await fetch('/donor-window', { method: 'POST', headers, body })).status;
      };
      return Promise.all(['desk_read', 'visit_list', 'donor_open', 'interview_record', 'own_form_read'].map(ask));
    });
    expect(asked).toEqual([400, 400, 400, 400, 401]);
    const scripts = await donor.evaluate(() => performance.getEntriesByType('resource').map((one) => one.name));
    expect(scripts.filter((name) => name.endsWith('/rpc'))).toEqual([]);
  });

  test('the donor looks over everything, mends an answer, reads the consent and signs', async () => {
    await answerAsUsual(donor);
    await desk.lookAt(donor, '140-donor-review');
    await donor.getByRole('button', { name: /感冒/ }).click();
    await donor.keyboard.press('2');
    await donor.getByRole('heading', { name: '请看一看您的回答' }).waitFor();
    await donor.getByRole('button', { name: '都对,读知情同意书' }).click();
    await donor.getByRole('button', { name: '同意并提交' }).click();
    await donor.getByText('写下您的姓名').waitFor();
    await draw(donor);
    await desk.lookAt(donor, '141-donor-consent');
    await donor.getByRole('button', { name: '同意并提交' }).click();
    await donor.getByRole('heading', { name: '谢谢您' }).waitFor();
    expect(await donor.locator('body').innerText()).not.toContain(RIYI.name);
    await desk.lookAt(donor, '142-donor-thanks');
  });

  test('the physician confirms with one key', async () => {
    await desk.page.locator('[data-donor-screen="signed"]').waitFor();
    await desk.page.getByText('题都照常').waitFor();
    await desk.lookTwice('143-donor-signed');
    await desk.press('Enter');
    await desk.panel('体格检查');
  });

  test('thanked, the page goes back to waiting by itself', async () => {
    await donor.getByText('欢迎您来献血').waitFor({ timeout: 30_000 });
    await desk.lookAt(donor, '144-donor-waiting');
    await donor.close();
  });
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
