import { describe, expect, it } from 'vitest';
import { createAdmission } from '@/lib/server/front/admission';

/** Work that ends when it is told to. */
function openWork(): { readonly work: () => Promise<string>; readonly end: () => void; readonly hasBegun: () => boolean } {
  let begun = false;
  let finish = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return {
    work: async () => {
      begun = true;
      await ended;
      return 'done';
    },
    end: finish,
    hasBegun: () => begun,
  };
}
const stays = (): boolean => false;
const nextTurn = async (): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve));
};
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await nextTurn();
};

describe('a line in front of the processor', () => {
  it('runs so many at once, the others in their order', async () => {
    const admission = createAdmission({ atOnce: 2, mostWaiting: 5, mostMs: 1e6 });
    const works = [openWork(), openWork(), openWork()];
    const answers = works.map(({ work }) => admission.enter(work, stays));
    await settle();
    expect(works.map(({ hasBegun }) => hasBegun())).toEqual([true, true, false]);
    works[1]?.end();
    expect(await answers[1]).toBe('done');
    await settle();
    expect(works[2]?.hasBegun()).toBe(true);
    works.forEach(({ end }) => end());
    expect(await Promise.all(answers)).toEqual(['done', 'done', 'done']);
    expect(admission.size()).toEqual({ running: 0, waiting: 0 });
  });

  it('refuses who finds too many waiting, and takes the place of who has left', async () => {
    const admission = createAdmission({ atOnce: 1, mostWaiting: 1, mostMs: 1e6 });
    const running = openWork();
    const first = admission.enter(running.work, stays);
    await settle();
    let hasLeft = false;
    const leaving = openWork();
    const left = admission.enter(leaving.work, () => hasLeft).catch((error: unknown) => (error as Error).name);
    await expect(admission.enter(openWork().work, stays)).rejects.toMatchObject({ name: 'Refused' });
    hasLeft = true;
    const next = openWork();
    const answered = admission.enter(next.work, stays);
    expect(await left).toBe('Departed');
    running.end();
    next.end();
    expect(await Promise.all([first, answered])).toEqual(['done', 'done']);
    expect(leaving.hasBegun()).toBe(false);
  });

  it('passes over who has left when their turn comes, and goes on after work that failed', async () => {
    const admission = createAdmission({ atOnce: 1, mostWaiting: 9, mostMs: 1e6 });
    const failing = admission.enter(() => Promise.reject(new Error('no')), stays);
    const gone = admission.enter(openWork().work, () => true);
    const last = openWork();
    const answered = admission.enter(last.work, stays);
    await expect(failing).rejects.toThrow('no');
    await expect(gone).rejects.toMatchObject({ name: 'Departed' });
    last.end();
    expect(await answered).toBe('done');
  });

  it('gives the place of who takes too long to the next, and not twice', async () => {
    const admission = createAdmission({ atOnce: 1, mostWaiting: 9, mostMs: 20 });
    const slow = openWork();
    const first = admission.enter(slow.work, stays);
    const second = openWork();
    const answered = admission.enter(second.work, stays);
    await expect.poll(() => second.hasBegun()).toBe(true);
    slow.end();
    second.end();
    expect(await Promise.all([first, answered])).toEqual(['done', 'done']);
    expect(admission.size()).toEqual({ running: 0, waiting: 0 });
  });
});
