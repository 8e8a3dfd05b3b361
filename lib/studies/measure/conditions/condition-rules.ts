import type { SessionDate } from '@/lib/calendar/session-date';
import type { ObservedSeries } from '@/lib/market/series/observed-series';
import { annualisedChange, exceedsLevel, reachesThreshold, sahmRise } from '@/lib/metrics';
import type { ConditionId } from './condition-ids';
import { judgePeriods, type Finding } from './judge-periods';
import { findAnyCut, findBelowYearAgo, findFirstCut, judgeTarget } from './judge-target';
import type { Judged } from './standing';

/** A condition made checkable: a statement about one series. */
export interface ConditionRule {
  readonly id: string;
  readonly condition: ConditionId;
  /** Id of the series that it reads, and what that is within a sentence. */
  readonly series: string;
  readonly subject: string;
  /** What has to be so, as a cell of a table. */
  readonly text: string;
  /** What its figure is, and in what unit: percent, percentage points, or none where it says yes or no. */
  readonly figure: string;
  readonly unit: 'percent' | 'points' | 'none';
  /** What the figure is set against beside a fixed level; empty where there is none. */
  readonly against: string;
  /** Sessions within which a decision counts; of rules of a rate alone. */
  readonly mostSessions?: number;
  judge(series: ObservedSeries, sessions: readonly SessionDate[]): Judged;
}

const newest = (values: Float64Array): number => values.at(-1) ?? NaN;
const change = (values: Float64Array, months: number, yearMonths = 12): number => newest(annualisedChange(values, months, yearMonths));
const isAtMost = (value: number, level: number): boolean => reachesThreshold(-value, -level);
const isBelow = (value: number, level: number): boolean => exceedsLevel(level, value);

/** The figure with what it is set against; missing with either. */
function compare(figure: number, against: number, holds: boolean): Finding {
  return { figure: Number.isNaN(against) ? NaN : figure, against, holds };
}

const alone = (figure: number, holds: boolean): Finding => ({ figure, against: NaN, holds });

const prices = { condition: 'inflation', unit: 'percent', subject: 'core consumer prices', series: 'CPILFESL', against: '' } as const;
const target = {
  condition: 'fed',
  unit: 'percent',
  series: 'DFEDTARU',
  subject: 'the federal funds target',
  figure: 'upper end of the target',
  against: '',
} as const;
const output = { condition: 'growth', series: 'GDPC1', subject: 'real gross domestic product', unit: 'percent', against: '' } as const;

const [yearOfSessions, halfYearOfSessions] = [252, 126] as const;

/** Every rule but those of earnings: of each condition the usual one first, then the others that are shown beside it. */
export const economyRules: readonly ConditionRule[] = [
  {
    ...prices,
    id: 'core-three-months',
    text: 'Core CPI at most 3% a year over three months, and below its 12-month rate',
    figure: '3-month rate, annualised',
    against: '12-month rate',
    judge: (series, sessions) =>
      judgePeriods(
        series,
        {
          periods: 13,
          find: (values) => {
            const [short, long] = [change(values, 3), change(values, 12)];
            return compare(short, long, isAtMost(short, 0.03) && isBelow(short, long));
          },
        },
        sessions,
      ),
  },
  {
    ...prices,
    id: 'core-year',
    text: 'Core CPI at most 3% over 12 months',
    figure: '12-month rate',
    judge: (series, sessions) =>
      judgePeriods(series, { periods: 13, find: (values) => alone(change(values, 12), isAtMost(change(values, 12), 0.03)) }, sessions),
  },
  {
    ...prices,
    id: 'headline-year',
    series: 'CPIAUCSL',
    subject: 'consumer prices',
    text: 'CPI below 3% over 12 months',
    figure: '12-month rate',
    judge: (series, sessions) =>
      judgePeriods(series, { periods: 13, find: (values) => alone(change(values, 12), isBelow(change(values, 12), 0.03)) }, sessions),
  },
  {
    ...prices,
    id: 'core-falling',
    text: 'Core CPI over 12 months below six months ago',
    figure: '12-month rate',
    against: '12-month rate six months earlier',
    judge: (series, sessions) =>
      judgePeriods(
        series,
        {
          periods: 19,
          find: (values) => {
            const [now, then] = [change(values, 12), change(values.subarray(0, 13), 12)];
            return compare(now, then, isBelow(now, then));
          },
        },
        sessions,
      ),
  },
  {
    ...prices,
    id: 'core-consumption',
    series: 'PCEPILFE',
    subject: 'core consumption prices',
    text: 'Core PCE prices at most 2.5% over 12 months',
    figure: '12-month rate',
    judge: (series, sessions) =>
      judgePeriods(series, { periods: 13, find: (values) => alone(change(values, 12), isAtMost(change(values, 12), 0.025)) }, sessions),
  },
  {
    ...target,
    id: 'first-cut',
    text: `The first cut after the last hike, announced within ${yearOfSessions} sessions`,
    mostSessions: yearOfSessions,
    judge: (series, sessions) => judgeTarget(series, (known) => findFirstCut(known, yearOfSessions), sessions),
  },
  {
    ...target,
    id: 'below-year-ago',
    text: 'Target below a year ago',
    against: 'upper end a year ago',
    judge: (series, sessions) => judgeTarget(series, findBelowYearAgo, sessions),
  },
  {
    ...target,
    id: 'any-cut',
    text: `A cut of any kind, announced within ${halfYearOfSessions} sessions`,
    mostSessions: halfYearOfSessions,
    judge: (series, sessions) => judgeTarget(series, (known) => findAnyCut(known, halfYearOfSessions), sessions),
  },
  {
    ...output,
    id: 'output-quarter',
    text: 'Real GDP up on the quarter, as first printed',
    figure: 'change on the quarter, annualised',
    judge: (series, sessions) =>
      judgePeriods(
        series,
        { periods: 2, firstPrint: true, find: (values) => alone(change(values, 1, 4), exceedsLevel(change(values, 1, 4), 0)) },
        sessions,
      ),
  },
  {
    ...output,
    id: 'output-year',
    text: 'Real GDP above a year ago',
    figure: 'change on the year',
    judge: (series, sessions) =>
      judgePeriods(series, { periods: 5, find: (values) => alone(change(values, 4, 4), exceedsLevel(change(values, 4, 4), 0)) }, sessions),
  },
  {
    ...output,
    id: 'unemployment-rise',
    series: 'UNRATE',
    subject: 'unemployment',
    text: 'Unemployment less than half a point up, by Sahm’s rule',
    figure: 'three-month mean above the least of the twelve before',
    unit: 'points',
    judge: (series, sessions) =>
      judgePeriods(
        series,
        {
          periods: 15,
          find: (values) => {
            const rise = newest(sahmRise(values)) / 100;
            return alone(rise, isBelow(rise, 0.005));
          },
        },
        sessions,
      ),
  },
  {
    ...output,
    id: 'no-recession',
    series: 'USREC',
    subject: 'the dating of recessions',
    text: 'No recession by the NBER, which dates them long afterwards',
    figure: '',
    unit: 'none',
    judge: (series, sessions) =>
      judgePeriods(series, { periods: 1, find: (values) => alone(newest(values), newest(values) === 0) }, sessions),
  },
];
