'use client';

import { BareButton } from '../shell/bare-button';
import classes from './study-panel.module.css';

const ranges = [
  ['1m', '1M', 'One month'],
  ['3m', '3M', 'Three months'],
  ['6m', '6M', 'Six months'],
  ['ytd', 'YTD', 'Year to date'],
  ['1y', '1Y', 'One year'],
  ['5y', '5Y', 'Five years'],
  ['10y', '10Y', 'Ten years'],
  ['max', 'Max', 'All history'],
] as const;

interface Props {
  /** The rolling range in force, or null for an absolute one: then none is marked. */
  readonly last: string | null;
  readonly onChoose: (last: string) => void;
}

/** The rolling ranges; the one in force is marked. */
export function RangeButtons({ last, onChoose }: Props) {
  return (
    <div role="group" aria-label="Range" className={classes.ranges}>
      {ranges.map(([value, label, name]) => (
        <BareButton
          key={value}
          className={classes.range}
          aria-pressed={last === value}
          aria-label={name}
          onClick={() => {
            onChoose(value);
          }}
        >
          {label}
        </BareButton>
      ))}
    </div>
  );
}
