import { describe, expect, it } from 'vitest';
import { createKeep } from '@/lib/keep/keep';
import { createAnswerKeeper } from '@/lib/server/answers/answer-keeper';

const create = () => createAnswerKeeper<string>({ keep: createKeep({ mostBytes: 10_000 }), busy: 'busy' });
const nothing = () => Promise.resolve(null);

describe('createAnswerKeeper', () => {
  it('recalls rather than computes, and does either once', async () => {
    const { get } = create();
    let recalled = 0;
    const recall = () => Promise.resolve((recalled += 1) > 0 ? 'recalled' : null);
    const compute = () => 'computed';
    expect(await Promise.all([get('a', { recall, compute }), get('a', { recall, compute })])).toEqual(['recalled', 'recalled']);
    expect(await get('b', { recall: nothing, compute })).toBe('computed');
    expect(await get('b', { recall, compute })).toBe('computed');
    expect(recalled).toBe(1);
  });

  it('computes one after another', async () => {
    const { get } = create();
    let running = 0;
    const most: number[] = [];
    const compute = async () => {
      most.push((running += 1));
      await Promise.resolve();
      running -= 1;
      return 'x';
    };
    await Promise.all(['a', 'b', 'c'].map((key) => get(key, { recall: nothing, compute })));
    expect(most).toEqual([1, 1, 1]);
  });

  it('forgets what failed', async () => {
    const { get } = create();
    await expect(
      get('a', {
        recall: nothing,
        compute: () => {
          throw new Error('first');
        },
      }),
    ).rejects.toThrow('first');
    expect(await get('a', { recall: nothing, compute: () => 'second' })).toBe('second');
  });

  it('tells who would be refused: neither what is kept or in the making, nor what can be recalled', async () => {
    const { get, isRefused } = create();
    await get('kept', { recall: nothing, compute: () => 'kept' });
    let finish = (): void => undefined;
    const gate = new Promise<string>((resolve) => {
      finish = () => {
        resolve('done');
      };
    });
    expect(await isRefused('new', nothing)).toBe(false);
    const waiting = Array.from({ length: 9 }, (_, place) => get(`waiting ${place}`, { recall: nothing, compute: () => gate }));
    await expect.poll(() => isRefused('new', nothing)).toBe(true);
    await expect(get('new', { recall: nothing, compute: () => 'x' })).rejects.toMatchObject({ status: 503, code: 'busy' });
    expect(
      await Promise.all([isRefused('kept', nothing), isRefused('waiting 8', nothing), isRefused('new', () => Promise.resolve('recalled'))]),
    ).toEqual([false, false, false]);
    finish();
    await Promise.all(waiting);
    expect(await isRefused('new', nothing)).toBe(false);
  });
});
