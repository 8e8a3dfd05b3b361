'use client';

import { PageFrame } from '@/components/shell/page-frame';
import classes from '@/components/shell/drop-panel.module.css';
import { StateBanner } from '@/components/shell/state-banner';

interface Props {
  readonly error: Error & { readonly digest?: string };
  /** Asks the server for the page anew: what it came with may be what failed. */
  readonly retry: () => void;
}

export default function PageError({ error, retry }: Props) {
  return (
    <PageFrame>
      <article data-state="error">
        <h1>This page could not be made</h1>
        <div style={{ margin: '18px 0', maxWidth: 760 }}>
          <StateBanner state="error">
            {/* What fails on the server has a digest. */}
            Something failed {error.digest === undefined ? 'in the browser' : 'on the server'}. The stored closes are untouched and the
            other pages still work.
            {error.digest === undefined ? '' : ` Whoever runs this site finds it under ${error.digest}.`}
          </StateBanner>
        </div>
        <button type="button" className={classes.button} onClick={retry}>
          Try again
        </button>
      </article>
    </PageFrame>
  );
}
