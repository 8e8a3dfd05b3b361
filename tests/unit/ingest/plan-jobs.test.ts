import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { finalInstantMs, newestFinalSession } from '@/lib/calendar/final-close';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { nameJob, pauseMs, planJobs, retryMs, type Job, type PlanState, type Try } from '@/lib/ingest/worker/plan-jobs';
import { rounds } from '../../support/rounds';

const calendar = createCalendar();
const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
const at = (text: string) => Date.parse(text);
const day = parseSessionDate;

function makeState(change: Partial<PlanState> = {}): PlanState {
  return {
    calendar,
    nowMs: at('2024-07-16T21:15Z'),
    hasRealCloses: true,
    groups: [{ of: null, lacking: 10 }],
    missingFunds: 0,
    snapshots: [],
    dueSeries: 0,
    tries: new Map(),
    ...change,
  };
}
const tell = (job: Job) => ('session' in job ? `${nameJob(job)} ${job.session}` : nameJob(job));
const listDue = (change: Partial<PlanState>) => planJobs(makeState(change)).due.map(tell);
const tried = (name: string, ...tries: (readonly [string, Try['outcome']])[]) => ({
  tries: new Map([[name, tries.map(([started, outcome]) => ({ startedMs: at(started), outcome }))]]),
});

describe('what is due', () => {
  it('closes 75 minutes after the bell, what is followed for itself first, then members', () => {
    const groups = [
      { of: null, lacking: 10 },
      { of: 'sp500', lacking: 503 },
      { of: 'nasdaq100', lacking: 0 },
    ];
    expect(listDue({ groups })).toEqual(['closes 2024-07-16', 'dividends 2024-07-16', 'closes of sp500 2024-07-16']);
    expect(planJobs(makeState({ groups: [], nowMs: at('2024-07-16T21:14Z') }))).toEqual({
      due: [{ kind: 'verify', session: '2024-07-15' }],
      nextMs: at('2024-07-16T21:15Z'),
    });
  });

  it('follows the funds that were never followed once what is followed already has come, or comes no more, and before members', () => {
    const groups = (lacking: number) => [
      { of: null, lacking },
      { of: 'sp500', lacking: 503 },
    ];
    const rest = { missingFunds: 18, snapshots: [{ universeId: 'sp500', last: null }] };
    const after = ['snapshot of sp500 2024-07-15', 'dividends 2024-07-16', 'closes of sp500 2024-07-16'];
    expect(listDue({ groups: groups(10), ...rest })).toEqual(['closes 2024-07-16', ...after]);
    expect(listDue({ groups: groups(0), ...rest })).toEqual(['funds 2024-07-16', ...after]);
    expect(
      listDue({ groups: groups(2), ...rest, ...tried('closes', ['2024-07-16T21:15Z', 'failed']), nowMs: at('2024-07-16T21:20Z') }),
    ).toEqual(after);
    expect(listDue({ groups: groups(2), ...rest, ...tried('closes', ['2024-07-16T21:15Z', 'done']) })).toEqual([
      'funds 2024-07-16',
      ...after,
    ]);
  });

  it('asks for dividends once a session, for the members of all universes together, while any of them lacks a close', () => {
    const groups = (lacking: number) => [
      { of: null, lacking: 0 },
      { of: 'sp500', lacking },
      { of: 'nasdaq100', lacking },
    ];
    const closes = ['closes of sp500 2024-07-16', 'closes of nasdaq100 2024-07-16'];
    expect(listDue({ groups: groups(20) })).toEqual(['dividends 2024-07-16', ...closes]);
    expect(listDue({ groups: groups(20), ...tried('dividends', ['2024-07-16T21:15Z', 'done']) })).toEqual(closes);
    // Where no list was had closes do not wait for it.
    expect(listDue({ groups: groups(20), ...tried('dividends', ['2024-07-16T21:15Z', 'failed']) })).toEqual(closes);
    expect(listDue({ groups: groups(0) })).toEqual([]);
  });

  it('verifies on the evening of a session, or later where nobody did, and once', () => {
    const groups = [{ of: null, lacking: 0 }];
    const verified = tried('verify', ['2024-07-17T00:45Z', 'done']);
    expect(listDue({ groups, nowMs: at('2024-07-17T00:44Z') })).toEqual([]);
    expect(listDue({ groups, nowMs: at('2024-07-17T00:45Z') })).toEqual(['verify 2024-07-16']);
    expect(planJobs(makeState({ groups, nowMs: at('2024-07-17T00:46Z'), ...verified }))).toEqual({
      due: [],
      nextMs: at('2024-07-17T11:30Z'),
    });
    expect(listDue({ groups, nowMs: at('2024-07-17T11:30Z'), ...verified })).toEqual([]);
    expect(listDue({ groups, nowMs: at('2024-07-17T11:30Z') })).toEqual(['verify 2024-07-16']);
  });

  it('asks for a snapshot on the morning after its session, and at once where there is none', () => {
    const groups = [{ of: null, lacking: 0 }];
    const of = (last: SessionDate | null) => [{ universeId: 'sp500', last }];
    expect(listDue({ groups, snapshots: of(null) })).toEqual(['snapshot of sp500 2024-07-15']);
    expect(listDue({ groups, snapshots: of(day('2024-07-15')) })).toEqual([]);
    expect(listDue({ groups, snapshots: of(day('2024-07-15')), nowMs: at('2024-07-17T11:30Z') })).toContain('snapshot of sp500 2024-07-16');
    // Of a Friday, over a long weekend.
    expect(listDue({ groups, snapshots: of(day('2024-05-23')), nowMs: at('2024-05-28T11:29Z') })).not.toContain(
      'snapshot of sp500 2024-05-24',
    );
    expect(listDue({ groups, snapshots: of(day('2024-05-23')), nowMs: at('2024-05-28T11:30Z') })).toContain('snapshot of sp500 2024-05-24');
  });

  it('tries the providers every half hour while no real close is stored, and plans nothing else', () => {
    expect(listDue({ hasRealCloses: false })).toEqual(['first pull']);
    const once = { hasRealCloses: false, ...tried('first pull', ['2024-07-16T21:15Z', 'failed']) };
    expect(planJobs(makeState(once))).toEqual({ due: [], nextMs: at('2024-07-16T21:15Z') + retryMs });
  });

  it.each([
    ['waits after a failure', [['21:15', 'failed']], '21:29', false],
    ['for a quarter of an hour', [['21:15', 'failed']], '21:30', true],
    [
      'twice as long after the second',
      [
        ['21:15', 'failed'],
        ['21:30', 'failed'],
      ],
      '21:59',
      false,
    ],
    [
      'and goes on',
      [
        ['21:15', 'failed'],
        ['21:30', 'failed'],
      ],
      '22:00',
      true,
    ],
    [
      'counts anew after some came',
      [
        ['21:15', 'failed'],
        ['21:30', 'partly'],
        ['21:45', 'failed'],
      ],
      '22:00',
      true,
    ],
    ['goes on at once after it made way', [['21:15', 'unfinished']], '21:15', true],
    ['does not come back once done', [['21:15', 'done']], '23:59', false],
  ] as const)('a job %s', (_, tries, now, isDue) => {
    const started = tries.map(([time, outcome]) => [`2024-07-16T${time}Z`, outcome] as const);
    expect(listDue({ nowMs: at(`2024-07-16T${now}Z`), ...tried('closes', ...started) }).includes('closes 2024-07-16')).toBe(isDue);
  });
});

/** A month in which providers fail at times and every job takes as long as it is told. */
interface History {
  readonly startMs: number;
  readonly outages: readonly { readonly fromMs: number; readonly untilMs: number }[];
  readonly minutes: readonly number[];
}

const lengthMs = 24 * dayMs;
const history: fc.Arbitrary<History> = fc
  .record({
    startMs: fc.integer({ min: at('2024-01-01T00:00Z'), max: at('2024-12-01T00:00Z') }),
    outages: fc.array(fc.tuple(fc.integer({ min: 0, max: 14 * dayMs }), fc.integer({ min: minuteMs, max: 8 * dayMs })), { maxLength: 4 }),
    minutes: fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 10 }),
  })
  .map(({ startMs, outages, minutes }) => ({
    startMs,
    minutes,
    outages: outages.map(([fromMs, forMs]) => ({ fromMs: startMs + fromMs, untilMs: startMs + fromMs + forMs })),
  }));

interface Done {
  readonly job: Job;
  readonly startedMs: number;
  readonly isDone: boolean;
}

/** Lives through a history as the worker does: the most urgent job, then another look. */
function live({ startMs, outages, minutes }: History) {
  const universes = ['sp500', 'russell2000'];
  const closes = new Map<string | null, SessionDate | null>([[null, null], ...universes.map((id) => [id, null] as const)]);
  const snapshots = new Map<string, SessionDate | null>(universes.map((id) => [id, null]));
  let seriesOf: SessionDate | null = null;
  let missingFunds = 18;
  const tries = new Map<string, Try[]>();
  const done: Done[] = [];
  let nowMs = startMs;
  for (let turn = 0; nowMs < startMs + lengthMs; turn += 1) {
    expect(turn).toBeLessThan(5_000);
    const newest = newestFinalSession(calendar, new Date(nowMs).toISOString());
    const groups = [...closes].map(([of, last]) => ({ of, lacking: last !== null && last >= newest ? 0 : 5 }));
    const { due, nextMs } = planJobs({
      calendar,
      nowMs,
      hasRealCloses: true,
      groups,
      missingFunds,
      snapshots: [...snapshots].map(([universeId, last]) => ({ universeId, last })),
      dueSeries: seriesOf === null || seriesOf < newest ? 1 : 0,
      tries,
    });
    const [job] = due;
    if (job === undefined) {
      expect(nextMs).toBeGreaterThan(nowMs);
      nowMs = nextMs;
      continue;
    }
    const startedMs = nowMs;
    nowMs += (minutes[turn % minutes.length] ?? 1) * minuteMs;
    const isDone = !outages.some(({ fromMs, untilMs }) => fromMs < nowMs && untilMs > startedMs);
    if (isDone && job.kind === 'closes') closes.set(job.of, job.session);
    if (isDone && job.kind === 'snapshot') snapshots.set(job.universeId, job.session);
    if (isDone && job.kind === 'funds') missingFunds = 0;
    if (isDone && job.kind === 'series') seriesOf = job.session;
    // That series were read is told by none being due, not by a run.
    tries.set(nameJob(job), [
      ...(tries.get(nameJob(job)) ?? []),
      { startedMs, outcome: isDone && job.kind !== 'series' ? 'done' : 'failed' },
    ]);
    done.push({ job, startedMs, isDone });
  }
  return { done, closes, snapshots, seriesOf, missingFunds, endMs: nowMs };
}

describe('a month of random outages', () => {
  it('does nothing twice, and everything is current within a day after the last of them', () => {
    fc.assert(
      fc.property(history, (lived) => {
        const { done, closes, snapshots, seriesOf, missingFunds, endMs } = live(lived);
        const counts = new Map<string, number>();
        for (const { job } of done.filter(({ isDone }) => isDone)) counts.set(tell(job), (counts.get(tell(job)) ?? 0) + 1);
        for (const [name, count] of counts) expect([name, count <= 1]).toEqual([name, true]);

        const recoveredMs = Math.max(lived.startMs, ...lived.outages.map(({ untilMs }) => untilMs));
        for (let hour = recoveredMs + dayMs; hour < endMs; hour += 7 * 60 * minuteMs) {
          const due = newestFinalSession(calendar, new Date(hour - dayMs).toISOString());
          const reached = done.filter(
            ({ job, isDone, startedMs }) => isDone && job.kind === 'closes' && startedMs < hour && job.session >= due,
          );
          expect(new Set(reached.map(({ job }) => nameJob(job))).size).toBe(closes.size);
        }
        const owed = calendar.previousSession(newestFinalSession(calendar, new Date(endMs - dayMs).toISOString()));
        for (const last of snapshots.values()) expect(last !== null && last >= owed).toBe(true);
        expect(missingFunds).toBe(0);
        expect(seriesOf !== null && seriesOf >= owed).toBe(true);
      }),
      { numRuns: rounds(25) },
    );
  });

  it('asks less and less of a provider that is down, and never lets the rest wait for it', () => {
    fc.assert(
      fc.property(history, (lived) => {
        const { done } = live({ ...lived, outages: [{ fromMs: lived.startMs, untilMs: Infinity }] });
        for (const name of new Set(done.map(({ job }) => nameJob(job)))) {
          const starts = done.filter(({ job }) => nameJob(job) === name).map(({ startedMs }) => startedMs);
          expect(starts.length).toBeLessThan(24 * 12);
          for (const [place, start] of starts.slice(1).entries()) {
            // A new goal comes up with a session, a morning or an evening; else a try waits for its pause.
            const isNewGoal = [finalInstantMs(calendar, newestFinalSession(calendar, new Date(start).toISOString()))].some(
              (instant) => instant > (starts[place] ?? 0),
            );
            if (!isNewGoal && !/verify|snapshot/.test(name)) expect(start - (starts[place] ?? 0)).toBeGreaterThanOrEqual(pauseMs(1));
          }
        }
        expect(new Set(done.map(({ job }) => nameJob(job))).size).toBeGreaterThanOrEqual(8);
      }),
      { numRuns: rounds(10) },
    );
  });
});
