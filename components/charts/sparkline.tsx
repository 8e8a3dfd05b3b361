import { symbolColor } from '@/lib/plot/symbol-color';
import classes from './charts.module.css';

interface Props {
  readonly symbol: string;
  /** Closes in order; null breaks the line. */
  readonly values: readonly (number | null)[];
  readonly simulated: boolean;
}

const width = 240;
const height = 44;

/** A line without axes, from its lowest to its highest value. Drawn on the server; the figures beside it say the same. */
export function Sparkline({ symbol, values, simulated }: Props) {
  const known = values.filter((value) => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  let pen = 'M';
  const path = values.map((value, index) => {
    if (value === null) {
      pen = 'M';
      return '';
    }
    const step = `${pen}${((index / Math.max(1, values.length - 1)) * width).toFixed(1)} ${(2 + (1 - (value - low) / span) * (height - 4)).toFixed(1)}`;
    pen = 'L';
    return step;
  }).join('');
  return (
    <svg className={classes.sparkline} data-simulated={simulated || undefined} viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path d={path} fill="none" stroke={symbolColor(symbol)} strokeWidth="1.6" strokeLinejoin="round" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
