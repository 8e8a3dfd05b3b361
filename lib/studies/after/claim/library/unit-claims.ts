import type { PublishedClaim } from './published-claim';

/** Weeks, months, quarters and halves of years, and how long there was no large move. */
export const unitClaims: readonly PublishedClaim[] = [
  {
    id: 'spx-9-weeks-2023',
    by: 'CNBC',
    published: '2023-12-29',
    said: 'The S&P 500 ended 2023 with a ninth weekly gain in a row, which it had last done in 2004.',
    query: 'measure=streak&symbol=SPX&unit=week&sessions=9&thresholdPct=0&comparison=first-since&since=2004&asOf=2023-12-29',
  },
  {
    id: 'spx-14-of-15-weeks-2024',
    by: 'Deutsche Bank',
    published: '2024-02',
    said: 'The S&P 500 has risen in 14 of 15 weeks, for the first time since March 1972.',
    query: 'measure=tally&symbol=SPX&unit=week&sessions=15&thresholdPct=0&atLeast=14&comparison=first-since&since=1972-03&asOf=2024-02-09',
  },
  {
    id: 'spx-week-since-november-2023',
    by: 'CNBC',
    published: '2024-11-08',
    said: 'The S&P 500 had its best week since November 2023, up 4.66%.',
    query: 'measure=return&symbol=SPX&unit=week&sessions=1&comparison=highest-since&since=2023-11&said=4.66&asOf=2024-11-08',
  },
  {
    id: 'spx-april-2022',
    by: 'CNBC',
    published: '2022-04-29',
    said: 'With a loss of 8.8%, April was the worst month of the S&P 500 since March 2020.',
    query: 'measure=return&symbol=SPX&unit=month&sessions=1&direction=down&comparison=highest-since&since=2020-03&said=8.8&asOf=2022-04-29',
  },
  {
    id: 'ndx-first-half-2023',
    by: 'CNBC',
    published: '2023-06-30',
    said: 'No first half of the Nasdaq-100 was better than that of 2023, up nearly 39%.',
    query: 'measure=return&symbol=NDX&unit=year&sessions=1&part=first-half&comparison=largest&said=39&asOf=2023-06-30',
  },
  {
    id: 'spx-first-quarter-2024',
    by: 'CNBC',
    published: '2024-03-28',
    said: 'The S&P 500 gained 10.2% in the first quarter, its best start to a year since 2019.',
    query: 'measure=return&symbol=SPX&unit=quarter&sessions=1&part=same&comparison=highest-since&since=2019&said=10.2&asOf=2024-03-28',
  },
  {
    id: 'spx-356-sessions-2024',
    by: 'Dow Jones Market Data',
    published: '2024-07-24',
    said: 'The S&P 500 fell 2% or more for the first time in 356 sessions.',
    query: 'measure=swing&symbol=SPX&thresholdPct=2&direction=down&comparison=gap&count=356&asOf=2024-07-24',
  },
  {
    id: 'spx-46-moves-2022',
    by: 'Several',
    published: '2022-12-30',
    said: 'In 2022 the S&P 500 moved 2% or more, up or down, on 46 days.',
    query: 'measure=swing&symbol=SPX&thresholdPct=2&direction=either&comparison=count-this-year&count=46&asOf=2022-12-30',
  },
  {
    id: 'spx-longest-calm-since-2007',
    by: 'Dow Jones Market Data',
    published: '2024-07-24',
    said: 'The stretch without a 2% fall that the S&P 500 ended was its longest since 2007.',
    query: 'measure=swing&symbol=SPX&thresholdPct=2&direction=down&comparison=highest-since&since=2007&asOf=2024-07-24',
  },
];
