import { describe, expect, it } from 'vitest';
import { readCorpusSentence } from '../support/judge-sentences';

const read = (text: string, asOf: string) => readCorpusSentence({ text, asOf, claims: [] });

describe('a month without its year behind a sentence of another year', () => {
  it.each([
    ['2024-07-16', 'The S&P 500 lost 19.4% in 2022. It fell 8.4% in June.'],
    ['2024-07-16', 'In 2008 the S&P 500 fell 38.5%. In October it fell 16.9%.'],
    ['2024-12-31', 'In 2023, the S&P 500 gained 24.2%. It rose 11.2% in the fourth quarter.'],
    ['2024-07-16', '2022 was brutal. The S&P 500 fell 8.4% in June.'],
  ])('is refused: %s %s', (asOf, text) => {
    expect(read(text, asOf).cannot.join(' ')).toContain('lies in the year that is named with it');
    expect(read(text, asOf).claims.filter(({ query }) => /unit=(month|quarter)/.test(query))).toEqual([]);
  });

  it.each([
    ['2025-01-03', 'In 2024, the S&P 500 gained 23.3%. It fell 2.5% in December.', 'asOf=2024-12-31'],
    ['2024-07-16', 'The S&P 500 gained 24.2% in 2023. It is up 18.8% this year. It rose 3.5% in June.', 'asOf=2024-06-28'],
    ['2022-01-28', 'The S&P 500 is down 7% in January. It was up 4.4% in December.', 'asOf=2021-12-31'],
    ['2024-07-16', 'The S&P 500 had its best year since 2021 in 2024. It rose 3.5% in June.', 'asOf=2024-06-28'],
  ])('is read where it lies in the year that was told of last, or none was: %s %s', (asOf, text, day) => {
    expect(read(text, asOf).claims.some(({ query }) => query.includes('unit=month') && query.includes(day))).toBe(true);
  });
});
