import { describe, expect, it } from 'vitest';
import { createTurnstile } from '@/lib/sources/create-turnstile';

describe('the gate in front of a provider', () => {
  it('lets callers through one at a time and apart, however many come at once', async () => {
    let nowMs = 0;
    const passedMs: number[] = [];
    // Waiting moves the clock: each waiter wakes at its time or, like a real timer, somewhat later.
    const takeTurn = createTurnstile(500, null, {
      now: () => nowMs,
      wait: (durationMs) =>
        Promise.resolve().then(() => {
          nowMs += durationMs + 3;
        }),
    });
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 6 }, () => takeTurn(signal).then(() => passedMs.push(nowMs))));
    const gaps = passedMs.slice(1).map((atMs, index) => atMs - (passedMs[index] ?? 0));
    expect(passedMs[0]).toBe(0);
    expect(gaps).toHaveLength(5);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(500);
  });

  it('lets no more through within any minute than it may, and holds nobody up before', async () => {
    let nowMs = 0;
    const passedMs: number[] = [];
    const takeTurn = createTurnstile(100, 3, {
      now: () => nowMs,
      wait: (durationMs) =>
        Promise.resolve().then(() => {
          nowMs += durationMs;
        }),
    });
    const { signal } = new AbortController();
    for (let at = 0; at < 7; at += 1) {
      await takeTurn(signal);
      passedMs.push(nowMs);
    }
    expect(passedMs).toEqual([0, 100, 200, 60_000, 60_100, 60_200, 120_000]);
  });

  it('stops waiting when the caller gives up', async () => {
    const takeTurn = createTurnstile(60_000, null);
    const { signal } = new AbortController();
    await takeTurn(signal);
    await expect(takeTurn(AbortSignal.abort())).rejects.toThrow();
  });
});
