import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { findCalendarFault } from '@/lib/ingest/judge/find-calendar-fault';
import { findFrozenStretch, findRunFault, type RunSample } from '@/lib/ingest/judge/find-run-fault';
import { findSuspiciousMoves, moveLimit } from '@/lib/ingest/judge/find-suspicious-moves';
import { isKnownMove } from '@/lib/ingest/judge/known-moves';
import type { InstrumentKind } from '@/lib/market/market';

const day = parseSessionDate;
const calendar = createCalendar();
const month = calendar.sessionsBetween(day('2024-07-01'), day('2024-07-31'));
const dated = (closes: readonly number[]) =>
  closes.flatMap((close, index) => {
    const session = month[index];
    return session === undefined ? [] : [{ session, close }];
  });

describe('calendar', () => {
  it.each([
    ['a session', '2024-07-15', null],
    ['the newest session', '2024-07-16', null],
    ['after the newest session', '2024-07-17', 'in the future: the newest session is 2024-07-16'],
    ['a Saturday', '2024-07-13', 'not a session of the exchange'],
    ['a holiday', '2024-07-04', 'not a session of the exchange'],
    ['a half day', '2024-07-03', null],
    ['a Saturday before 1971, when the exchange opened on Saturdays', '1950-01-07', null],
  ])('%s', (_, session, fault) => {
    expect(findCalendarFault(calendar, day(session), day('2024-07-16'))).toBe(fault);
  });
});

describe('a run', () => {
  const sample = (symbol: string, overlapCount: number, changedCount: number, closes: readonly number[] = []): RunSample => ({
    symbol,
    overlapCount,
    changedCount,
    recent: dated(closes),
  });

  it.each([
    ['nothing given', [], false],
    ['no overlap', [sample('SPX', 0, 0)], false],
    ['one corrected close of one symbol', [sample('SPX', 10, 1)], false],
    ['two of ten', [sample('SPX', 10, 2)], false],
    ['three of ten', [sample('SPX', 10, 3)], true],
    ['exactly 5%', [sample('SPX', 50, 5), sample('NDX', 50, 0)], false],
    ['more than 5% over all symbols', [sample('SPX', 50, 3), sample('NDX', 50, 3)], true],
    ['many symbols dilute one', [sample('SPX', 10, 3), sample('NDX', 90, 0)], false],
  ])('overlap: %s', (_, samples, isFault) => {
    expect(findRunFault(samples) !== null).toBe(isFault);
  });

  it('names the symbols that changed', () => {
    expect(findRunFault([sample('SPX', 10, 4), sample('NDX', 10, 0), sample('RUT', 10, 1)])).toBe(
      '5 of 30 closes that are already stored came back different without a split (SPX, RUT); at most 5% may',
    );
  });

  it.each([
    ['two sessions may stand still', [[1, 1, 1]], null],
    ['three may not', [[1, 1, 1, 1]], 'every close stands still on 3 sessions in a row (2024-07-02, 2024-07-03, 2024-07-05)'],
    ['three of six that do not follow one another may', [[1, 1, 2, 2, 3, 3]], null],
    [
      'unless one symbol moves',
      [
        [1, 1, 1, 1],
        [1, 2, 3, 4],
      ],
      null,
    ],
    [
      'a symbol without a close says nothing',
      [[1, 1, 1, 1], [5]],
      'every close stands still on 3 sessions in a row (2024-07-02, 2024-07-03, 2024-07-05)',
    ],
  ])('frozen: %s', (_, series, fault) => {
    expect(findRunFault(series.map((closes, index) => sample(`S${index}`, 0, 0, closes)))).toBe(fault);
  });

  it('finds the longest frozen stretch, in order', () => {
    expect(findFrozenStretch([sample('SPX', 0, 0, [1, 1, 2, 2, 2])])).toEqual(['2024-07-05', '2024-07-08']);
  });
});

describe('suspicious moves', () => {
  const find = (kind: InstrumentKind, previous: number | null, closes: readonly number[], isVouchedFor = false) =>
    findSuspiciousMoves({ symbol: 'X', kind }, previous, dated(closes), isVouchedFor).map(
      ({ session, move }) => `${session} ${(move * 100).toFixed(1)}`,
    );

  it.each([
    ['index', 0.12],
    ['stock', 0.4],
    ['etf', 0.4],
  ] as const)('limit of a %s', (kind, limit) => {
    expect(moveLimit(kind)).toBe(limit);
  });

  it.each([
    ['index below the limit', 'index', 100, [111.9, 100], []],
    ['index above the limit, up and down', 'index', 100, [112.1, 100, 87.9], ['2024-07-01 12.1', '2024-07-03 -12.1']],
    ['stock below the limit', 'stock', 100, [139, 90], []],
    ['stock above the limit', 'stock', 100, [141], ['2024-07-01 41.0']],
    ['no stored close: the first row is trusted', 'index', null, [100, 120], ['2024-07-02 20.0']],
    ['the way back from a misprint', 'index', 100, [200, 101], ['2024-07-01 100.0']],
    ['no rows', 'index', 100, [], []],
  ] as const)('%s', (_, kind, previous, closes, found) => {
    expect(find(kind, previous, closes)).toEqual(found);
  });

  it('takes a new level once it has held for ten sessions', () => {
    const found = find(
      'index',
      100,
      Array.from({ length: 14 }, () => 150),
    );
    expect(found).toHaveLength(10);
    expect(found.at(-1)).toBe('2024-07-15 50.0');
  });

  it('judges the day after a vouched-for close against that close', () => {
    expect(find('index', 100, [150, 151, 152])).toHaveLength(3);
    expect(find('index', 100, [150, 151, 152], true)).toEqual(['2024-07-01 50.0']);
  });

  it('takes a move on public record, and the day after against it', () => {
    const rows = [
      { session: day('1987-10-16'), close: 100 },
      { session: day('1987-10-19'), close: 79.53 },
      { session: day('1987-10-20'), close: 83.8 },
    ];
    expect(findSuspiciousMoves({ symbol: 'SPX', kind: 'index' }, null, rows)).toEqual([]);
    expect(findSuspiciousMoves({ symbol: 'SPX', kind: 'index' }, null, rows, true).map(({ session }) => session)).toEqual(['1987-10-19']);
    expect(findSuspiciousMoves({ symbol: 'IXIC', kind: 'index' }, null, rows)).toHaveLength(2);
  });

  it.each([
    ['SPX', '1987-10-19', -0.2047, true],
    ['SPX', '1987-10-19', -0.212, false],
    ['SPX', '1987-10-20', -0.2047, false],
    ['NDX', '1987-10-19', -0.2047, false],
    ['RUT', '1987-10-19', -0.1252, true],
    ['NDX', '1987-10-19', -0.1508, true],
    ['AAPL', '2000-09-29', -0.5187, true],
    ['NVDA', '2000-03-07', 0.4241, true],
    ['SPX', '1933-03-15', 0.1661, true],
    ['SPX', '1933-03-15', -0.1661, false],
  ])('%s %s %d on record: %s', (symbol, session, move, known) => {
    expect(isKnownMove(symbol, session, move)).toBe(known);
  });
});
