import { describe, expect, it } from 'vitest';
import { findYearParts, type YearPart } from '@/lib/calendar/year-parts';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { listSessions } from '@/tests/support/make-market';

const sessions = listSessions('2021-12-30', 640);
const spans = (part: YearPart, count = sessions.length, next = sessions[count] ?? null) =>
  findYearParts(sessions.slice(0, count), part, next).map(({ base, end }) => [sessions[base], sessions[end]]);

describe('parts of years', () => {
  it('go from the last close of the year before, or of June', () => {
    expect(spans({ kind: 'first-half' }).slice(0, 2)).toEqual([
      ['2021-12-31', '2022-06-30'],
      ['2022-12-30', '2023-06-30'],
    ]);
    expect(spans({ kind: 'second-half' }).slice(0, 2)).toEqual([
      ['2022-06-30', '2022-12-30'],
      ['2023-06-30', '2023-12-29'],
    ]);
    expect(spans({ kind: 'first-sessions', sessions: 5 }).slice(0, 2)).toEqual([
      ['2021-12-31', '2022-01-07'],
      ['2022-12-30', '2023-01-09'],
    ]);
  });
  it('are there once they are over, which the session after tells', () => {
    const end = sessions.indexOf(parseSessionDate('2022-06-30')) + 1;
    expect(spans({ kind: 'first-half' }, end)).toHaveLength(1);
    expect(spans({ kind: 'first-half' }, end - 1)).toEqual([]);
    expect(spans({ kind: 'first-half' }, end, null)).toEqual([]);
  });
  it('take the year to date at the session of the same number', () => {
    const end = sessions.indexOf(parseSessionDate('2023-01-09')) + 1;
    expect(spans({ kind: 'to-date' }, end)).toEqual([
      ['2021-12-31', '2022-01-07'],
      ['2022-12-30', '2023-01-09'],
    ]);
  });
});
