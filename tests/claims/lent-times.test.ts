import { describe, expect, it } from 'vitest';
import { readCorpusSentence } from '../support/judge-sentences';

const read = (text: string, asOf = '2024-07-19') => readCorpusSentence({ text, asOf, claims: [] }).claims.map(({ query }) => query);

describe('the time of the sentence before', () => {
  it('is that of the next where no other one was told of', () => {
    expect(read('For the week, the S&P 500 lost 2%. The Nasdaq-100 fell 4%.').filter((query) => query.includes('unit=week'))).toHaveLength(
      2,
    );
  });

  it.each([
    'The S&P 500 fell 0.7% Friday. For the week, it lost 2%. The Nasdaq-100 fell 0.9%.',
    'The S&P 500 fell 0.7%. For the week, it lost 2%. The Nasdaq-100 fell 0.9%.',
    'The S&P 500 fell 0.7% Friday in feverish trade. For the week, it lost 2%. The Nasdaq-100 fell 0.9%.',
    'On Friday, the S&P 500 lost 0.7%. In June, it gained 3.5%. Nvidia gained 12.7%.',
  ])('is not lent where the text told of moves over two: %s', (text) => {
    expect(read(text).filter((query) => /NDX|NVDA/.test(query))).toEqual([]);
  });

  it('is lent again behind a heading', () => {
    const text = 'The S&P 500 fell 0.7% Friday. For the week, it lost 2%. July recap. The Nasdaq-100 fell 0.9%.';
    expect(read(text).some((query) => query.includes('NDX') && query.includes('unit=month'))).toBe(true);
  });
});
