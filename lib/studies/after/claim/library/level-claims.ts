import type { PublishedClaim } from './published-claim';

/** Levels that were passed, and falls from the record. */
export const levelClaims: readonly PublishedClaim[] = [
  {
    id: 'spx-fall-34-2020',
    by: 'CNBC',
    published: '2021-03-16',
    said: 'From the high of 19 February 2020 to 23 March the S&P 500 fell by about 34%.',
    query: 'measure=drawdown&symbol=SPX&comparison=figure&said=34&asOf=2020-03-23',
  },
  {
    id: 'spx-fall-57-2009',
    by: 'GlobalPost',
    published: '2013-03-28',
    said: 'From October 2007 to 9 March 2009 the S&P 500 fell 57%.',
    query: 'measure=drawdown&symbol=SPX&comparison=figure&said=57&asOf=2009-03-09',
  },
  {
    id: 'spx-fall-25-2022',
    by: 'Reuters',
    published: '2024-01-19',
    said: 'From its record of January 2022 to its low of October the S&P 500 lost nearly 25%.',
    query: 'measure=drawdown&symbol=SPX&comparison=figure&said=25&asOf=2022-10-12',
  },
  {
    id: 'spx-fall-19-8-2025',
    by: 'CNBC',
    published: '2025-06-27',
    said: 'At its low of 8 April 2025 the S&P 500 closed 19.8% below its record.',
    query: 'measure=drawdown&symbol=SPX&comparison=figure&said=19.8&asOf=2025-04-08',
  },
  {
    id: 'spx-12-below-record-2020',
    by: 'MarketWatch',
    published: '2020-02-27',
    said: 'Six sessions after its record the S&P 500 was 12% below it.',
    query: 'measure=drawdown&symbol=SPX&comparison=figure&said=12&asOf=2020-02-27',
  },
  {
    id: 'spx-5-9-below-record-2013',
    by: 'Doug Short',
    published: '2013-01-10',
    said: 'The S&P 500 stood 5.9% below its record of October 2007.',
    query: 'measure=drawdown&symbol=SPX&comparison=figure&said=5.9&asOf=2013-01-10',
  },
  {
    id: 'spx-highest-since-2007',
    by: 'Doug Short',
    published: '2013-01-10',
    said: 'The S&P 500 closed at its highest since December 2007.',
    query: 'measure=level&symbol=SPX&price=close&comparison=highest-since&since=2007-12&asOf=2013-01-10',
  },
  {
    id: 'spx-first-1000',
    by: 'S&P Dow Jones Indices, in CNN',
    published: '2024-02-09',
    said: 'The S&P 500 reached 1,000 on 2 February 1998.',
    query: 'measure=level&symbol=SPX&price=close&atLeast=1000&comparison=only-k-since&count=1&asOf=1998-02-02',
  },
  {
    id: 'spx-first-2000',
    by: 'Newsday',
    published: '2014-08-26',
    said: 'The S&P 500 closed above 2,000 for the first time.',
    query: 'measure=level&symbol=SPX&price=close&atLeast=2000&comparison=only-k-since&count=1&asOf=2014-08-26',
  },
  {
    id: 'spx-first-4000',
    by: 'S&P Dow Jones Indices, in CNN',
    published: '2024-02-09',
    said: 'The S&P 500 reached 4,000 on 1 April 2021.',
    query: 'measure=level&symbol=SPX&price=close&atLeast=4000&comparison=only-k-since&count=1&asOf=2021-04-01',
  },
  {
    id: 'spx-high-5000',
    by: 'Baystreet',
    published: '2024-02',
    said: 'On 8 February 2024 the S&P 500 traded as high as 5,000.40.',
    query: 'measure=level&symbol=SPX&price=high&comparison=figure&said=5000.40&asOf=2024-02-08',
  },
  {
    id: 'spx-first-5000',
    by: 'ETF.com',
    published: '2024-02-09',
    said: 'The S&P 500 closed above 5,000 for the first time.',
    query: 'measure=level&symbol=SPX&price=close&atLeast=5000&comparison=only-k-since&count=1&asOf=2024-02-09',
  },
];
