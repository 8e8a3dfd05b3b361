import { formatNumber, formatPercent, sayPoints } from '@/lib/format/format-number';
import type { ColumnUnit } from '../../kit/study';
import { toCell, toPercentCell } from '../../kit/to-cell';
import type { OutperformanceParams } from './params';

export interface SpreadUnit {
  readonly unit: ColumnUnit;
  /** After a chart's title. */
  readonly label: string;
  /** A value of the core in the unit of its column. */
  toCell(value: number | undefined): number | null;
  /** A value in the unit of the column with its sign, as it stands in brackets: '+9.92 points'. */
  format(value: number, sign: boolean): string;
  /** A size in the unit of the column as it stands in a sentence: '9.92 points'. */
  say(size: number): string;
}

/** The unit of the main column: points, percent, log points, or deviations when scaled. */
export function spreadUnitOf({ measure, scale }: Pick<OutperformanceParams, 'measure' | 'scale'>): SpreadUnit {
  if (scale === 'volatility') {
    const say = (size: number): string => `${formatNumber(size)} standard deviations`;
    return {
      unit: 'sigma',
      label: 'standard deviations of the spread',
      toCell,
      format: (value, sign) => formatNumber(value, { sign }),
      say,
    };
  }
  if (measure === 'pp') {
    return {
      unit: 'pp',
      label: 'percentage points',
      toCell: toPercentCell,
      format: (value, sign) => sayPoints(value, { sign }),
      say: (size) => sayPoints(size),
    };
  }
  if (measure === 'ratio') {
    return {
      unit: 'pct',
      label: 'percent',
      toCell: toPercentCell,
      format: (value, sign) => formatPercent(value, { sign }),
      say: (size) => formatPercent(size),
    };
  }
  return {
    unit: 'log',
    label: 'log points (logarithm times 100)',
    toCell: toPercentCell,
    format: (value, sign) => formatNumber(value, { sign }),
    say: (size) => `${formatNumber(size)} log points`,
  };
}
