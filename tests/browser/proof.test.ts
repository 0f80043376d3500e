/** The proof of a certificate: genuine, changed, of another station, reissued, void. */

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Desk, STATION } from './desk';
import { certificates } from './papers';
import { AGUO, donationCode } from './people';
import { codeOn } from './qr';

let desk: Desk;

beforeAll(async () => {
  desk = await Desk.open();
  await desk.newStation();
});
afterAll(async () => {
  await desk?.close();
});

const button = (name: string | RegExp) => desk.page.getByRole('button', { name });

describe('the proof of a certificate', () => {
  const found = (what: string) => desk.page.locator(`[data-testid="proof"][data-found="${what}"]`);
  const says = (line: string) => desk.page.locator(`[data-says="${line}"]`).innerText();
  let certificate = '';
  let serial = '';
  let text = '';

  test('a code that was read from the page is genuine, and says what stands there', async () => {
    await desk.register(AGUO);
    await desk.examine('2026-0001');
    await desk.collect(donationCode(1));
    serial = await desk.page.getByTestId('serial').innerText();
    const { hits } = (await desk.ask('donor_search', { query: AGUO.phone })) as { hits: { donor: string }[] };
    const page = (await desk.ask('donor_open', { donor: hits[0]?.donor })) as { certificates: { id: string }[] };
    certificate = page.certificates[0]?.id ?? '';
    text = await codeOn(desk, { kind: 'thank_you', certificates: [certificate] });
    await certificates(desk, '验证证书');
    await desk.page.locator('[name="text"]:focus').waitFor();
    await desk.scan(text);
    await found('valid').waitFor();
    expect(await says('serial')).toBe(serial);
    expect(await says('donation_code')).toBe(donationCode(1));
    expect(await says('station')).toBe(STATION);
    expect(await says('who')).toContain('*');
    expect(await says('who')).not.toBe(AGUO.name);
    await desk.lookTwice('832-genuine');
  });

  test('the next scan takes its place: one changed character is refused', async () => {
    const changed = text.replace(donationCode(1), donationCode(2));
    expect(changed).not.toBe(text);
    await desk.scan(changed);
    await found('changed').waitFor();
    await found('changed').getByText('签名不符').waitFor();
    expect(await desk.page.locator('[data-says]').count()).toBe(0);
    await desk.lookTwice('833-changed');
  });

  test('a code of another station, and what is no code, is not believed either', async () => {
    const fields = text.split(';');
    fields[9] = fields[9] === 'AAAAAA' ? 'BBBBBB' : 'AAAAAA';
    await desk.scan(fields.join(';'));
    await found('changed').getByText('由另一把密钥').waitFor();
    await desk.scan('https://example.org/');
    await found('changed').getByText('不是本系统证书').waitFor();
  });

  test('a code that a scanner breaks in lines is read whole', async () => {
    const half = Math.floor(text.length / 2);
    await desk.scan(text.slice(0, half));
    await desk.page.getByText('还没有读完').waitFor();
    await desk.scan(text.slice(half));
    await found('valid').waitFor();
  });

  test('a gun that reads it into the box leads there', async () => {
    await desk.press('F3');
    await desk.box();
    await desk.scan(text);
    await found('valid').waitFor();
    expect(await desk.page.locator('[data-place="box"]').inputValue()).toBe('');
  });

  test('one that was reissued is said to be so, with the serial of what took its place', async () => {
    const again = (await desk.ask('certificate_reissue', { certificate, reason: '姓名打印不清' })) as {
      serial: string;
    };
    await desk.page.locator('[name="text"]').focus();
    await desk.press('Control+Enter');
    await found('reissued').getByText(again.serial, { exact: true }).waitFor();
    await desk.lookTwice('834-reissued');
  });

  test('one that was voided is said to be so', async () => {
    const { hits } = (await desk.ask('donor_search', { query: AGUO.phone })) as { hits: { donor: string }[] };
    const issued = (await desk.ask('record_issue', { donor: hits[0]?.donor })) as { id: string };
    const record = await codeOn(desk, { kind: 'issued', paper: issued.id });
    await desk.page.locator('[name="text"]').focus();
    await desk.press('Control+a');
    await desk.scan(record);
    await found('valid').waitFor();
    await desk.ask('certificate_void', { certificate: issued.id, reason: '重复发放' });
    await desk.press('Control+Enter');
    await found('voided').waitFor();
  });

  test('the public key stands there to be copied', async () => {
    const { public_keys } = (await desk.ask('station_key_list', {})) as { public_keys: string[] };
    expect(await desk.page.getByTestId('public-key').allInnerTexts()).toEqual(public_keys);
    await button('打印这一页').waitFor();
  });
});

test('nothing went wrong unseen', () => {
  expect(desk.problems).toEqual([]);
});
