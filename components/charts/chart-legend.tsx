import type { ChartLine } from '@/lib/studies/study';
import { symbolColor } from '@/lib/plot/symbol-color';
import classes from './charts.module.css';

interface Props {
  readonly lines: readonly ChartLine[];
  readonly simulated: boolean;
  readonly provisional: boolean;
  /** What the diamonds mean; empty where there are none. */
  readonly marked?: string;
}

/** What each kind of mark means; nothing where one confirmed line needs no explanation. */
export function ChartLegend({ lines, simulated, provisional, marked = '' }: Props) {
  if (lines.length < 2 && !simulated && !provisional && marked === '') return null;
  return (
    <ul className={classes.legend} data-legend="">
      {lines.length < 2 ? null : lines.map((line) => (
        <li key={line.key}>
          <span className={classes.legendLine} style={{ borderColor: symbolColor(line.symbol), borderTopStyle: line.dashed === true ? 'dashed' : 'solid' }} />
          {line.label}
        </li>
      ))}
      {marked === '' ? null : <li><span className={classes.legendMark} data-shape="diamond" style={{ color: 'var(--warn-ink)' }} />{marked}</li>}
      {provisional ? <li><span className={classes.legendLine} style={{ borderTopStyle: 'dashed' }} />Dashed: if it closes here</li> : null}
      {simulated ? <li><span className={classes.legendHatch} />Hatched: simulated, not a market record</li> : null}
    </ul>
  );
}
