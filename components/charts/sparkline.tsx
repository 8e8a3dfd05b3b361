import { extent } from 'd3-array';
import { drawLinePath } from '@/lib/plot/lines/line-path';
import { scaleValues } from '@/lib/plot/plot-geometry';
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
  const [low = 0, high = 1] = extent(values.filter((value) => value !== null));
  const toY = scaleValues({ low, high }, 'linear', [height - 2, 2]);
  const path = drawLinePath(
    values,
    { first: 0, last: values.length - 1 },
    { toX: (index) => (index / Math.max(1, values.length - 1)) * width, toY },
    Infinity,
  );
  return (
    <svg
      className={classes.sparkline}
      data-simulated={simulated || undefined}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} fill="none" stroke={symbolColor(symbol)} strokeWidth="1.6" strokeLinejoin="round" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
