import { expect, test } from 'vitest';
import { readEvents, type ServerEvent } from './events';

async function read(...chunks: Uint8Array[]): Promise<ServerEvent[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const events: ServerEvent[] = [];
  for await (const event of readEvents(body)) events.push(event);
  return events;
}

test('events are read wherever the bytes are cut, within a Chinese character too', async () => {
  const bytes = new TextEncoder().encode(
    'event: step\r\ndata: {"done":1}\r\n\r\n: a comment\n\nevent: answer\ndata: "红色长城"\n\n',
  );
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    expect(await read(bytes.slice(0, cut), bytes.slice(cut))).toEqual([
      { name: 'step', data: { done: 1 } },
      { name: 'answer', data: '红色长城' },
    ]);
  }
});

test('an event that was cut off is none', async () => {
  expect(await read(new TextEncoder().encode('event: answer\ndata: {"do'))).toEqual([]);
});
