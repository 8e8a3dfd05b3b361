import type { PublishedClaim } from './published-claim';

/** Gains and losses over any number of sessions, leads, distances from a mean, and what followed. */
export const moveClaims: readonly PublishedClaim[] = [
  {
    id: 'rut-spx-5d-record',
    by: 'Bespoke',
    published: '2024-07-16',
    said: 'The Russell 2000 beat the S&P 500 over five days by more than ever before.',
    query: 'measure=outperformance&symbol=RUT&versus=SPX&sessions=5&comparison=largest&asOf=2024-07-16',
  },
  {
    id: 'rut-spx-nearing-nine',
    by: 'Business Insider',
    published: '2024-07-16',
    said: 'At midday the five-day lead of small caps was nearing nine percentage points.',
    query:
      'measure=outperformance&symbol=RUT&versus=SPX&sessions=5&spread=pp&comparison=figure&said=9&asOf=2024-07-15&assume=RUT:2238.5,SPX:5650.1',
  },
  {
    id: 'rut-11-5-in-five',
    by: 'The Chart Report',
    published: '2024-07-16',
    said: 'The Russell 2000 gained 11.5% in five days, its best since April 2020.',
    query: 'measure=return&symbol=RUT&sessions=5&comparison=highest-since&since=2020-04&said=11.5&asOf=2024-07-16',
  },
  {
    id: 'rut-4-4-sigma',
    by: 'Bespoke, in The Chart Report',
    published: '2024-07-16',
    said: 'The Russell 2000 closed 4.4 standard deviations above its 50-day average.',
    query: 'measure=distance&symbol=RUT&sessions=50&distanceIn=sigma&comparison=figure&said=4.4&asOf=2024-07-16',
  },
  {
    id: 'rut-10pct-5d-next-12m',
    by: 'SentimenTrader',
    published: '2024-08-02',
    said: 'After Russell 2000 gains of 10% in five days, every day counted, the median of the next 12 months is a gain of 23.1%.',
    query:
      'measure=return&symbol=RUT&sessions=5&atLeast=10&comparison=afterwards&horizon=252&policy=all&statistic=median&said=23.1&since=1987-09-10&asOf=2024-08-02',
  },
  {
    id: 'spx-largest-day-loss-1987',
    by: 'ThinkAdvisor',
    published: '2012-10-19',
    said: 'On 19 October 1987 the S&P 500 lost 20%, by far its largest drop of a day.',
    query: 'measure=return&symbol=SPX&sessions=1&direction=down&comparison=largest&said=20&asOf=1987-10-19',
  },
  {
    id: 'spx-third-day-loss-2020',
    by: 'CNBC',
    published: '2021-03-16',
    said: 'The S&P 500 lost 12% on 16 March 2020, its third largest loss of a day.',
    query: 'measure=return&symbol=SPX&sessions=1&direction=down&comparison=nth&count=3&said=12&asOf=2020-03-16',
  },
  {
    id: 'spx-largest-day-gain-1933',
    by: 'Wikipedia, list of largest daily changes',
    published: null,
    said: 'The S&P 500’s gain of 16.61% on 15 March 1933 is the largest of a day from 1923 on.',
    query: 'measure=return&symbol=SPX&sessions=1&comparison=largest&said=16.61&since=1923&asOf=1933-03-15',
  },
  {
    id: 'spx-12th-day-loss-2011',
    by: 'Calculated Risk',
    published: '2011-08-10',
    said: 'The loss of 6.7% on 8 August 2011 was the S&P 500’s twelfth largest of a day since 1950.',
    query: 'measure=return&symbol=SPX&sessions=1&direction=down&comparison=nth&count=12&said=6.7&since=1950&asOf=2011-08-08',
  },
  {
    id: 'spx-fifth-day-loss-in-20-years',
    by: 'TheStreet',
    published: '2020-03',
    said: 'The loss of 7.6% on 9 March 2020 was the S&P 500’s fifth largest of a day in 20 years.',
    query: 'measure=return&symbol=SPX&sessions=1&direction=down&comparison=nth&count=5&said=7.6&since=2000-03&asOf=2020-03-09',
  },
  {
    id: 'spx-day-loss-since-2011',
    by: 'MarketWatch',
    published: '2020-02-27',
    said: 'The S&P 500 lost 4.4%, its largest loss of a day since August 2011.',
    query: 'measure=return&symbol=SPX&sessions=1&direction=down&comparison=highest-since&said=4.4&since=2011-08&asOf=2020-02-27',
  },
  {
    id: 'rut-16-5-in-15',
    by: 'Bespoke',
    published: '2016-11',
    said: 'In its 15 sessions of gains to 25 November 2016 the Russell 2000 rose 16.5%.',
    query: 'measure=return&symbol=RUT&sessions=15&comparison=figure&said=16.5&asOf=2016-11-25',
  },
  {
    id: 'ndx-59-8-in-100',
    by: 'Bespoke',
    published: '2020-08-12',
    said: 'In the 100 sessions since its low of March 2020 the Nasdaq-100 gained 59.8%.',
    query: 'measure=return&symbol=NDX&sessions=100&comparison=figure&said=59.8&asOf=2020-08-12',
    note: 'The S&P 500’s 46.7% of the same note is met by the closes of the same session.',
  },
  {
    id: 'spx-46-7-in-100',
    by: 'Bespoke',
    published: '2020-08-12',
    said: 'The S&P 500’s gain over 100 sessions stood at 46.7%.',
    query: 'measure=return&symbol=SPX&sessions=100&comparison=figure&said=46.7&asOf=2020-08-12',
  },
  {
    id: 'spx-50-in-100-since-1933',
    by: 'Bespoke',
    published: '2020-08-12',
    said: 'A day later it would gain more than 50% in 100 sessions, as it had not since 1933.',
    query: 'measure=return&symbol=SPX&sessions=100&atLeast=50&comparison=first-since&since=1933&asOf=2020-08-13',
  },
];
