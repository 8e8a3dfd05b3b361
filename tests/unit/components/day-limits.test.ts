import { describe, expect, it } from 'vitest';
import { limitDays, limitStart } from '@/components/controls/day-limits';
import { parseSessionDate } from '@/lib/calendar/session-date';
import type { StudyResult } from '@/lib/studies/kit/study-result';

const day = parseSessionDate;
const source = (symbol: string, first: string | null, last: string | null): StudyResult['sources'][number] => ({
  symbol,
  providers: [],
  licenceClass: 'own',
  first: first === null ? null : day(first),
  last: last === null ? null : day(last),
});
const make = (sources: StudyResult['sources'], universe: string | null = null, to = '2024-07-16') => ({
  sources,
  universe,
  range: { base: day('2023-12-29'), from: day('2024-01-02'), to: day(to), last: null, sessions: 135 },
});
const spx = source('SPX', '1927-12-30', '2024-07-16');
const rut = source('RUT', '1987-09-10', '2024-07-16');

describe('limitDays', () => {
  it('begins with the instrument, not with the market', () => {
    expect(limitDays(make([rut]))).toEqual({ minDate: '1987-09-10', maxDate: '2024-07-16' });
    expect(limitStart(make([rut]))).toEqual({ minDate: '1987-09-10' });
  });
  it('begins with the first of several', () => {
    expect(limitDays(make([rut, spx]))).toEqual({ minDate: '1927-12-30', maxDate: '2024-07-16' });
  });
  it('is that of the universe whose rows are shown, not of its index', () => {
    expect(limitDays(make([spx, source('nyse', '2005-01-03', '2023-06-30')], 'nyse', '2023-06-30'))).toEqual({
      minDate: '2005-01-03',
      maxDate: '2023-06-30',
    });
  });
  it('reaches as far as what is shown, an assumed session among it', () => {
    expect(limitDays(make([rut], null, '2024-07-17'))).toEqual({ minDate: '1987-09-10', maxDate: '2024-07-17' });
  });
  it('is none where nothing is stored', () => {
    expect(limitDays(make([source('nyse', null, null)], 'nyse'))).toEqual({});
  });
});
