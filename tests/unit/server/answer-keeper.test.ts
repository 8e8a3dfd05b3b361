import { describe, expect, it } from 'vitest';
import { createAnswerKeeper, measureBytes } from '@/lib/server/answers/answer-keeper';

const letters = (count: number) => 'x'.repeat(count);

describe('createAnswerKeeper', () => {
  it('keeps no more bytes than it may, the oldest going first, and always the newest', async () => {
    const get = createAnswerKeeper<string>({ mostKept: 60, mostBytes: 10_000, busy: 'busy' });
    const made: string[] = [];
    const ask = async (key: string, size: number) => await get(key, { recall: () => Promise.resolve(null), compute: () => { made.push(key); return letters(size); } });
    for (const key of ['a', 'b', 'c', 'd']) await ask(key, 1_200);
    for (const key of ['d', 'c', 'b', 'a']) await ask(key, 1_200);
    expect(made).toEqual(['a', 'b', 'c', 'd']);
    // Asked for last, the first is the newest; the two that were asked for longest ago make room.
    await ask('large', 2_000);
    expect(made).toEqual(['a', 'b', 'c', 'd', 'large']);
    await ask('a', 1_200);
    await ask('d', 1_200);
    expect(made).toEqual(['a', 'b', 'c', 'd', 'large', 'd']);
    // Larger than all that may be kept: it is kept alone, for those who ask at the same time, and goes with the next.
    await ask('huge', 9_000);
    await ask('huge', 9_000);
    await ask('a', 1_200);
    await ask('huge', 9_000);
    expect(made.slice(6)).toEqual(['huge', 'a', 'huge']);
  });

  it('forgets what failed', async () => {
    const get = createAnswerKeeper<string>({ mostKept: 2, busy: 'busy' });
    await expect(get('a', { recall: () => Promise.resolve(null), compute: () => { throw new Error('first'); } })).rejects.toThrow('first');
    expect(await get('a', { recall: () => Promise.resolve(null), compute: () => 'second' })).toBe('second');
  });
});

describe('measureBytes', () => {
  it('grows with rows, letters and numbers', () => {
    const rows = (count: number) => Array.from({ length: count }, () => ({ date: '2024-07-16', value: 1.5, note: null }));
    expect(measureBytes(rows(1_000)) / measureBytes(rows(100))).toBeCloseTo(10, 1);
    expect(measureBytes(new Float64Array(1_000))).toBe(8_016);
    expect(measureBytes(letters(1_000))).toBe(2_016);
  });
});
