'use client';

import { PageFrame } from '@/components/shell/page-frame';
import classes from '@/components/shell/drop-panel.module.css';
import { StateBanner } from '@/components/shell/state-banner';

interface Props {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

export default function PageError({ error, reset }: Props) {
  return (
    <PageFrame>
      <article data-state="error">
        <h1>This page could not be made</h1>
        <div style={{ margin: '18px 0', maxWidth: 760 }}>
          <StateBanner state="error">
            Something failed on the server. The stored closes are untouched and the other pages still work.
            {error.digest === undefined ? '' : ` Whoever runs this site finds it under ${error.digest}.`}
          </StateBanner>
        </div>
        <button type="button" className={classes.button} onClick={reset}>
          Try again
        </button>
      </article>
    </PageFrame>
  );
}
