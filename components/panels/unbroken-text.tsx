import { Fragment } from 'react';
import classes from './study-panel.module.css';

const unbroken = /((?:S&P|Russell|Magnificent) \d+|\d{1,2} [A-Z][a-z]{2} \d{4}|\d{4}-\d{2}-\d{2}|\d+-(?:week|session|day)\w*|\bp = [\d.]+)/;

/** A sentence that breaks no name, date or span over two lines: 'S&P 500', '16 Jul 2024' and '52-week' stay whole. */
export function UnbrokenText({ text }: { readonly text: string }) {
  return text.split(unbroken).map((part, place) =>
    place % 2 === 1 ? (
      <span key={place} className={classes.unbroken}>
        {part}
      </span>
    ) : (
      <Fragment key={place}>{part}</Fragment>
    ),
  );
}
