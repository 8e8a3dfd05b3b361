import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { listOverlapChecks } from '@/lib/ingest/pull/list-overlap-checks';
import type { CloseRow } from '@/lib/store/close-row';

const bare = { open: null, high: null, low: null, adjClose: null, provisional: false };
const day = (number: number) => parseSessionDate(`2024-07-${String(number).padStart(2, '0')}`);
const stored = (number: number, close: number, source = 'alpaca', provisional = false): [string, CloseRow] => [
  day(number),
  { ...bare, session: day(number), close, source, provisional },
];
const given = (number: number, close: number, provisional = false) => ({ ...bare, session: day(number), close, volume: null, provisional });
const nothing = { rows: [], findings: [], splitPairs: [] };

describe('what an answer says of closes that another source gave', () => {
  const known = new Map([stored(8, 100), stored(9, 101), stored(10, 102, 'yahoo'), stored(11, 103, 'alpaca', true)]);
  const answer = {
    source: { id: 'yahoo' },
    result: { rows: [given(8, 100), given(9, 101.5), given(10, 102), given(11, 103), given(12, 104)] },
  };

  it('is kept where it agrees and where it does not, of final closes that are not its own', () => {
    expect(listOverlapChecks(known, answer, nothing)).toEqual([
      { session: day(8), source: 'yahoo', close: 100 },
      { session: day(9), source: 'yahoo', close: 101.5 },
    ]);
  });

  it('is, of a close that it replaces, what the other source had said', () => {
    const rows = [{ ...bare, session: day(9), close: 101.5, source: 'yahoo' }];
    expect(listOverlapChecks(known, answer, { ...nothing, rows })).toEqual([
      { session: day(8), source: 'yahoo', close: 100 },
      { session: day(9), source: 'alpaca', close: 101 },
    ]);
  });

  it('is nothing of a row that was refused, of one that still runs, and after a split', () => {
    const findings = [{ session: day(9), reason: 'jump', row: null }];
    expect(listOverlapChecks(known, answer, { ...nothing, findings })).toEqual([{ session: day(8), source: 'yahoo', close: 100 }]);
    const running = { ...answer, result: { rows: [given(8, 100, true)] } };
    expect(listOverlapChecks(known, running, nothing)).toEqual([]);
    expect(listOverlapChecks(known, answer, { ...nothing, splitPairs: [{ session: day(9), stored: 101, given: 50.5 }] })).toEqual([]);
  });

  it('is of the last ten sessions alone', () => {
    const many = Array.from({ length: 20 }, (_, index) => index + 1);
    const all = new Map(many.map((number) => stored(number, number)));
    const whole = { source: { id: 'yahoo' }, result: { rows: many.map((number) => given(number, number)) } };
    expect(listOverlapChecks(all, whole, nothing).map(({ session }) => session)).toEqual(many.slice(10).map(day));
  });
});
