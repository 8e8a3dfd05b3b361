import { describe, expect, it } from 'vitest';
import { breadthCounts } from '@/lib/metrics';
import { countInThreads } from '@/lib/ingest/breadth/count-in-threads';
import { makePanel } from '../../support/make-panel';

const options = { averageSessions: [20, 50], highSessions: 60 };

describe('countInThreads', () => {
  it('counts the same integers as one thread, however many there are', async () => {
    const panel = makePanel('threads', { instruments: 41, sessions: 400 });
    const expected = breadthCounts(panel, options);
    for (const threads of [2, 3]) expect(await countInThreads(panel, options, threads)).toEqual(expected);
    expect(await countInThreads(panel, { ...options, from: 300, to: 350 }, 2)).toEqual(
      breadthCounts(panel, { ...options, from: 300, to: 350 }),
    );
  });

  it('starts threads by itself from five million closes on, and none below', async () => {
    const many = makePanel('threads', { instruments: 1_001, sessions: 5_000 });
    expect(await countInThreads(many, options)).toEqual(breadthCounts(many, options));
    const few = makePanel('threads', { instruments: 5, sessions: 90 });
    expect(await countInThreads(few, options)).toEqual(breadthCounts(few, options));
  });

  it('copies nothing that is shared already, and leaves the closes as they were', async () => {
    const panel = makePanel('threads', { instruments: 4, sessions: 90 });
    const closes = panel.closes.map((series) => {
      const shared = new Float64Array(new SharedArrayBuffer(series.byteLength));
      shared.set(series);
      return shared;
    });
    expect(await countInThreads({ ...panel, closes }, options, 2)).toEqual(breadthCounts(panel, options));
    expect(closes.map((series) => [...series])).toEqual(panel.closes.map((series) => [...series]));
  });

  it('more threads than instruments are of no harm', async () => {
    const one = makePanel('threads', { instruments: 1, sessions: 90 });
    expect(await countInThreads(one, options, 3)).toEqual(breadthCounts(one, options));
  });

  it('what a thread cannot count is thrown here', async () => {
    const panel = makePanel('threads', { instruments: 4, sessions: 90 });
    await expect(countInThreads(panel, { ...options, highSessions: 0 }, 2)).rejects.toThrow(
      'a window is a whole number of sessions of at least 1, not 0',
    );
  });
});
