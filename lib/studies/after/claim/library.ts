/** A published claim, in our words, with the link that checks it. */
export interface PublishedClaim {
  readonly id: string;
  /** What was said, paraphrased. */
  readonly said: string;
  readonly by: string;
  /** The day on which it was published, or the year where no more is known; null where it is a standing figure. */
  readonly published: string | null;
  /** Query of the study `claim`: definitions that the wording states are in it, those that it leaves open are not. */
  readonly query: string;
}

/**
 * Claims that were printed, each as a view of the study `claim`. Two sources that contradict each other are two claims. A definition is
 * given where the words give it ("record close", "every day counted", "percentage points").
 */
export const publishedClaims: readonly PublishedClaim[] = [
  {
    id: 'rut-five-1pct-days',
    by: 'Bespoke',
    published: '2024-07-16',
    said: 'The Russell 2000 rose 1% or more on five straight days, which it had done only four times before.',
    query: 'measure=streak&symbol=RUT&sessions=5&thresholdPct=1&comparison=only-k-since&count=5&asOf=2024-07-16',
  },
  {
    id: 'rut-not-since-1998',
    by: 'A market strategist on Fox Business',
    published: '2024-07-16',
    said: 'Before 2020 there had been no such Russell run (five straight 1% gains) since 1998.',
    query: 'measure=streak&symbol=RUT&sessions=5&thresholdPct=1&comparison=first-since&since=1998&asOf=2020-04-28',
  },
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
    query: 'measure=distance&symbol=RUT&sessions=50&unit=sigma&comparison=figure&said=4.4&asOf=2024-07-16',
  },
  {
    id: 'spx-38-records-2024',
    by: 'News wires',
    published: '2024-07-16',
    said: 'It was the S&P 500’s 38th record close of 2024.',
    query: 'measure=record&symbol=SPX&price=close&comparison=count-this-year&count=38&asOf=2024-07-16',
  },
  {
    id: 'spx-57-record-closes-2024',
    by: 'Several',
    published: '2024',
    said: 'The S&P 500 set 57 record closes in 2024.',
    query: 'measure=record&symbol=SPX&price=close&comparison=count-this-year&count=57&asOf=2024-12-31',
  },
  {
    id: 'spx-62-records-2024',
    by: 'Dorsey Wright',
    published: '2024',
    said: 'The S&P 500 set 62 record highs in 2024.',
    query: 'measure=record&symbol=SPX&comparison=count-this-year&count=62&asOf=2024-12-31',
  },
  {
    id: 'spx-77-record-closes-1995',
    by: 'Reuters',
    published: '1995',
    said: 'The S&P 500 set 77 record closes in 1995.',
    query: 'measure=record&symbol=SPX&price=close&comparison=count-this-year&count=77&asOf=1995-12-29',
  },
  {
    id: 'spx-9-up-days-2025',
    by: 'Motley Fool',
    published: '2025-05-02',
    said: 'The S&P 500 rose nine days running, its first such run since November 2004.',
    query: 'measure=streak&symbol=SPX&sessions=9&thresholdPct=0&comparison=first-since&since=2004-11&asOf=2025-05-02',
  },
  {
    id: 'spx-14-up-march-2010',
    by: 'forexlive',
    published: '2010',
    said: 'The S&P 500 rose on 14 days in a row, from 1 to 18 March 2010.',
    query: 'measure=streak&symbol=SPX&sessions=14&thresholdPct=0&comparison=in-a-row&asOf=2010-03-18',
  },
  {
    id: 'rut-longest-streak-21',
    by: 'Schaeffer’s',
    published: '2016-11-25',
    said: 'The longest winning streak of the Russell 2000 was 21 days, in 1988.',
    query: 'measure=streak&symbol=RUT&thresholdPct=0&comparison=ever&said=21&since=1988&asOf=2016-11-25',
  },
  {
    id: 'rut-longest-streak-19',
    by: 'USA Today',
    published: '2016-11-25',
    said: 'The longest winning streak of the Russell 2000 was 19 days, in 1985.',
    query: 'measure=streak&symbol=RUT&thresholdPct=0&comparison=ever&said=19&since=1985&asOf=2016-11-25',
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
    id: 'spx-gap-513',
    by: 'S&P Dow Jones Indices',
    published: '2024-01-19',
    said: 'The record close of 19 January 2024 came 513 sessions after the one before.',
    query: 'measure=record&symbol=SPX&price=close&comparison=gap&count=513&asOf=2024-01-19',
  },
  {
    id: 'spx-70-record-closes-2021',
    by: 'Reuters',
    published: '2021-12-31',
    said: 'With a day of 2021 to go the S&P 500 had set 70 record closes in the year.',
    query: 'measure=record&symbol=SPX&price=close&comparison=count-this-year&count=70&asOf=2021-12-30',
  },
  {
    id: 'spx-39-record-closes-1996',
    by: 'Reuters',
    published: '2021-12-31',
    said: 'After its record year of 1995 the S&P 500 set 39 record closes in 1996.',
    query: 'measure=record&symbol=SPX&price=close&comparison=count-this-year&count=39&asOf=1996-12-31',
  },
  {
    id: 'spx-62-record-closes-2017',
    by: 'Bespoke',
    published: '2021-07',
    said: 'The S&P 500 set 62 record closes in 2017.',
    query: 'measure=record&symbol=SPX&price=close&comparison=count-this-year&count=62&asOf=2017-12-29',
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
    id: 'spx-fall-34-2020',
    by: 'CNBC',
    published: '2021-03-16',
    said: 'From the high of 19 February 2020 to 23 March the S&P 500 fell by about 34%.',
    query: 'measure=drawdown&symbol=SPX&comparison=figure&said=34&asOf=2020-03-23',
  },
];

/** The published claim with this id, or undefined. */
export function findPublishedClaim(id: string): PublishedClaim | undefined {
  return publishedClaims.find((item) => item.id === id);
}
