import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { SourceRow } from '@/lib/sources/source';
import { findStepRatio } from '@/lib/ingest/judge/explain-jump';
import { fitAdjusted } from '@/lib/ingest/judge/fit-adjusted';
import { fitFileBasis } from '@/lib/ingest/judge/price-basis';
import { judgeFile } from '@/lib/ingest/judge/judge-file';
import { explainRescale } from '@/lib/ingest/judge/explain-rescale';
import { listSessions, makeClose } from '../../support/csv-folders';

const calendar = createCalendar();
const sessions = listSessions(120);
const findDateFault = (session: SessionDate) => (calendar.isSession(session) ? null : 'not a session of the exchange');
const toRow = (session: SessionDate, close: number, adjClose: number | null = null): SourceRow => ({
  session,
  close,
  adjClose,
  open: null,
  high: null,
  low: null,
  volume: null,
  provisional: false,
});
const rowsOf = (days: readonly SessionDate[], close: (index: number) => number) =>
  days.map((session, index) => toRow(session, close(index)));
const storedOf = (rows: readonly SourceRow[]) => new Map(rows.map((row) => [row.session as string, row]));

const good = rowsOf(sessions, (index) => makeClose(1, index));

function judge(rows: readonly SourceRow[], stored: readonly SourceRow[] = [], kind: 'stock' | 'index' = 'stock', symbol = 'AAA') {
  const kept = storedOf(stored);
  return judgeFile({
    instrument: { symbol, kind },
    rows,
    unreadable: [],
    stored: kept,
    findDateFault,
    isExplained: explainRescale(rows, kept),
  });
}

const change = (rows: readonly SourceRow[], at: number, factor: number, count = 1) =>
  rows.map((row, index) => (index >= at && index < at + count ? { ...row, close: row.close * factor } : row));

describe('a file that is refused', () => {
  it('has many rows that cannot be read, or none that can', () => {
    const unreadable = [3, 4, 5, 6, 7, 8, 9].map((line) => ({ line, reason: `line of ${line}` }));
    const of = (rows: readonly SourceRow[], lines: typeof unreadable) =>
      judgeFile({
        instrument: { symbol: 'AAA', kind: 'stock' },
        rows,
        unreadable: lines,
        stored: new Map(),
        findDateFault,
        isExplained: () => false,
      }).refusals;
    expect(of(good, unreadable)).toEqual([
      '7 of 127 rows cannot be read: line 3: line of 3; line 4: line of 4; line 5: line of 5; line 6: line of 6; line 7: line of 7; and 2 more',
    ]);
    expect(of(good, unreadable.slice(0, 6))).toEqual([]);
    expect(of([], unreadable.slice(0, 1))).toEqual(['none of its 1 rows can be read: line 3: line of 3']);
    expect(of([], [])).toEqual(['it holds no close']);
  });

  it('has dates off the calendar, or closes of the session before or after', () => {
    const early = good.map((row, index) => ({ ...row, session: sessions[index - 1] ?? ('2001-01-01' as SessionDate) }));
    expect(judge(early, good).refusals[0]).toContain(
      '119 of the 119 closes that are stored already differ, most of them being what is stored for the session after: its dates are shifted by a day',
    );
    const late = good.slice(0, -1).map((row, index) => ({ ...row, session: sessions[index + 1] ?? row.session }));
    expect(judge(late, good).refusals[0]).toContain('being what is stored for the session before');
    const saturdays = ['2001-01-06', '2001-01-13', '2001-01-20', '2001-01-27', '2001-02-03', '2001-02-10', '2001-02-17'].map((session) =>
      toRow(session as SessionDate, 70),
    );
    expect(judge([...saturdays, ...good]).refusals[0]).toContain(
      '7 of 127 dates are off the calendar: 2001-01-06 is not a session of the exchange',
    );
    expect(judge([...saturdays.slice(1), ...good]).refusals).toEqual([]);
  });

  it('stands on another scale, drifts as adjusted closes do, or differs for no reason', () => {
    expect(judge(change(good, 0, 20, 120), good).refusals).toEqual([
      expect.stringContaining('all by the same factor: they are 20 times the stored ones, another scale'),
    ]);
    const adjusted = good.map((row, index) => ({ ...row, close: row.close * (0.9 + (0.1 * Math.floor(index / 20)) / 6) }));
    expect(judge(adjusted, good).refusals).toEqual([
      expect.stringContaining('they drift as dividend-adjusted closes do beside plain ones'),
    ]);
    expect(
      judge(
        good.map((row, index) => ({ ...row, close: row.close * (index % 2 === 0 ? 1.01 : 0.99) })),
        good,
      ).refusals,
    ).toEqual([expect.stringContaining('120 of the 120 closes that are stored already differ; at most 5% may')]);
  });

  it('is an adjusted one though it has every stored session and goes on behind the last', () => {
    const stored = good.slice(0, 100);
    const adjusted = good.map((row, index) => ({ ...row, close: row.close * (index < 100 ? 0.9 + index * 0.0009 : 1) }));
    expect(judge(adjusted, stored).refusals).toEqual([expect.stringContaining('they drift')]);
  });

  it('changes its scale inside and stays there, or beside what is stored', () => {
    expect(judge(change(good, 0, 20, 60)).refusals).toEqual([
      expect.stringContaining('about 1/20 of it: the ratio of a split or a shifted decimal point, and stays there'),
    ]);
    expect(judge(change(good, 60, 0.05, 60).slice(60), good.slice(0, 60)).refusals).toHaveLength(1);
    expect(judge(change(good, 0, 20, 60).slice(0, 60), good.slice(60)).refusals).toHaveLength(1);
  });
});

describe('a file that is stored', () => {
  it('is a good one, again, longer, or with a few corrections', () => {
    for (const stored of [[], good, good.slice(0, 60)]) expect(judge(good, stored)).toEqual({ refusals: [], waiting: new Map() });
    expect(judge(change(good, 50, 1.01, 5), good).refusals).toEqual([]);
  });

  it('carries a split through all of the past', () => {
    expect(judge(change(good, 0, 0.25, 120), good.slice(0, 100))).toEqual({ refusals: [], waiting: new Map() });
    // Any ratio, where it is one throughout: a spin-off.
    expect(judge(change(good, 0, 0.7, 120), good.slice(0, 100)).refusals).toEqual([]);
  });

  it.each([100, 10, 0.01, 0.001, 2])('but one close times %d, which waits', (factor) => {
    for (const at of [0, 1, 60, 118, 119]) {
      const { refusals, waiting } = judge(change(good, at, factor));
      expect([refusals, [...waiting.keys()]]).toEqual([[], [sessions[at]]]);
    }
  });

  it('but two in a row on another scale, or a spike of no ratio that reverts', () => {
    expect([...judge(change(good, 60, 100, 2)).waiting.keys()]).toEqual([sessions[60], sessions[61]]);
    expect([...judge(change(good, 60, 1.7)).waiting.keys()]).toEqual([sessions[60]]);
    expect([...judge(change(good, 60, 1.2), [], 'index').waiting.keys()]).toEqual([sessions[60]]);
  });

  it('with a crash that stays, a rebound that undoes a part, and a move on public record', () => {
    expect(judge(change(good, 60, 0.53, 60))).toEqual({ refusals: [], waiting: new Map() });
    // 2020-03-16 and -17: of a fall of 14.27% two fifths came back.
    const index = good.map((row, at) => ({ ...row, close: at < 60 ? 100 : at === 60 ? 85.73 : 91.44 }));
    expect(judge(index, [], 'index')).toEqual({ refusals: [], waiting: new Map() });
    const apple = ['2000-09-27', '2000-09-28', '2000-09-29', '2000-10-02', '2000-10-03'].map((session, at) =>
      toRow(session as SessionDate, at < 2 ? 53.5 : 25.75),
    );
    expect(judge(apple, [], 'stock', 'AAPL').refusals).toEqual([]);
  });

  it('is not judged again for what is stored', () => {
    expect(judge(good.slice(100), change(good, 50, 100).slice(0, 100))).toEqual({ refusals: [], waiting: new Map() });
  });
});

it.each([
  [100, 5, 20],
  [100, 5.3, 20],
  [100, 51, 2],
  [100, 1000, 0.1],
  [100, 46, null],
  [100, 66.7, null],
  [100, 70, null],
  [2255.34, 109.03, 20],
])('a step from %d to %d is near %s', (before, after, ratio) => {
  expect(findStepRatio(before, after)).toBe(ratio);
});

describe('the basis of an instrument once a file is stored', () => {
  const both = good.map((row) => ({ ...row, adjClose: row.close * 0.9 }));
  it('gains adjusted closes from a file that has them for every stored session', () => {
    const stock = { kind: 'stock', basis: 'price' } as const;
    expect(fitFileBasis(stock, both, storedOf(good))).toEqual({ basis: 'both', note: 'adjusted closes were added to those stored' });
    expect(fitFileBasis(stock, both.slice(10), storedOf(good))).toMatchObject({
      basis: 'price',
      note: expect.stringContaining('lacks 10 of the 120 stored sessions') as unknown,
    });
    expect(fitFileBasis({ kind: 'stock', basis: 'both' }, good, storedOf(both)).basis).toBe('both');
  });

  it('gains plain closes beside adjusted ones where those are the same up to later dividends', () => {
    const total = { kind: 'etf', basis: 'total' } as const;
    expect(fitFileBasis(total, both, storedOf(good.map((row) => ({ ...row, close: row.close * 0.91 })))).basis).toBe('both');
    expect(fitFileBasis(total, both, storedOf(good.map((row, at) => ({ ...row, close: row.close * (0.9 + at / 1000) })))).basis).toBe(
      'total',
    );
  });

  it('is price for an index, whatever the columns say', () => {
    const equal = good.map((row) => ({ ...row, adjClose: row.close }));
    expect(fitFileBasis({ kind: 'index', basis: 'price' }, equal, new Map()).basis).toBe('price');
    expect(fitFileBasis({ kind: 'index', basis: 'total' }, equal, storedOf(good)).basis).toBe('price');
  });
});

it('adjusted closes of another day are passed over where they would stand beside stored ones', () => {
  const stored = storedOf(good.map((row) => ({ ...row, adjClose: row.close * 0.9 })));
  const later = good.map((row) => ({ ...row, adjClose: row.close * 0.89 }));
  expect(fitAdjusted({ basis: 'both' }, later, stored)).toEqual({ rows: later, note: null });
  const part = fitAdjusted({ basis: 'both' }, later.slice(100), stored);
  expect(part.rows[0]?.adjClose).toBe(stored.get(sessions[100] ?? '')?.adjClose);
  expect(part.note).toContain('import the whole history');
});
