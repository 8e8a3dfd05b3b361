import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { rejectJumps } from '@/lib/sources/reject-jumps';
import type { SourceRow } from '@/lib/sources/source';

const toRows = (...closes: number[]): SourceRow[] =>
  closes.map((close, index) => ({
    session: parseSessionDate(`2024-07-${String(index + 10)}`),
    close,
    open: null,
    high: null,
    low: null,
    adjClose: null,
    volume: null,
    provisional: false,
  }));
const keep = (...closes: number[]): number[] => rejectJumps('local', toRows(...closes)).rows.map(({ close }) => close);

describe('rejectJumps', () => {
  it.each([
    ['in the middle', [10, 100, 10, 11], [10, 10, 11]],
    ['at the end', [10, 11, 1.1], [10, 11]],
    ['at the start', [100, 10, 11], [10, 11]],
    ['of two the later', [10, 100], [10]],
    ['nowhere: crashes and rallies stay', [100, 48.1, 99, 40], [100, 48.1, 99, 40]],
    ['nothing in nothing', [], []],
  ])('takes out a shifted decimal point %s', (_where, given, kept) => {
    expect(keep(...given)).toEqual(kept);
  });

  it('refuses a whole answer whose level shifts and stays', () => {
    expect(() => keep(10, 11, 110, 111)).toThrow(/2024-07-12 and stay/);
  });
});
