import { listHeatSteps } from '@/lib/plot/heat/heat-color';
import classes from './heat-chart.module.css';

interface Props {
  readonly limit: number;
  readonly unit: string;
  readonly sizeLabel: string | null;
}

/** What colours and sizes mean: five tints with their figures. */
export function HeatLegend({ limit, unit, sizeLabel }: Props) {
  return (
    <div className={classes.legend} data-legend="">
      <ol className={classes.scale}>
        {listHeatSteps(limit, unit).map(({ color, share, text }) => (
          <li key={text} style={{ background: `color-mix(in srgb, var(--${color}) ${(share * 100).toFixed(1)}%, var(--card))` }}>
            <span className="tabular">{text}</span>
          </li>
        ))}
      </ol>
      <span>{sizeLabel === null ? 'Tiles are alike: weights of all members are not stored.' : `Size: ${sizeLabel.toLowerCase()}.`}</span>
    </div>
  );
}
