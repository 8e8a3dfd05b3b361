import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { findNextJob } from '@/lib/ingest/worker/list-next-jobs';
import { planJobs, type Job, type PlanState, type Try } from '@/lib/ingest/worker/plan-jobs';

const calendar = createCalendar();
const at = (text: string) => Date.parse(text);
const isOfSp500 = (job: Job) => (job.kind === 'snapshot' && job.universeId === 'sp500') || (job.kind === 'closes' && job.of === 'sp500');
const makeState = (nowMs: number, change: Partial<PlanState> = {}): PlanState => ({
  calendar,
  nowMs,
  hasRealCloses: true,
  groups: [
    { of: null, lacking: 0 },
    { of: 'sp500', lacking: 503 },
  ],
  missingFunds: 0,
  snapshots: [{ universeId: 'sp500', last: parseSessionDate('2024-07-15') }],
  dueSeries: 0,
  tries: new Map(),
  ...change,
});

describe('the next job of a universe', () => {
  it('is what is due, what waits after a try, or what comes up next', () => {
    const evening = at('2024-07-16T21:30Z');
    expect(findNextJob(makeState(evening), 'sp500')).toEqual({ does: 'closes', at: '2024-07-16T21:30:00.000Z', after: null });
    const failed: Try = { startedMs: at('2024-07-16T21:20Z'), outcome: 'failed' };
    const tries = new Map([['closes of sp500', [failed]]]);
    expect(findNextJob(makeState(evening, { tries }), 'sp500')).toEqual({
      does: 'closes',
      at: '2024-07-16T21:35:00.000Z',
      after: 'failed',
    });
    const whole = { groups: [{ of: 'sp500', lacking: 0 }] };
    // The fund's list of that session on the next morning, 07:30 in New York.
    expect(findNextJob(makeState(evening, whole), 'sp500')).toEqual({ does: 'members', at: '2024-07-17T11:30:00.000Z', after: null });
    expect(findNextJob(makeState(evening, { ...whole, snapshots: [] }), 'sp500')).toEqual({
      does: 'closes',
      at: '2024-07-17T21:15:00.000Z',
      after: null,
    });
    expect(findNextJob(makeState(evening, { hasRealCloses: false }), 'sp500')).toBeNull();
  });

  it('is what the plan then has of it: nothing before, and that at its time', () => {
    const minute = 60_000;
    const outcomes = fc.constantFrom<Try['outcome']>('done', 'partly', 'failed', 'unfinished');
    const triesOf = fc.array(fc.record({ ago: fc.integer({ min: 1, max: 2_000 }), outcome: outcomes }), { maxLength: 4 });
    const start = at('2024-07-01T00:00Z');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        triesOf,
        triesOf,
        fc.boolean(),
        fc.boolean(),
        (after, ofCloses, ofLists, lacks, isOld) => {
          const nowMs = start + after * minute;
          const toTries = (given: typeof ofCloses) => given.map(({ ago, outcome }) => ({ startedMs: nowMs - ago * minute, outcome }));
          const change = {
            groups: [{ of: 'sp500', lacking: lacks ? 5 : 0 }],
            snapshots: [{ universeId: 'sp500', last: isOld ? parseSessionDate('2024-06-03') : parseSessionDate('2024-07-31') }],
            tries: new Map([
              ['closes of sp500', toTries(ofCloses)],
              ['snapshot of sp500', toTries(ofLists)],
            ]),
          };
          const next = findNextJob(makeState(nowMs, change), 'sp500');
          const nextMs = at(next?.at ?? '');
          expect(nextMs).toBeGreaterThanOrEqual(nowMs);
          const dueAt = (ms: number, then: Partial<PlanState> = change) => planJobs(makeState(ms, then)).due.filter(isOfSp500);
          expect(dueAt(nowMs).length > 0).toBe(nextMs === nowMs);
          if (nextMs > nowMs) expect(dueAt(nextMs - 1)).toEqual([]);
          // By then a session has ended whose closes and list are lacking.
          const later = {
            ...change,
            groups: [{ of: 'sp500', lacking: 5 }],
            snapshots: [{ universeId: 'sp500', last: parseSessionDate('2024-06-03') }],
          };
          expect(dueAt(nextMs, nextMs === nowMs ? change : later).map(({ kind }) => (kind === 'snapshot' ? 'members' : kind))).toContain(
            next?.does,
          );
        },
      ),
    );
  });
});
