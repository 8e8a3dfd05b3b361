import type { SeriesDefinition } from './series';

/** A series that Broadtape ships: what it is, when it comes out, and what can be a value of it. */
export interface DefaultSeries extends SeriesDefinition {
  /** Days from the end of a period to its first value, usually. */
  readonly usualLagDays: number;
  /** Days from the end of a period to a new row at the source, where that is not yet the value that is known. */
  readonly rowLagDays?: number;
  /** Days before its first day on which a value is announced. */
  readonly announcedDaysAhead?: number;
  /** Periods that the source enters on the day of the announcement itself. */
  readonly announcedThatDay?: readonly string[];
  /** Of a series that is estimated anew as a whole every week: smaller changes of a value are none. */
  readonly leastRevision?: number;
  /** What its values lie between. */
  readonly between: readonly [number, number];
  /** Largest change from one period to the next, as a factor, of a series that moves little. */
  readonly largestStep?: number;
}

const fred = { source: 'fred', licenceClass: 'public' } as const;
const prices = { ...fred, frequency: 'monthly', between: [5, 5_000], largestStep: 1.1 } as const;
const percent = { ...fred, unit: 'percent' } as const;
const yields = { ...percent, frequency: 'daily', usualLagDays: 1, between: [-5, 30] } as const;

/**
 * The series that are followed without being asked for. The lags are those of the usual release day:
 * claims on Thursday after the week, the conditions index on Wednesday, the month's funds rate on its first days after. A recession is
 * dated by the NBER long afterwards: no value of USREC is taken as known before the longest wait since 1980 is over (602 days, for April 1991).
 */
export const defaultSeries: readonly DefaultSeries[] = [
  { ...prices, id: 'CPIAUCSL', name: 'Consumer prices', unit: 'index, 1982-84 = 100', usualLagDays: 12 },
  { ...prices, id: 'CPILFESL', name: 'Core consumer prices', unit: 'index, 1982-84 = 100', usualLagDays: 12 },
  { ...prices, id: 'PCEPILFE', name: 'Core consumption prices', unit: 'index, 2017 = 100', usualLagDays: 29 },
  {
    ...percent,
    id: 'DFEDTARU',
    name: 'Federal funds target, upper end',
    frequency: 'daily',
    usualLagDays: 0,
    announcedDaysAhead: 1,
    // FRED has these from the day of the decision on, all others from the day after.
    announcedThatDay: ['2008-12-16', '2015-12-16', '2016-12-14'],
    between: [0, 25],
  },
  { ...percent, id: 'FEDFUNDS', name: 'Federal funds rate, mean of the month', frequency: 'monthly', usualLagDays: 3, between: [-1, 30] },
  {
    ...fred,
    id: 'GDPC1',
    name: 'Real gross domestic product',
    unit: 'billions of chained 2017 dollars, annual rate',
    frequency: 'quarterly',
    usualLagDays: 28,
    between: [1_000, 200_000],
    largestStep: 1.2,
  },
  { ...percent, id: 'UNRATE', name: 'Unemployment rate', frequency: 'monthly', usualLagDays: 5, between: [0.5, 30] },
  {
    ...fred,
    id: 'ICSA',
    name: 'Initial claims for unemployment insurance',
    unit: 'claims in the week',
    frequency: 'weekly',
    usualLagDays: 5,
    between: [50_000, 20_000_000],
  },
  {
    ...fred,
    id: 'USREC',
    name: 'Recession as dated by the NBER',
    unit: '1 in a recession, else 0',
    frequency: 'monthly',
    usualLagDays: 602,
    rowLagDays: 1,
    between: [0, 1],
  },
  { ...yields, id: 'T10Y2Y', name: 'Ten-year less two-year Treasury yield', unit: 'percentage points' },
  { ...yields, id: 'DGS10', name: 'Ten-year Treasury yield' },
  { ...yields, id: 'DGS2', name: 'Two-year Treasury yield' },
  {
    ...fred,
    id: 'NFCI',
    name: 'Chicago Fed national financial conditions',
    unit: 'standard deviations, above 0 tighter than usual',
    frequency: 'weekly',
    usualLagDays: 5,
    leastRevision: 0.02,
    between: [-10, 10],
  },
  {
    ...fred,
    id: 'VIXCLS',
    name: 'Volatility index (VIX)',
    unit: 'percent a year',
    frequency: 'daily',
    usualLagDays: 1,
    between: [3, 250],
    licenceClass: 'restricted',
  },
];

/** The shipped series with this id, or undefined. */
export function findDefaultSeries(id: string): DefaultSeries | undefined {
  return defaultSeries.find((series) => series.id === id);
}
