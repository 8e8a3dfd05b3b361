import { formatPercent } from '@/lib/format/format-number';
import { toPercent } from '@/lib/format/to-percent';

/** How far something stands from something else: '0.59% below the record close before it', 'level with its 200-session mean'; what is not level is told with as many digits as show it. */
export function sayAbove(value: number, what: string): string {
  if (value === 0) return `level with ${what}`;
  const percent = Math.abs(toPercent(value));
  const size = formatPercent(percent, { decimals: percent < 0.005 ? 4 : 2 });
  return `${size} ${value > 0 ? 'above' : 'below'} ${what}`;
}
