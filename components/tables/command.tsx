import { Fragment } from 'react';
import classes from './tables.module.css';

/** A command of the data line, in lines that end between its words: `--` and what follows it stay in one piece. */
export function Command({ words }: { readonly words: string }) {
  return (
    <code>
      {`npm run data -- ${words}`.split(' ').map((word, place) => (
        <Fragment key={`${place} ${word}`}>
          {place === 0 ? null : ' '}
          <span className={classes.whole}>{word}</span>
        </Fragment>
      ))}
    </code>
  );
}
