import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { decodeText } from '@/lib/sources/files/decode-text';
import { detectDates, readDate } from '@/lib/sources/files/detect-dates';
import { detectNumbers, isMissing, readNumber } from '@/lib/sources/files/detect-numbers';
import { toFileSymbol } from '@/lib/sources/files/file-symbol';

const { isSession } = createCalendar();

describe('detectDates', () => {
  it.each([
    ['2024-07-16', 'ymd'],
    ['2024/7/6', 'ymd'],
    ['20240716', 'ymd'],
    ['2024-07-16T00:00:00.000Z', 'ymd'],
    ['2024-07-16 00:00:00-04:00', 'ymd'],
    ['16-Jul-24', 'named'],
    ['Jul 16, 2024', 'named'],
    ['Tuesday, July 16, 2024', 'named'],
    ['07/16/2024', 'mdy'],
    ['7/16/24', 'mdy'],
    ['16.07.2024', 'dmy'],
  ])('reads %s as %s', (text, form) => {
    expect(detectDates({ texts: [text] }).form).toBe(form);
  });

  it('reads the same day in every form', () => {
    for (const [text, form] of [
      ['20240716', 'ymd'],
      ['07/16/2024 16:00', 'mdy'],
      ['16.7.2024', 'dmy'],
      ['16 July 2024', 'named'],
    ] as const)
      expect(readDate(text, form)).toBe('2024-07-16');
    expect(readDate('02/30/2024', 'mdy')).toBeNull();
    expect([readDate('1/2/71', 'mdy'), readDate('1/2/69', 'mdy')]).toEqual(['1971-01-02', '2069-01-02']);
  });

  it('decides by all rows: one day above twelve is enough', () => {
    expect(detectDates({ texts: ['03/04/2024', '03/05/2024', '03/13/2024'] }).form).toBe('mdy');
    expect(detectDates({ texts: ['03/04/2024', '04/04/2024', '13/04/2024'] }).form).toBe('dmy');
  });

  it('lets the sessions of the exchange decide where all rows allow both', () => {
    // 6 July 2024 was a Saturday, 7 June a Friday; 5 and 6 of the months before are sessions either way.
    expect(detectDates({ texts: ['06/07/2024'], isSession }).form).toBe('mdy');
    expect(detectDates({ texts: ['07/06/2024'], isSession }).form).toBe('dmy');
  });

  it('refuses what both readings allow, and takes the word of a person', () => {
    const texts = ['03/04/2024', '03/05/2024', '03/06/2024'];
    expect(() => detectDates({ texts, isSession })).toThrow(
      'dates such as "03/04/2024" can be read with the day or with the month first, and no row decides; say which: --dates dmy or --dates mdy',
    );
    expect(detectDates({ texts, isSession, order: 'dmy' }).read('03/04/2024')).toBe('2024-04-03');
    expect(() => detectDates({ texts: ['soon', 'later'] })).toThrow('"soon" is no date, nor is any other of the 2');
    // One date that means the same both ways leaves nothing to decide.
    expect(detectDates({ texts: ['04/04/2024'] }).read('04/04/2024')).toBe('2024-04-04');
  });
});

describe('detectNumbers', () => {
  it.each([
    [['5572.85', '5,576.98'], ',', 'point'],
    [['5572,85', '5.576,98'], ';', 'comma'],
    [['5,572', '5,576'], ',', 'point'],
    [['1,5'], ';', 'comma'],
    [['5572', '5576'], ';', 'point'],
    [['1.234.567'], ';', 'comma'],
    [['0.239'], ';', 'point'],
    [['null', ''], ';', 'point'],
    [['1 234,5'], '\t', 'comma'],
  ] as const)('%j beside %j has a decimal %s', (texts, delimiter, sign) => {
    expect(detectNumbers(texts, delimiter)).toBe(sign);
  });

  it('refuses a file in which every number may be a thousand times another', () => {
    expect(() => detectNumbers(['5,572', '5,576'], ';')).toThrow('numbers such as 5,572 can be read with thousands or with decimals');
  });

  it.each([
    ['$1,234.50', 'point', 1234.5],
    ['1.234,50', 'comma', 1234.5],
    ['1 234,50 €', 'comma', null],
    ["1'234.5", 'point', 1234.5],
    ['-2', 'point', -2],
    ['.5', 'point', 0.5],
    ['1,2345', 'point', null],
    ['12,34', 'point', null],
    ['1e5', 'point', null],
    ['Infinity', 'point', null],
    ['', 'point', null],
    ['.', 'point', null],
  ] as const)('reads %s with a decimal %s as %s', (text, sign, value) => {
    expect(readNumber(text, sign)).toBe(value);
  });

  it.each(['', 'null', 'NaN', 'N/A', '#N/A', '.', '--', 'None'])('takes "%s" for missing', (text) => {
    expect(isMissing(text)).toBe(true);
  });
  it.each(['0', 'Infinity', 'x'])('does not take "%s" for missing', (text) => {
    expect(isMissing(text)).toBe(false);
  });
});

describe('decodeText', () => {
  const text = 'date,close\n2024-07-16,1\n';
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 LE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 LE without', Buffer.from(text, 'utf16le')],
    ['UTF-16 BE', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('reads %s', (_name, bytes) => {
    expect(decodeText(bytes)).toBe(text);
  });
  it('refuses other bytes', () => {
    expect(() => decodeText(Buffer.from([0x64, 0xe9, 0x0a]))).toThrow('neither UTF-8 nor UTF-16');
  });
});

it.each([
  ['^GSPC.csv', 'SPX'],
  ['SP500.csv', 'SPX'],
  ['NASDAQ100.csv', 'NDX'],
  ['spx.csv', 'SPX'],
  ['aapl_us_d.csv', 'AAPL'],
  ['AAPL.US.csv', 'AAPL'],
  ['AAPL (1).csv', 'AAPL'],
  ['BRK-B.csv', 'BRK-B'],
  ['d.csv', 'D'],
  ['fredgraph.csv', null],
])('the name %s stands for %s', (file, symbol) => {
  expect(toFileSymbol(file)).toBe(symbol);
});
