import { describe, expect, test } from 'vitest';
import type { DonorHit, DonorHits, QueryKind } from '../backend/gen/types';
import { type Choice, Search } from './search.svelte';

function hit(name: string): DonorHit {
  return {
    donor: `id-${name}`,
    donor_no: '0000001',
    name,
    sex: 'female',
    birth_date: '1990-05-01',
    age: 36,
    document: null,
    phone: null,
    last_donation: null,
  };
}

/** A desk that answers when it is told to, in whatever order. */
class SlowDesk {
  readonly waiting = new Map<string, (answer: DonorHits) => void>();

  find = (query: string): Promise<DonorHits> =>
    new Promise((resolve) => this.waiting.set(query, resolve));

  async answer(query: string, kind: QueryKind, ...names: string[]): Promise<void> {
    this.waiting.get(query)?.({ kind, hits: names.map(hit), more: false });
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function searching(): { desk: SlowDesk; search: Search; chosen: Choice[] } {
  const desk = new SlowDesk();
  const chosen: Choice[] = [];
  return { desk, chosen, search: new Search(desk.find, (choice) => chosen.push(choice)) };
}

const names = (search: Search) => search.found?.hits.map((one) => one.name);

describe('the one box', () => {
  test('never shows an earlier answer over a later one', async () => {
    const { desk, search } = searching();
    void search.type('黄');
    void search.type('黄兰');
    await desk.answer('黄兰', 'name', '黄兰');
    await desk.answer('黄', 'name', '黄芳', '黄兰');
    expect(names(search)).toEqual(['黄兰']);
  });

  test('takes quietly that a later search broke this one off', async () => {
    const cancelled = { code: 'cancelled', message: '已取消', field: null };
    const search = new Search(
      () => Promise.reject(cancelled),
      () => {},
    );
    await search.type('黄');
    expect(search.fault).toBeNull();
    expect(search.open).toBe(false);
  });

  test('asks again when an earlier search came in later and broke this one off', async () => {
    let asked = 0;
    const search = new Search(
      () => {
        asked += 1;
        const cancelled = { code: 'cancelled', message: '已取消', field: null };
        return asked === 1
          ? Promise.reject(cancelled)
          : Promise.resolve({ kind: 'name', hits: [hit('黄兰')], more: false });
      },
      () => {},
    );
    await search.type('黄兰');
    expect(names(search)).toEqual(['黄兰']);
    expect(asked).toBe(2);
  });

  test('shows nothing that comes after it was emptied', async () => {
    const { desk, search } = searching();
    void search.type('黄');
    void search.type('');
    await desk.answer('黄', 'name', '黄兰');
    expect(search.open).toBe(false);
    expect(search.found).toBeNull();
  });

  test('opens a single donor when Enter came before the answer, as a scanner sends it', async () => {
    const { desk, search, chosen } = searching();
    void search.type('0042317');
    search.enter();
    expect(chosen).toEqual([]);
    await desk.answer('0042317', 'donor_no', '黄兰');
    expect(chosen).toEqual([{ to: 'donor', hit: hit('黄兰') }]);
    expect(search.query).toBe('');
  });

  test('does not decide between several donors before they were seen', async () => {
    const { desk, search, chosen } = searching();
    void search.type('黄');
    search.enter();
    await desk.answer('黄', 'name', '黄芳', '黄兰');
    expect(chosen).toEqual([]);
    search.move(1);
    search.enter();
    expect(chosen).toEqual([{ to: 'donor', hit: hit('黄兰') }]);
  });

  test('offers to register a document that nobody has', async () => {
    const { desk, search, chosen } = searching();
    void search.type(' E12345678 ');
    search.enter();
    await desk.answer('E12345678', 'document');
    expect(chosen).toEqual([{ to: 'registration', number: 'E12345678' }]);
  });

  test.each<[QueryKind, string]>([
    ['name', '黄兰'],
    ['pinyin', 'huanglan'],
    ['phone', '12100007214'],
    ['document', '004629'],
    ['donation_code', 'G123426000001'],
  ])('offers no registration for a %s that nobody has', async (kind, query) => {
    const { desk, search, chosen } = searching();
    void search.type(query);
    await desk.answer(query, kind);
    search.enter();
    expect(search.choices).toEqual([]);
    expect(chosen).toEqual([]);
  });

  test.each<[QueryKind, string]>([
    ['document', '511133199005014629'],
    ['phone', '12345678'],
    ['certificate', 'C12345678'],
    ['name', '军字第1234567号'],
  ])('offers to register a number that looks like a %s and may be a document', async (kind, query) => {
    const { desk, search } = searching();
    void search.type(query);
    await desk.answer(query, kind);
    expect(search.choices).toEqual([{ to: 'registration', number: query }]);
  });

  test('takes nobody from the answer to an earlier text', async () => {
    const { desk, search, chosen } = searching();
    void search.type('黄');
    await desk.answer('黄', 'name', '黄芳', '黄兰');
    void search.type('黄兰');
    expect(search.stale).toBe(true);
    search.take(0);
    expect(chosen).toEqual([]);
    await desk.answer('黄兰', 'name', '黄兰');
    search.take(0);
    expect(chosen).toEqual([{ to: 'donor', hit: hit('黄兰') }]);
  });

  test('walks round the list in both directions', async () => {
    const { desk, search } = searching();
    void search.type('黄');
    await desk.answer('黄', 'name', '黄芳', '黄兰');
    search.move(-1);
    expect(search.active).toBe(1);
    search.move(1);
    expect(search.active).toBe(0);
  });
});
