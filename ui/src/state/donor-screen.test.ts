import { expect, test } from 'vitest';
import { type Backend, DeskError } from '../backend/backend';
import { Desk } from './desk.svelte';
import { DonorScreen } from './donor-screen.svelte';

/** A desk that has a window for each visit that one was opened for. */
class WindowDesk {
  readonly windows = new Map<string, { answered: number; signed: boolean }>();
  readonly shown: string[] = [];

  rpc = async (command: string, { visit }: { visit: string }) => {
    if (command === 'donor_window_open') {
      this.windows.set(visit, { answered: 0, signed: false });
      return { token: `token of ${visit}`, minutes: 20 };
    }
    const window = this.windows.get(visit);
    if (command === 'donor_window_close') return void this.windows.delete(visit);
    if (!window) throw new DeskError('window_closed', '已结束');
    return { ...window, of: 43, revision: 0, answers: null };
  };

  showDonorWindow = async (token: string) => void this.shown.push(token);
  hideDonorWindow = async () => {};
}

test('a form that is not open is nowhere; one that is open is seen', async () => {
  const screen = new DonorScreen(new Desk(new WindowDesk() as unknown as Backend), 'a');
  await screen.look();
  expect([screen.looked, screen.seen]).toEqual([true, null]);
  await screen.open();
  expect(screen.seen).toMatchObject({ answered: 0, signed: false });
});

test('somebody who still answers is not sent from the screen unasked', async () => {
  const host = new WindowDesk();
  const desk = new Desk(host as unknown as Backend);
  await new DonorScreen(desk, 'a').open();
  const next = new DonorScreen(desk, 'b');
  await next.open();
  expect(host.shown).toEqual(['token of a']);
  expect(next.fault).not.toBeNull();
  await next.open();
  expect(host.shown).toEqual(['token of a', 'token of b']);
  expect(next.fault).toBeNull();
});

test('after a signature the screen is free', async () => {
  const host = new WindowDesk();
  const desk = new Desk(host as unknown as Backend);
  await new DonorScreen(desk, 'a').open();
  host.windows.set('a', { answered: 43, signed: true });
  await new DonorScreen(desk, 'b').open();
  expect(host.shown).toEqual(['token of a', 'token of b']);
});

test('a form that is half answered is shown again as it stands', async () => {
  const host = new WindowDesk();
  const desk = new Desk(host as unknown as Backend);
  const screen = new DonorScreen(desk, 'a');
  await screen.open();
  host.windows.set('a', { answered: 12, signed: false });
  await screen.open();
  expect(screen.showable).toBe(true);
  expect(screen.seen?.answered).toBe(12);
  expect(host.shown).toEqual(['token of a', 'token of a']);
  await screen.close();
  await screen.open();
  expect(screen.seen?.answered, 'one that was taken back begins anew').toBe(0);
});

test('somebody who was sent from the screen comes back to what was answered', async () => {
  const host = new WindowDesk();
  const desk = new Desk(host as unknown as Backend);
  const first = new DonorScreen(desk, 'a');
  await first.open();
  host.windows.set('a', { answered: 12, signed: false });
  const next = new DonorScreen(desk, 'b');
  await next.open();
  await next.open();
  host.windows.set('b', { answered: 43, signed: true });
  await first.open();
  expect(host.shown).toEqual(['token of a', 'token of b', 'token of a']);
  expect(first.seen?.answered).toBe(12);
});

test('a form that another start of the program gave out is not opened over its answers', async () => {
  const host = new WindowDesk();
  host.windows.set('a', { answered: 12, signed: false });
  const screen = new DonorScreen(new Desk(host as unknown as Backend), 'a');
  await screen.look();
  expect(screen.showable).toBe(false);
});
