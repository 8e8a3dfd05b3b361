import { strongestTint } from '@/lib/plot/heat-color';
import { formatNumber } from '@/lib/format/format-number';
import classes from './heat-chart.module.css';

interface Props {
  readonly limit: number;
  readonly unit: string;
  readonly sizeLabel: string | null;
}

const steps = [-1, -0.5, 0, 0.5, 1] as const;
// Beyond its ends the scale has one colour.
const ends: Readonly<Record<number, string>> = { [-1]: '≤ ', 1: '≥ ' };

/** What colours and sizes mean: five tints with their figures. */
export function HeatLegend({ limit, unit, sizeLabel }: Props) {
  return (
    <div className={classes.legend} data-legend="">
      <ol className={classes.scale}>
        {steps.map((step) => (
          <li key={step} style={{ background: `color-mix(in srgb, var(--${step < 0 ? 'down' : 'up'}) ${(Math.abs(step) * strongestTint * 100).toFixed(1)}%, var(--card))` }}>
            <span className="tabular">{ends[step] ?? ''}{formatNumber(step * limit, { decimals: Number.isInteger(step * limit) ? 0 : 2, sign: true })}{unit}</span>
          </li>
        ))}
      </ol>
      <span>{sizeLabel === null ? 'Tiles are alike: weights of all members are not stored.' : `Size: ${sizeLabel.toLowerCase()}.`}</span>
    </div>
  );
}
