import { formatNumber } from '@/lib/format/format-number';
import { listGridSteps } from '@/lib/plot/grid/grid-color';
import type { ChartSpec } from '@/lib/studies/kit/study';
import { Marks } from './marks';
import classes from './grid-legend.module.css';

const [boxPx, tallPx] = [27, 12] as const;

/** The scale of a grid: its tints side by side with the figures between them, and what no value looks like. */
export function GridLegend({ chart }: { readonly chart: Extract<ChartSpec, { kind: 'grid' }> }) {
  const steps = listGridSteps(chart);
  const unit = chart.unit === 'pct' ? '%' : '';
  const tell = (value: number, isEnd: boolean): string =>
    `${formatNumber(value, { decimals: Number.isInteger(value) ? 0 : 1, sign: chart.middle === 0 })}${isEnd ? unit : ''}`;
  // Every other one: those at the ends stand inside of them, and would cover their neighbours.
  const ticks = Array.from({ length: steps.length / 2 + 1 }, (_, pair) => 2 * pair).map((at) => ({
    at,
    text: tell(chart.middle - chart.reach + (at * 2 * chart.reach) / steps.length, at % steps.length === 0),
  }));
  const wide = steps.length * boxPx;
  const boxes = steps.map(
    ({ ink }, at) =>
      ({ shape: 'rect', role: 'legend', x: at * boxPx, y: 0, width: boxPx, height: tallPx, fill: ink, stroke: 'var(--card)' }) as const,
  );
  const texts = ticks.map(
    ({ at, text }) =>
      ({
        shape: 'text',
        role: 'legend',
        text,
        x: at * boxPx,
        y: tallPx + 14,
        anchor: at === 0 ? 'start' : at === steps.length ? 'end' : 'middle',
        fill: 'var(--muted)',
      }) as const,
  );
  const first = steps[0];
  return (
    <div className={classes.legend} data-legend="">
      <svg
        width={wide}
        height={tallPx + 18}
        role="img"
        aria-label={`Colours from orange at ${ticks[0]?.text ?? ''}${chart.open ? ' or less' : ''} to blue at ${ticks.at(-1)?.text ?? ''}${chart.open ? ' or more' : ''}, in steps of ${formatNumber((first?.high ?? 0) - (first?.low ?? 0), { decimals: 0 })}`}
      >
        <Marks marks={[...boxes, ...texts]} />
      </svg>
      {chart.open ? <span>Beyond both ends the colour stays.</span> : null}
      <span className={classes.missing}>
        <svg width="22" height="12" aria-hidden="true">
          <Marks marks={[{ shape: 'path', role: 'legend', d: 'M0 6h22', stroke: 'var(--zero)', dash: '1 3' }]} />
        </svg>{' '}
        no value
      </span>
    </div>
  );
}
