import { beforeEach, describe, expect, test } from 'vitest';
import type { Backend } from '../backend/backend';
import type { DonorHit, DonorPage, Visit } from '../backend/gen/types';
import { Card } from './card.svelte';
import { Desk } from './desk.svelte';
import { Reception } from './reception.svelte';

const NUMBER = '511133199005010000';
const OTHER = '511102198509170009';

/** A desk that knows one holder for each number, and answers when it is told to. */
class SlowDesk {
  readonly waiting: (() => void)[] = [];
  readonly holders: Record<string, string[]> = { [NUMBER]: ['aguo'], [OTHER]: ['lin'] };

  rpc = async (command: string, request: { query?: string; donor?: string }) => {
    if (command === 'visit_list') return [];
    await new Promise<void>((answered) => this.waiting.push(answered));
    if (command === 'donor_open') return { id: request.donor, visit: null } as DonorPage;
    const holders = this.holders[request.query ?? ''] ?? [];
    const hits = holders.map((donor) => ({ donor, name: donor }) as DonorHit);
    return { kind: 'document', hits, more: false };
  };

  /** Answers everything that was asked, and what is asked because of that. */
  async answerAll(): Promise<void> {
    for (let turn = 0; turn < 4; turn += 1) {
      for (const answer of this.waiting.splice(0)) answer();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}

let slow: SlowDesk;
let reception: Reception;
let card: Card;

beforeEach(() => {
  slow = new SlowDesk();
  const desk = new Desk(slow as unknown as Backend);
  reception = new Reception(desk);
  card = new Card(desk, reception);
});

function onScreen(id: string, step?: Visit['step']): void {
  reception.donor = { id, visit: step ? ({ step } as Visit) : null } as DonorPage;
}

async function read(number: string, deliberate = false, elsewhere = false): Promise<void> {
  void card.read({ is: 'card', text: number }, deliberate, elsewhere);
  await slow.answerAll();
}

describe('a card', () => {
  test('opens its holder when nobody is attended to', async () => {
    await read(NUMBER);
    expect(reception.donor?.id).toBe('aguo');
    expect(card.asking).toBeNull();
  });

  test('begins a registration when nobody holds it', async () => {
    await read('51113219950228000X');
    expect(reception.newcomer?.number).toBe('51113219950228000X');
  });

  test.each<[string, Visit['step'] | undefined]>([
    ['who is being identified', undefined],
    ['whose visit is under way', 'interview'],
  ])('asks before it takes the place of a donor %s', async (_, step) => {
    onScreen('lin', step);
    await read(NUMBER);
    expect(reception.donor?.id).toBe('lin');
    expect(card.asking).toMatchObject({ to: 'donor', hit: { donor: 'aguo' } });
    card.change();
    await slow.answerAll();
    expect(reception.donor?.id).toBe('aguo');
    expect(card.asking).toBeNull();
  });

  test('takes the place of a donor whose visit has ended, and of anyone when it is read into the box', async () => {
    onScreen('lin', 'done');
    await read(NUMBER);
    expect(reception.donor?.id).toBe('aguo');
    await read(OTHER, true);
    expect(reception.donor?.id).toBe('lin');
  });

  test('asks while other work than the reception’s is on screen', async () => {
    await read(NUMBER, false, true);
    expect(reception.donor).toBeNull();
    expect(card.asking).not.toBeNull();
  });

  test('asks before it leaves a registration in which something was typed', async () => {
    await read('51113219950228000X');
    reception.drafts.of<{ name: string }>('registration:51113219950228000X', () => ({ name: '' })).name = '日以';
    await read(NUMBER);
    expect(reception.newcomer).not.toBeNull();
    expect(card.asking).not.toBeNull();
    card.stay();
    expect(card.asking).toBeNull();
  });

  test('of the donor on screen only says so', async () => {
    onScreen('aguo', 'interview');
    await read(NUMBER);
    expect(card.asking).toBeNull();
    expect(card.confirmed).toBe('aguo');
  });

  test('that comes after another is the one that counts, whichever answer comes first', async () => {
    void card.read({ is: 'card', text: OTHER }, false, false);
    const [first] = slow.waiting.splice(0);
    void card.read({ is: 'card', text: NUMBER }, false, false);
    await slow.answerAll();
    first?.();
    await slow.answerAll();
    expect(reception.donor?.id).toBe('aguo');
    expect(card.asking).toBeNull();
  });
});

describe('a donation code that no field on screen takes', () => {
  const CODE = 'G123426000001';
  const scan = async () => {
    const told = card.read({ is: 'code', text: CODE }, false, false);
    await slow.answerAll();
    return told;
  };

  test('opens its donor, or asks while another is attended to', async () => {
    slow.holders[CODE] = ['aguo'];
    expect(await scan()).toBe(true);
    expect(reception.donor?.id).toBe('aguo');
    onScreen('lin', 'interview');
    expect(await scan()).toBe(true);
    expect([card.asking?.to, card.by, reception.donor?.id]).toEqual(['donor', 'code', 'lin']);
  });

  test.each([[[]], [['aguo', 'lin']]])('of %j donors tells of nobody', async (holders) => {
    slow.holders[CODE] = holders;
    expect(await scan()).toBe(false);
    expect([reception.donor, reception.newcomer, card.asking]).toEqual([null, null, null]);
  });
});
