import { describe, expect, it } from 'vitest';
import { readCorpusSentence, toCanonical } from '../support/judge-sentences';

function read(text: string, asOf: string) {
  const { claims, cannot } = readCorpusSentence({ text, asOf, claims: [] });
  return { claims: claims.map(({ query }) => toCanonical(query)), cannot, assumed: claims.flatMap(({ assumed }) => assumed) };
}

const figure = (symbol: string, rest: string) => toCanonical(`measure=return&symbol=${symbol}&sessions=1&comparison=figure&${rest}`);
const year = 'unit=year&part=to-date';

describe('who is meant by “it”, “the index” or “the stock”', () => {
  it.each([
    [
      '2024-07-19',
      'The S&P 500 fell 0.7% on Friday. The index lost 2% for the week.',
      'SPX',
      'unit=week&direction=down&said=2&asOf=2024-07-19',
    ],
    ['2024-07-16', 'The S&P 500 rose 0.6% on Tuesday. It is up 18.8% this year.', 'SPX', `${year}&said=18.8&asOf=2024-07-16`],
    ['2024-07-16', 'Nvidia fell 1.6% on Tuesday. Shares are up 155% this year.', 'NVDA', `${year}&said=155&asOf=2024-07-16`],
    [
      '2024-07-16',
      'Nvidia fell 1.6% on Tuesday, while the S&P 500 rose 0.6%. The index is up 18.8% this year.',
      'SPX',
      `${year}&said=18.8&asOf=2024-07-16`,
    ],
    [
      '2024-07-16',
      'Nvidia fell 1.6% on Tuesday, while the S&P 500 rose 0.6%. The stock is up 155% this year.',
      'NVDA',
      `${year}&said=155&asOf=2024-07-16`,
    ],
    ['2024-07-16', 'Small caps jumped 3.5% on Tuesday. The benchmark is up 11.7% this year.', 'RUT', `${year}&said=11.7&asOf=2024-07-16`],
    ['2013-05-31', 'The S&P 500 fell 1.4% on Friday. For the month, it gained 2.1%.', 'SPX', 'unit=month&said=2.1&asOf=2013-05-31'],
    ['2024-11-29', 'The Russell 2000 rose 10.8% in November. Its gain this year is 20.1%.', 'RUT', `${year}&said=20.1&asOf=2024-11-29`],
    [
      '2024-07-16',
      'The Nasdaq-100 rose 0.1% and the S&P 500 rose 0.6% on Tuesday. The tech-heavy gauge is up 21.2% this year.',
      'NDX',
      `${year}&said=21.2&asOf=2024-07-16`,
    ],
    [
      '2024-07-16',
      'The S&P 500 rose 0.6% on Tuesday as bond yields fell. The index is up 18.8% this year.',
      'SPX',
      `${year}&said=18.8&asOf=2024-07-16`,
    ],
  ])('is the one that was named before, said on %s: %s', (asOf, text, symbol, rest) => {
    const { claims, assumed } = read(text, asOf);
    expect(claims.at(-1)).toBe(figure(symbol, rest));
    expect(assumed.some((one) => one.includes('is taken for what is named before it'))).toBe(true);
  });

  it.each([
    ['Nvidia fell 1.6% on Tuesday. The index is up 155% this year.', 'by “The index” is not said'],
    ['The S&P 500 rose 0.6% on Tuesday. The stock is up 18.8% this year.', 'by “The stock” is not said'],
    ['Nvidia fell 1.6% on Tuesday. The stock index is up 18.8% this year.', 'whom “The stock” means is not clear'],
    ['Nvidia fell 1.6% on Tuesday while the S&P 500 rose 0.6%. It is up 18.8% this year.', '“It” means is not clear'],
    ['The Russell 2000 rose 3.5% and the S&P 500 rose 0.6% on Tuesday. The index is up 18.8% this year.', '“The index” means is not clear'],
    ['The Dow rose 1.9%. The S&P 500 rose 0.6% on Tuesday. The index is up 18.8% this year.', '“The index” means is not clear'],
    ['The S&P 500 rose 0.6% on Tuesday as bond yields fell. It is up 18.8% this year.', '“It” means is not clear'],
    ['The S&P 500 rose 0.6% on Tuesday. Traders fled. It is up 18.8% this year.', 'not all that stands before it was understood'],
    ['More than 70% of S&P 500 stocks closed above their 200-day average. They are up 18.8% this year.', '“They” means is not clear'],
    ['Stocks rose 0.6% on Tuesday. The tech-heavy index is up 21% this year.', 'by “The tech heavy index” is not said'],
    ['Nvidia rose 3.1% on Tuesday. While it is up 155% this year, the S&P 500 is up 18.8% this year.', 'is not said'],
  ])('is nobody where two could be, or none is known: %s', (text, reason) => {
    const { claims, cannot } = read(text, '2024-07-16');
    expect(claims.filter((query) => query.includes('part=to-date') && !query.includes('said=18.8&symbol=SPX'))).toEqual([]);
    expect(cannot.join(' ')).toContain(reason);
  });

  it('is not known by who was named in a sentence whose words were not understood', () => {
    expect(read('Nvidia gossip. The stock is up 155% this year.', '2024-07-16').claims).toEqual([]);
  });
});

describe('when “it” did so', () => {
  it.each([
    ['2024-07-16', 'The S&P 500 rose 0.6% on Tuesday. It rose 0.6%.'],
    ['2023-12-29', 'The S&P 500 rose 4.4% in December. It closed at 4,769.83.'],
    ['2024-07-22', 'The S&P 500 lost 2% last week. It rose 1.1%.'],
    ['2024-07-19', 'The S&P 500 is up 15.4% this year. It was up 18.8% on Tuesday.'],
    ['2024-07-18', 'The S&P 500 rose 0.6% on Tuesday. It was up 18.8% for the year.'],
    ['2024-07-18', 'The S&P 500 rose 0.6% on Tuesday. It was at a record.'],
    ['2025-04-07', 'The S&P 500 plunged 6% on Friday. It closed 17.4% below its record.'],
    ['2023-12-29', 'The S&P 500 gained 24.2% in 2023. Its gain was 8.9%.'],
    ['2023-12-29', 'The S&P 500 gained 24.2% in 2023. The index beat the Russell 2000 by 9 points.'],
  ])('is left open where it is of neither time for certain, said on %s: %s', (asOf, text) => {
    const { claims, cannot } = read(text, asOf);
    expect(claims).toHaveLength(1);
    expect(cannot).toHaveLength(1);
  });

  it('is the day of the post where it is so while it is said', () => {
    const { claims } = read('The S&P 500 plunged 6% on Friday. It is down 17.6% from its record.', '2025-04-07');
    expect(claims.at(-1)).toBe(toCanonical('measure=drawdown&symbol=SPX&comparison=figure&said=17.6&asOf=2025-04-07'));
  });

  it.each([
    'Nvidia rose 2% on Tuesday. Samsung rose 5%. The S&P 500 rose 0.6% on Tuesday. The stock is up 155% this year.',
    'Nvidia rose 2% on Tuesday. Samsung rose 5%. The S&P 500 rose 0.6% on Tuesday. Shares are up 155% this year.',
    'The S&P 500 rose 0.6% on Tuesday. The KBW index rose 2%. Nvidia rose 2% on Tuesday. The index is up 18.8% this year.',
    'The S&P 500 rose 0.6% on Tuesday. Treasury yields fell. The benchmark is up 18.8% this year.',
    'The S&P 500 rose 0.6% on Tuesday. Oil rose 2%. The benchmark is up 18.8% this year.',
  ])('is not known where one of that kind was not understood, whoever of another kind was named since: %s', (text) => {
    expect(read(text, '2024-07-16').claims.filter((query) => query.includes('to-date'))).toEqual([]);
  });

  it('is known again where one of that kind was named since', () => {
    const text = 'Samsung rose 5%. Nvidia rose 2% on Tuesday. The stock is up 155% this year.';
    expect(read(text, '2024-07-16').claims).toContain(figure('NVDA', `${year}&said=155&asOf=2024-07-16`));
  });
});
