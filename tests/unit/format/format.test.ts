import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { formatCell } from '@/lib/format/format-cell';
import { formatLongDate, formatWeekdayDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent, formatPoints } from '@/lib/format/format-number';
import { countAmong, countOf, countWord, ordinal, ordinalWord, pluralise } from '@/lib/format/number-words';
import { uncapitalise } from '@/lib/format/capitalise';
import { toPercent } from '@/lib/format/to-percent';

describe('formatNumber', () => {
  it.each([
    [1234567.891, {}, '1,234,567.89'],
    [-1234.5, {}, '−1,234.50'],
    [999.999, {}, '1,000.00'],
    [-0.001, { sign: true }, '0.00'],
    [0, { sign: true }, '0.00'],
    [9.918, { sign: true }, '+9.92'],
    [57, { decimals: 0 }, '57'],
    [1e21, { decimals: 1 }, '1,000,000,000,000,000,000,000.0'],
    [null, {}, '–'],
    [Number.NaN, {}, '–'],
    [Number.POSITIVE_INFINITY, {}, '–'],
  ])('%s with %o is %s', (value, format, text) => {
    expect(formatNumber(value, format)).toBe(text);
  });

  it('reads back to within half a unit of its last digit', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        const back = Number(formatNumber(value).replaceAll(',', '').replace('−', '-'));
        expect(Math.abs(back - value)).toBeLessThanOrEqual(0.005 + 1e-6);
      }),
    );
  });
});

describe('units', () => {
  it('keeps percent and percentage points apart', () => {
    expect(formatPercent(-33.92)).toBe('−33.92%');
    expect(formatPoints(9.92, { sign: true })).toBe('+9.92 pp');
    expect(formatPercent(null)).toBe('–');
    expect(formatPoints(Number.NaN)).toBe('–');
  });
  it('turns a fraction into percent once', () => {
    expect(toPercent(0.25)).toBe(25);
    expect(toPercent(Number.NaN)).toBeNaN();
  });
});

describe('dates', () => {
  it('writes dates in words', () => {
    expect(formatLongDate('2024-07-16')).toBe('16 Jul 2024');
    expect(formatLongDate('not a date')).toBe('not a date');
    expect(formatWeekdayDate('2024-07-16')).toBe('Tue 16 Jul 2024');
    expect(formatWeekdayDate('1987-10-19')).toBe('Mon 19 Oct 1987');
    expect(formatWeekdayDate('2000-02-29')).toBe('Tue 29 Feb 2000');
    expect(formatWeekdayDate('1928-01-03')).toBe('Tue 3 Jan 1928');
  });
});

describe('words', () => {
  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [21, '21st'],
    [112, '112th'],
    [1022, '1,022nd'],
  ])('ordinal(%i) is %s', (value, text) => {
    expect(ordinal(value)).toBe(text);
  });
  it('spells to twelve', () => {
    expect(ordinalWord(5)).toBe('fifth');
    expect(ordinalWord(13)).toBe('13th');
    expect([0, 1, 2, 38].map((count) => countOf(count, 'record'))).toEqual(['no record', 'one record', 'two records', '38 records']);
    expect([countAmong(0, 7), countAmong(0, 2), countAmong(1, 2)]).toEqual(['none', 'neither', 'one']);
    expect(countWord(5)).toBe('five');
    expect(countWord(12)).toBe('twelve');
    expect(countWord(1250)).toBe('1,250');
  });
  it('counts nouns', () => {
    expect(pluralise(1, 'session')).toBe('session');
    expect(pluralise(0, 'session')).toBe('sessions');
    expect(pluralise(2, 'index', 'indices')).toBe('indices');
  });
});

describe('formatCell', () => {
  it('follows the unit of the column', () => {
    expect(formatCell(9.918, { unit: 'pp', type: 'number', signed: true })).toBe('+9.92 pp');
    expect(formatCell(-1.5, { unit: 'pct', type: 'number' })).toBe('−1.50%');
    expect(formatCell(2024, { unit: 'none', type: 'number' })).toBe('2024');
    expect(formatCell(9456, { unit: 'rank', type: 'number' })).toBe('9,456');
    expect(formatCell(5667.2, { unit: 'level', type: 'number' })).toBe('5,667.20');
    expect(formatCell('2024-07-16', { unit: 'none', type: 'date' })).toBe('16 Jul 2024');
    expect(formatCell('=open', { unit: 'none', type: 'text' })).toBe('=open');
    expect(formatCell(null, { unit: 'pct', type: 'number' })).toBe('–');
    expect(formatCell(true, { unit: 'none', type: 'boolean' })).toBe('yes');
  });
});

describe('uncapitalise', () => {
  it('leaves abbreviations as they are', () => {
    expect(['Advancing', 'AD percent', 'A record', ''].map(uncapitalise)).toEqual(['advancing', 'AD percent', 'a record', '']);
  });
});
