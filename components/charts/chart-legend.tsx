import type { ChartLine } from '@/lib/studies/study';
import { assignLineStyles } from '@/lib/plot/line-styles';
import classes from './charts.module.css';

interface Props {
  readonly lines: readonly ChartLine[];
  readonly simulated: boolean;
  readonly provisional: boolean;
  /** What the diamonds mean; empty where there are none. */
  readonly marked?: string;
  /** The line under the pointer, by its key; null when it leaves. */
  readonly onFocus?: (key: string | null) => void;
}

/** What each kind of mark means; nothing where one confirmed line needs no explanation. */
export function ChartLegend({ lines, simulated, provisional, marked = '', onFocus }: Props) {
  if (lines.length < 2 && !simulated && !provisional && marked === '') return null;
  const styles = assignLineStyles(lines);
  return (
    <ul className={classes.legend} data-legend="">
      {lines.length < 2 ? null : lines.map((line, order) => (
        <li key={line.key} onPointerEnter={() => { onFocus?.(line.key); }} onPointerLeave={() => { onFocus?.(null); }}>
          <svg width="22" height="8" aria-hidden="true" className={classes.legendStroke}>
            <path d="M0 4H22" stroke={styles[order]?.color} strokeWidth="2" strokeDasharray={styles[order]?.dash ?? undefined} />
          </svg>
          {line.label}
        </li>
      ))}
      {marked === '' ? null : <li><span className={classes.legendMark} data-shape="diamond" style={{ color: 'var(--warn-ink)' }} />{marked}</li>}
      {provisional ? <li><span className={classes.legendLine} style={{ borderTopStyle: 'dashed' }} />Dashed: if it closes here</li> : null}
      {simulated ? <li><span className={classes.legendHatch} />Hatched: simulated, not a market record</li> : null}
    </ul>
  );
}
