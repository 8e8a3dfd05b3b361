import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createKeep, forgetKept, forgetKeptWhere, keepOnProcess, measureKept, memoOnProcess, type Keep } from '@/lib/keep/keep';
import { measureBytes } from '@/lib/keep/measure-bytes';

const letters = (count: number) => 'x'.repeat(count);

/** Asks for texts of a length, and lists the keys that were made. */
function ask(keep: Keep<string>) {
  const made: string[] = [];
  return {
    made,
    get: async (key: string, size = 0) =>
      await keep.get(key, () => {
        made.push(key);
        return Promise.resolve(letters(size));
      }),
  };
}

describe('a keep', () => {
  it('makes a value once for those who ask at the same time, null among them', async () => {
    const keep = createKeep<null>({ mostBytes: 1_000 });
    let made = 0;
    const make = async () => {
      made += 1;
      await wait(1);
      return null;
    };
    expect(await Promise.all([keep.get('a', make), keep.get('a', make), keep.get('a', make)])).toEqual([null, null, null]);
    expect(await keep.get('a', make)).toBeNull();
    expect(made).toBe(1);
    expect(keep.size()).toEqual({ entries: 1, bytes: 8 });
  });

  it('tells a failure to all who wait for it, and keeps none', async () => {
    const keep = createKeep<string>({ mostBytes: 1_000 });
    const failed = await Promise.allSettled([1, 2].map(() => keep.get('a', () => Promise.reject(new RangeError('first')))));
    expect(failed.map((result) => result.status === 'rejected' && result.reason instanceof RangeError)).toEqual([true, true]);
    expect(keep.size()).toEqual({ entries: 0, bytes: 0 });
    expect(await keep.get('a', () => Promise.resolve('second'))).toBe('second');
  });

  it('holds no more bytes than it may, the longest unused going first', async () => {
    const keep = createKeep<string>({ mostBytes: 10_000 });
    const { made, get } = ask(keep);
    for (const key of ['a', 'b', 'c', 'd']) await get(key, 1_200);
    for (const key of ['d', 'c', 'b', 'a']) await get(key, 1_200);
    expect(made).toEqual(['a', 'b', 'c', 'd']);
    await get('large', 2_000);
    expect(keep.size()).toEqual({ entries: 3, bytes: 2 * 2_416 + 4_016 });
    await get('a', 1_200);
    await get('d', 1_200);
    expect(made.slice(4)).toEqual(['large', 'd']);
  });

  it('keeps what is larger than all of it alone, until the next', async () => {
    const keep = createKeep<string>({ mostBytes: 10_000 });
    const { made, get } = ask(keep);
    for (const key of ['a', 'huge', 'huge']) await get(key, key === 'huge' ? 9_000 : 10);
    expect(keep.size()).toEqual({ entries: 1, bytes: 10_000 });
    for (const key of ['a', 'huge']) await get(key, key === 'huge' ? 9_000 : 10);
    expect(made).toEqual(['a', 'huge', 'a', 'huge']);
  });

  it('tells what is not to be kept to those who wait for it alone, and nothing goes for it', async () => {
    const keep = createKeep<string>({ mostBytes: 10_000, measure: ({ length }) => length, isKept: ({ length }) => length <= 100 });
    const { made, get } = ask(keep);
    await get('a', 100);
    await Promise.all([get('long', 101), get('long', 101)]);
    expect(keep.size()).toEqual({ entries: 1, bytes: 100 });
    await get('long', 101);
    await get('a', 100);
    expect(made).toEqual(['a', 'long', 'long']);
  });

  it('holds no more values than it may, for as long as it may', async () => {
    const keep = createKeep<string>({ mostEntries: 2, forMs: 30 });
    const { made, get } = ask(keep);
    for (const key of ['a', 'b', 'c', 'b', 'a']) await get(key);
    expect(made).toEqual(['a', 'b', 'c', 'a']);
    await wait(60);
    await get('a');
    expect(made).toEqual(['a', 'b', 'c', 'a', 'a']);
  });

  it('hands over what was pushed out while it was made', async () => {
    const keep = createKeep<string>({ mostEntries: 1 });
    const slow = keep.get('slow', async () => {
      await wait(20);
      return 'slow';
    });
    expect(['slow', 'other'].map((key) => keep.has(key))).toEqual([true, false]);
    expect(await keep.get('other', () => Promise.resolve('other'))).toBe('other');
    expect(await slow).toBe('slow');
  });

  it('forgets, also what is in the making', async () => {
    const keep = createKeep<string>({ mostBytes: 1_000 });
    await keep.get('a', () => Promise.resolve('old'));
    const late = keep.get('b', async () => {
      await wait(5);
      return 'old';
    });
    keep.forget();
    expect(keep.size()).toEqual({ entries: 0, bytes: 0 });
    expect(await late).toBe('old');
    expect(await Promise.all(['a', 'b'].map((key) => keep.get(key, () => Promise.resolve('new'))))).toEqual(['new', 'new']);
  });
});

describe('what a keep holds under some keys', () => {
  const isOfOne = (key: string): boolean => key.startsWith('one|');

  it('goes alone, and what it took is free', async () => {
    const keep = createKeep<string>({ mostBytes: 1_000 });
    const { made, get } = ask(keep);
    for (const key of ['one|a', 'two|a', 'one|b']) await get(key, 2);
    keep.forgetWhere(isOfOne);
    // A text of two letters is 16 bytes and 2 a letter.
    expect([keep.size(), ['one|a', 'two|a', 'one|b'].map((key) => keep.holds(key))]).toEqual([
      { entries: 1, bytes: 20 },
      [false, true, false],
    ]);
    await get('two|a');
    await get('one|a');
    expect(made.slice(3)).toEqual(['one|a']);
  });

  it('stays where it is still in the making, for those who wait', async () => {
    const keep = createKeep<string>({ mostBytes: 1_000 });
    const late = keep.get('one|a', async () => {
      await wait(1);
      return 'made';
    });
    keep.forgetWhere(isOfOne);
    expect([await late, keep.holds('one|a')]).toEqual(['made', true]);
  });
});

it('a keep of the process is one for all who name it, and says how much it holds', async () => {
  const [one, other] = ['a test', 'a test'].map((name) => keepOnProcess<string>(name, { mostBytes: 1_000 }));
  expect(one).toBe(other);
  await one?.get('a', () => Promise.resolve(letters(10)));
  expect(measureKept().get('a test')).toEqual({ entries: 1, bytes: 36 });
});

it('a memo computes once, and holds no more bytes than it may', () => {
  const recall = memoOnProcess<string | null>('a test of memos', { mostBytes: 100 });
  const made: string[] = [];
  const get = (key: string, value: string | null) =>
    recall(key, () => {
      made.push(key);
      return value;
    });
  expect([get('a', null), get('a', null), get('b', letters(30)), get('b', ''), get('c', letters(20)), get('b', 'again')]).toEqual([
    null,
    null,
    letters(30),
    letters(30),
    letters(20),
    'again',
  ]);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

it('a memo is one for all who name it, says how much it holds, and is forgotten with the keeps', () => {
  const [one, other] = [1, 2].map(() => memoOnProcess<string>('another test of memos', { mostBytes: 1_000 }));
  expect(one).toBe(other);
  one?.('a|1', () => letters(10));
  one?.('b|1', () => letters(10));
  const measure = () => measureKept().get('another test of memos');
  expect(measure()).toEqual({ entries: 2, bytes: 72 });
  forgetKeptWhere((key) => key.startsWith('a|'));
  expect(measure()).toEqual({ entries: 1, bytes: 36 });
  forgetKept();
  expect(measure()).toEqual({ entries: 0, bytes: 0 });
  expect(one?.('b|1', () => 'anew')).toBe('anew');
});

describe('measureBytes', () => {
  it('grows with rows, letters and numbers', () => {
    const rows = (count: number) => Array.from({ length: count }, () => ({ date: '2024-07-16', value: 1.5, note: null }));
    expect(measureBytes(rows(1_000)) / measureBytes(rows(100))).toBeCloseTo(10, 1);
    expect(measureBytes(new Float64Array(1_000))).toBe(8_016);
    expect(measureBytes(letters(1_000))).toBe(2_016);
  });

  it('looks into maps and sets, and counts once what stands in two places', () => {
    const closes = new Float64Array(1_000);
    expect(measureBytes(new Map([['SPX', closes]]))).toBe(16 + 16 + 22 + 16 + 8_016);
    expect(measureBytes(new Set(['SPX']))).toBe(16 + 16 + 22);
    expect(measureBytes({ closes, high: closes })).toBe(16 + 16 + 8_016 + 16);
  });

  it('goes through a list that is made when it is asked for, and asks for no place of it by name', () => {
    const asked: (string | symbol)[] = [];
    const plain = [{ date: '2024-07-16' }, { date: '2024-07-17' }];
    const list = new Proxy(plain, {
      getOwnPropertyDescriptor: (target, key) => {
        asked.push(key);
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
    });
    expect([measureBytes(list), asked]).toEqual([measureBytes(plain), []]);
  });
});
