import type { Frequency } from '@/lib/market/series/series';
import { annualisedChange, exceedsLevel } from '@/lib/metrics';
import type { ConditionRule } from './condition-rules';
import { judgeNothing, judgePeriods } from './judge-periods';

const yearPeriods: Readonly<Partial<Record<Frequency, number>>> = { monthly: 12, quarterly: 4, yearly: 1 };

/** The rule of a series that somebody stored of earnings: above a year before. One of days or weeks has no such periods and is unknown. */
export function createImportedRule(id: string): ConditionRule {
  return {
    id: 'imported-earnings',
    condition: 'earnings',
    series: id,
    subject: id,
    text: `${id} above a year before`,
    figure: 'change on the year',
    unit: 'percent',
    against: '',
    judge: (series, sessions) => {
      const year = yearPeriods[series.definition.frequency];
      if (year === undefined) return judgeNothing(sessions);
      return judgePeriods(
        series,
        {
          periods: year + 1,
          find: (values) => {
            const figure = annualisedChange(values, year, year).at(-1) ?? NaN;
            return { figure, against: NaN, holds: exceedsLevel(figure, 0) };
          },
        },
        sessions,
      );
    },
  };
}
