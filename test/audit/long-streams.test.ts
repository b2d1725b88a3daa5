import { setTimeout as sleep } from 'node:timers/promises';
import { keysetChunks } from '../../src/platform/database/keyset-chunks.js';
import { bodyOfLines, ndjsonOf } from '../../src/platform/http/line-stream.js';

describe('a long list', () => {
  /** Numbers from 1, in chunks of three, and how often they were asked for. */
  const reading = (upTo: number): { chunks: AsyncGenerator<readonly number[]>; asked: () => number } => {
    let asked = 0;
    const chunks = keysetChunks<number>(3, (last) => {
      asked += 1;
      const next = Array.from({ length: 3 }, (_, i) => (last ?? 0) + i + 1);
      return Promise.resolve(next.filter((one) => one <= upTo));
    });
    return { chunks, asked: () => asked };
  };

  it.each([0, 1, 2, 3, 4, 6, 7])('of %i is read chunk by chunk, each item once', async (length) => {
    const items: number[] = [];
    for await (const chunk of reading(length).chunks) items.push(...chunk);
    expect(items).toEqual(Array.from({ length }, (_, i) => i + 1));
  });

  it('is read no further than one chunk ahead of whoever takes it, and no more once they stop', async () => {
    const { chunks, asked } = reading(1_000);
    await chunks.next();
    expect(asked()).toBe(2);
    await chunks.return(undefined);
    expect(asked()).toBe(2);
  });
});

describe('a long body', () => {
  /** Lines without an end, and whether whoever makes them was told to stop. */
  function endless(): { lines: AsyncGenerator<string>; stopped: () => boolean; made: () => number } {
    let [stopped, made] = [false, 0];
    async function* lines(): AsyncGenerator<string> {
      try {
        for (;;) {
          made += 1;
          yield await Promise.resolve(`${'x'.repeat(999)}\n`);
        }
      } finally {
        stopped = true;
      }
    }
    return { lines: lines(), stopped: () => stopped, made: () => made };
  }

  const errorOf = (body: NodeJS.ReadableStream): Promise<string> =>
    new Promise((resolve) => body.once('error', (error) => resolve(error.message)));

  it('is made no faster than it is read', async () => {
    const { lines, made } = endless();
    const body = bodyOfLines(lines);
    await new Promise((resolve) => body.once('readable', resolve));
    await sleep(20);
    expect(made()).toBeLessThan(400);
    body.destroy();
  });

  it('is made no further once its reader has gone', async () => {
    const { lines, stopped } = endless();
    const body = bodyOfLines(lines);
    await new Promise((resolve) => body.once('readable', resolve));
    body.destroy();
    await new Promise((resolve) => body.once('close', resolve));
    await sleep(0);
    expect(stopped()).toBe(true);
  });

  it('is cut when its reader takes nothing any more', async () => {
    const { lines, stopped } = endless();
    const body = bodyOfLines(lines, 1);
    const failed = errorOf(body);
    body.read(0);
    expect(await failed).toBe('a stream was not read any further');
    await sleep(0);
    expect(stopped()).toBe(true);
  });

  it('that fails on the way lacks its last line', async () => {
    async function* chunks(): AsyncGenerator<readonly object[]> {
      yield [{ one: 1 }];
      await Promise.reject(new Error('the database went away'));
    }
    const body = bodyOfLines(ndjsonOf(chunks()));
    let read = '';
    body.on('data', (piece: Buffer) => (read += piece.toString('utf8')));
    expect(await errorOf(body)).toBe('the database went away');
    expect(read).not.toContain('"end"');
  });
});
