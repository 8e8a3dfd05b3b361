import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { continueAdjusted } from '@/lib/ingest/judge/continue-adjusted';
import { overlapSessions } from '@/lib/ingest/pull/plan-instrument';
import { prepareInstrument } from '@/lib/ingest/pull/prepare-instrument';
import type { Source, SourceResult, SourceRow } from '@/lib/sources/source';
import type { CloseRow } from '@/lib/store/close-row';
import { makeInstrument } from '../../support/store-rows';
import { rounds } from '../../support/rounds';

const calendar = createCalendar();
const sessions = calendar.sessionsBetween(parseSessionDate('2024-01-02'), parseSessionDate('2024-06-28'));
const instrument = { ...makeInstrument('AAA', { kind: 'stock', basis: 'both', providerSymbols: { yahoo: 'AAA' } }), id: 1, tracked: true };

interface Dividend {
  /** Place of the ex-date. */
  readonly at: number;
  /** Of the close before it. */
  readonly share: number;
  /** Sessions after which the provider knows of it. */
  readonly delay: number;
}

interface History {
  readonly dividends: readonly Dividend[];
  readonly splits: readonly { readonly at: number; readonly ratio: number }[];
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;
// As if nothing ever split: what is traded after a split is that much less.
const traded = sessions.reduce<number[]>(
  (closes, _, at) => [...closes, at === 0 ? 100 : (closes[at - 1] ?? 100) * (1 + 0.012 * Math.sin(at * 1.7))],
  [],
);

/** What a provider that adjusts all of its past knows after a session. */
function knownAt({ dividends, splits }: History, day: number): SourceRow[] {
  return sessions.slice(0, day + 1).map((session, at) => {
    const shares = splits.filter((split) => split.at <= day).reduce((product, { ratio }) => product * ratio, 1);
    const kept = dividends
      .filter((dividend) => at < dividend.at && dividend.at + dividend.delay <= day)
      .reduce((product, { share }) => product * (1 - share), 1);
    const close = round((traded[at] ?? 0) / shares);
    return { session, open: null, high: null, low: null, close, adjClose: round(close * kept), volume: null, provisional: false };
  });
}

const toResult = (rows: readonly SourceRow[], splits: SourceResult['splits']): SourceResult => ({
  rows,
  rejected: [],
  flagged: [],
  splits,
});

function toSource(history: History, day: number, hasAdjusted: boolean): Source {
  return {
    id: 'yahoo',
    batch: null,
    symbolOf: () => 'AAA',
    fetchCloses: ({ from, to }) => {
      const isAsked = ({ session }: { readonly session: SessionDate }) => session >= from && session <= to;
      const splits = history.splits.filter(({ at }) => at <= day).map(({ at, ratio }) => ({ session: sessions[at] ?? to, ratio }));
      return Promise.resolve(
        toResult(
          knownAt(history, day)
            .filter(isAsked)
            .map((row) => (hasAdjusted ? row : { ...row, adjClose: null })),
          hasAdjusted ? splits.filter(isAsked) : [],
        ),
      );
    },
  };
}

async function pull(history: History, day: number, stored: ReadonlyMap<string, CloseRow>, isBatch: boolean) {
  const now = () => new Date(`${sessions[day] ?? ''}T23:00:00Z`);
  const request = { instrument, stored, sources: [toSource(history, day, true)], calendar, now };
  const first = await prepareInstrument({ ...request, ...(isBatch ? { given: toSource(history, day, false) } : {}) });
  return first.isDoubted === true ? await prepareInstrument(request) : first;
}

function store(stored: ReadonlyMap<string, CloseRow>, rows: readonly CloseRow[]): Map<string, CloseRow> {
  const next = new Map(stored);
  // As the store does: a missing adjusted close takes none away from a row with the same close.
  for (const row of rows)
    next.set(row.session, {
      ...row,
      adjClose: row.adjClose ?? (stored.get(row.session)?.close === row.close ? (stored.get(row.session)?.adjClose ?? null) : null),
    });
  return new Map([...next].sort(([one], [other]) => (one < other ? -1 : 1)));
}

const start = 30;
const place = fc.integer({ min: start + 2, max: sessions.length - 6 });
const histories = fc.record({
  dividends: fc.uniqueArray(
    fc.record({ at: place, share: fc.double({ min: 0.001, max: 0.05, noNaN: true }), delay: fc.integer({ min: 0, max: 3 }) }),
    { maxLength: 4, selector: ({ at }) => at },
  ),
  splits: fc.uniqueArray(fc.record({ at: place, ratio: fc.constantFrom(2, 3, 4, 1.5, 0.1) }), { maxLength: 2, selector: ({ at }) => at }),
});
const days = fc.array(fc.constantFrom('name', 'batch', 'batch', 'skip'), { minLength: sessions.length, maxLength: sessions.length });

describe('a store that is pulled day by day', () => {
  it("has the provider's returns on both bases, whatever is paid and split, and rewrites the overlap at most but for a split", async () => {
    await fc.assert(
      fc.asyncProperty(histories, days, async (history, modes) => {
        let stored = store(new Map(), (await pull(history, start, new Map(), false)).rows);
        for (let day = start + 1; day < sessions.length; day += 1) {
          const mode = day === sessions.length - 1 ? 'name' : modes[day];
          if (mode === 'skip') continue;
          const { rows, reason } = await pull(history, day, stored, mode === 'batch');
          const before = [...stored.keys()];
          const revised = rows.filter(
            ({ session, adjClose }) => stored.has(session) && stored.get(session)?.adjClose !== null && adjClose !== null,
          );
          if (reason !== 'split') {
            expect(revised.length).toBeLessThanOrEqual(overlapSessions);
            const lastAdjusted = before.findLastIndex((session) => stored.get(session)?.adjClose !== null);
            expect(revised.every(({ session }) => before.indexOf(session) > lastAdjusted - overlapSessions)).toBe(true);
          }
          stored = store(stored, rows);
          const scales = new Set(
            [...stored.values()].map(({ session, close }) =>
              Math.round(Math.log(close / (knownAt(history, day).find((row) => row.session === session)?.close ?? 0)) * 1e6),
            ),
          );
          expect([...scales]).toEqual([0]);
        }
        const truth = knownAt(history, sessions.length - 1);
        expect([...stored.keys()]).toEqual(truth.map(({ session }) => session));
        truth.forEach(({ session, close, adjClose }, at) => {
          const previous = truth[at - 1];
          if (previous === undefined) return;
          const [now, then] = [stored.get(session), stored.get(previous.session)];
          expect((now?.close ?? 0) / (then?.close ?? 0)).toBeCloseTo(close / previous.close, 9);
          expect((now?.adjClose ?? 0) / (then?.adjClose ?? 0)).toBeCloseTo((adjClose ?? 0) / (previous.adjClose ?? 0), 4);
        });
      }),
      { numRuns: rounds(25) },
    );
  });

  it('pays a row for a dividend that the provider knows in time, and not one of history', async () => {
    const history: History = { dividends: [{ at: 40, share: 0.01, delay: 0 }], splits: [] };
    const stored = store(new Map(), (await pull(history, 39, new Map(), false)).rows);
    const { rows } = await pull(history, 40, stored, false);
    expect(rows.map(({ session }) => session)).toEqual([sessions[40]]);
    const known = knownAt(history, 40);
    expect((rows[0]?.adjClose ?? 0) / (stored.get(sessions[39] ?? '')?.adjClose ?? 0)).toBeCloseTo(
      (known[40]?.adjClose ?? 0) / (known[39]?.adjClose ?? 0),
      6,
    );
  });
});

describe('a split that a provider without dividend-adjusted closes tells of', () => {
  const history: History = { dividends: [{ at: 20, share: 0.02, delay: 0 }], splits: [{ at: 40, ratio: 2 }] };
  const bare: Source = {
    ...toSource(history, 40, false),
    id: 'alpaca',
    fetchCloses: async (request) => ({
      ...(await toSource(history, 40, false).fetchCloses(request)),
      splits: [{ session: sessions[40] ?? request.to, ratio: 2 }],
    }),
  };
  const ask = async (...sources: readonly Source[]) => {
    const stored = store(new Map(), (await pull(history, 39, new Map(), false)).rows);
    return await prepareInstrument({
      instrument: { ...instrument, providerSymbols: { alpaca: 'AAA', yahoo: 'AAA' } },
      stored,
      sources,
      calendar,
      now: () => new Date(`${sessions[40] ?? ''}T23:00:00Z`),
    });
  };

  it('takes none of those that are stored away: nothing is stored until one has both', async () => {
    const { rows, provider, failures } = await ask(bare);
    expect([rows.length, provider, failures.at(-1)?.message]).toEqual([
      0,
      null,
      'alpaca: has no dividend-adjusted closes, and some are stored',
    ]);
    const whole = await ask(bare, toSource(history, 40, true));
    expect([whole.provider, whole.rows.length, whole.rows.every(({ adjClose }) => adjClose !== null)]).toEqual(['alpaca', 41, true]);
    expect(whole.flags).toContain('dividend-adjusted closes from yahoo');
  });
});

describe('continueAdjusted', () => {
  const row = (session: string, adjClose: number | null) => ({ session: parseSessionDate(session), adjClose });
  const stored = (...rows: ReturnType<typeof row>[]) => new Map(rows.map((one) => [one.session, { ...one, provisional: false }]));
  const monday = '2024-07-15';
  const tuesday = '2024-07-16';

  it('keeps the scale of what is stored, within rounding', () => {
    expect(continueAdjusted([row(monday, 49.5), row(tuesday, 50)], stored(row(monday, 50)))).toEqual([
      row(monday, 50),
      row(tuesday, 50.505051),
    ]);
    expect(continueAdjusted([row(monday, 50.0005), row(tuesday, 51)], stored(row(monday, 50)))).toEqual([
      row(monday, 50.0005),
      row(tuesday, 51),
    ]);
  });

  it('has none where there is nothing to continue from, and all as given where none is stored', () => {
    expect(continueAdjusted([row(tuesday, 50)], stored(row(monday, 50)))).toEqual([row(tuesday, null)]);
    expect(continueAdjusted([row(tuesday, 50)], stored(row(monday, null)))).toEqual([row(tuesday, 50)]);
    expect(continueAdjusted([row(tuesday, null)], stored(row(monday, 50)))).toEqual([row(tuesday, null)]);
  });
});
