import { describe, expect, it } from 'vitest';
import { readDate } from '@/lib/format/read-date';

describe('a date as people type it', () => {
  it('is read from ISO, from day and month, and from month and day', () => {
    for (const text of [
      '2024-07-16',
      ' 16 Jul 2024 ',
      '16 july 2024',
      'Jul 16, 2024',
      'July 16th, 2024',
      'jul. 16 2024',
      'Tue 16 Jul 2024',
      'Tuesday, July 16, 2024',
      '16-Jul-2024',
    ])
      expect(readDate(text), text).toBe('2024-07-16');
    expect(readDate('1 Sept 2008')).toBe('2008-09-01');
    expect(readDate('19 October 1987')).toBe('1987-10-19');
  });

  it('is null where there is none, or two readings', () => {
    for (const text of [
      '',
      '2024',
      '16 Jul',
      'Jul 2024',
      '31 Jun 2024',
      '29 Feb 2023',
      '16/07/2024',
      '16 Jul 16 2024',
      '16 Juli 2024',
      '16 mayonnaise 2024',
      '16 Jul 24',
      'Some 16 Jul 2024',
      '16 Ju 2024',
      'Russell 2000',
    ])
      expect(readDate(text), text).toBeNull();
  });
});
