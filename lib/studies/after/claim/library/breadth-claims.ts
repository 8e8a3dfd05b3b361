import type { PublishedClaim } from './published-claim';

/** Signals of breadth. */
export const breadthClaims: readonly PublishedClaim[] = [
  {
    id: 'nyse-zweig-2023',
    by: 'StockCharts',
    published: '2023-11',
    said: 'The Zweig thrust of NYSE stocks on 3 November 2023 was the sixth since early 2009.',
    query: 'measure=breadth&members=nyse&indicator=zweig-thrust&mean=ema&comparison=only-k-since&count=6&since=2009&asOf=2023-11-03',
  },
  {
    id: 'nyse-zweig-2025',
    by: 'Ryan Detrick, Carson',
    published: '2025-04-24',
    said: 'There had been 18 Zweig thrusts since the Second World War.',
    query: 'measure=breadth&members=nyse&indicator=zweig-thrust&mean=ema&comparison=only-k-since&count=18&since=1945&asOf=2025-04-24',
  },
];
