import { afterEach, describe, expect, test, vi } from 'vitest';
import { DeskError } from './backend';
import { fileName, HttpBackend } from './http';

const desk = new HttpBackend();

function answers(body: BodyInit, init: ResponseInit = {}) {
  const fetch = vi.fn(async (_path: string, _request: RequestInit) => new Response(body, init));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

async function refusal(work: Promise<unknown>): Promise<DeskError> {
  const thrown: unknown = await work.then(() => null, (error: unknown) => error);
  expect(thrown).toBeInstanceOf(DeskError);
  return thrown as DeskError;
}

afterEach(() => vi.unstubAllGlobals());

describe('a request', () => {
  test('is posted as command and request, and its answer is given back', async () => {
    const fetch = answers('{"kind":"name","hits":[]}');
    expect(await desk.rpc('donor_search', { query: '黄兰' })).toEqual({ kind: 'name', hits: [] });
    const [path, request] = fetch.mock.calls[0] ?? [];
    expect(path).toBe('/rpc');
    expect(JSON.parse(String(request?.body))).toEqual({
      command: 'donor_search',
      request: { query: '黄兰' },
    });
  });

  test('that is refused throws the error with its code, sentence and field', async () => {
    answers('{"code":"wrong_password","message":"密码不对。","field":"password"}', { status: 403 });
    const error = await refusal(desk.rpc('session_open', { staff: '王敏', password: 'x' }));
    expect(error).toMatchObject({ code: 'wrong_password', message: '密码不对。', field: 'password' });
  });

  test('whose refusal cannot be read is a fault of the program, in words', async () => {
    answers('<html>', { status: 502 });
    const error = await refusal(desk.rpc('desk_read', {}));
    expect(error.code).toBe('internal');
    expect(error.message).toContain('请重试');
  });

  test('that nobody answers says that the connection is lost', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
    const error = await refusal(desk.rpc('desk_read', {}));
    expect(error.message).toContain('连接断了');
  });
});

describe('a job', () => {
  const request = { staff: '王敏', password: 'x' };

  test('tells its steps and ends with its answer', async () => {
    answers(
      'event: step\ndata: {"done":1,"total":2}\n\nevent: step\ndata: {"done":2,"total":2}\n\n' +
        'event: answer\ndata: {"station":"演示血站","recovery_key":"K","donors":1,"donations":2}\n\n',
    );
    const steps: number[] = [];
    const answer = await desk.job('station_demonstrate', request, (step) => steps.push(step.done));
    expect(steps).toEqual([1, 2]);
    expect(answer.donations).toBe(2);
  });

  test('that fails throws what it says', async () => {
    answers('event: error\ndata: {"code":"storage","message":"磁盘已满。","field":null}\n\n');
    const error = await refusal(desk.job('station_demonstrate', request, () => undefined));
    expect(error).toMatchObject({ code: 'storage', message: '磁盘已满。', field: null });
  });

  test('whose events end without an answer says that the connection is lost', async () => {
    answers('event: step\ndata: {"done":1,"total":2}\n\n');
    const error = await refusal(desk.job('station_demonstrate', request, () => undefined));
    expect(error.message).toContain('连接断了');
  });

  test('that is cancelled ends as cancelled', async () => {
    vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      }),
    );
    const work = new AbortController();
    const job = desk.job('station_demonstrate', request, () => undefined, work.signal);
    work.abort();
    expect((await refusal(job)).code).toBe('cancelled');
  });
});

test('a page is saved under its whole name, or its ASCII one', () => {
  const both = "attachment; filename=\"__-12.pdf\"; filename*=UTF-8''%E8%AF%81%E4%B9%A6-12.pdf";
  expect(fileName(both)).toBe('证书-12.pdf');
  expect(fileName('attachment; filename="certificate-12.pdf"')).toBe('certificate-12.pdf');
  expect(fileName(null)).toBeNull();
});
