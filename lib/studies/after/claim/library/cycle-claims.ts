import type { PublishedClaim } from './published-claim';

/** How old bull markets were, and what they had gained. */
export const cycleClaims: readonly PublishedClaim[] = [
  {
    id: 'spx-bull-989-days',
    by: 'Bespoke, in CNBC',
    published: '2025-06-27',
    said: 'The S&P 500’s bull market was 989 days old.',
    query: 'measure=cycle-age&symbol=SPX&comparison=figure&said=989&asOf=2025-06-27',
  },
  {
    id: 'spx-bull-35-2024',
    by: 'Axios',
    published: '2024-01-19',
    said: 'From its low of October 2022 the S&P 500 was up 35%.',
    query: 'measure=cycle-gain&symbol=SPX&comparison=figure&said=35&asOf=2024-01-19',
  },
  {
    id: 'spx-bull-3999-days',
    by: 'Bespoke, in CNBC',
    published: '2025-06-27',
    said: 'The bull market from 2009 to 2020 lasted 3,999 days.',
    query: 'measure=cycle-age&symbol=SPX&comparison=figure&said=3999&asOf=2020-02-19',
  },
  {
    id: 'spx-bull-4494-days',
    by: 'Bespoke',
    published: '2018-08',
    said: 'The longest bull market of the S&P 500, to March 2000, lasted 4,494 days.',
    query: 'measure=cycle-age&symbol=SPX&comparison=figure&said=4494&asOf=2000-03-24',
  },
  {
    id: 'spx-bull-582-2000',
    by: 'CNBC',
    published: '2025-06-27',
    said: 'The bull market that ended in 2000 brought the S&P 500 a gain of 582%.',
    query: 'measure=cycle-gain&symbol=SPX&comparison=figure&said=582&asOf=2000-03-24',
  },
  {
    id: 'spx-bull-3245-days',
    by: 'Bespoke',
    published: '2018-08',
    said: 'Up to its high of 26 January 2018 the bull market of 2009 had lasted 3,245 days.',
    query: 'measure=cycle-age&symbol=SPX&comparison=figure&said=3245&asOf=2018-01-26',
  },
  {
    id: 'spx-bull-3108-days',
    by: 'Bespoke',
    published: '2017-09-11',
    said: 'At its record the bull market of 2009 was 3,108 days old.',
    query: 'measure=cycle-age&symbol=SPX&comparison=figure&said=3108&asOf=2017-09-11',
  },
  {
    id: 'spx-bull-267-61-2017',
    by: 'Bespoke',
    published: '2017-09-11',
    said: 'At its record the S&P 500 was up 267.61% in the bull market of 2009.',
    query: 'measure=cycle-gain&symbol=SPX&comparison=figure&said=267.61&asOf=2017-09-11',
  },
];
