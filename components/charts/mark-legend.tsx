import classes from './charts.module.css';

export interface LegendMark {
  readonly label: string;
  readonly shape: 'line' | 'dashed' | 'band' | 'dot' | 'tick';
  /** A CSS colour. */
  readonly color: string;
  readonly opacity?: number;
}

/** What each mark of a chart means. */
export function MarkLegend({ marks }: { readonly marks: readonly LegendMark[] }) {
  return (
    <ul className={classes.legend} data-legend="">
      {marks.map(({ label, shape, color, opacity = 1 }) => (
        <li key={label}>
          <span className={classes.legendMark} data-shape={shape} style={{ color, opacity }} />
          {label}
        </li>
      ))}
    </ul>
  );
}
