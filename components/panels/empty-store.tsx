import type { ReactNode } from 'react';
import { PageLink } from '../shell/page-link';

interface Props {
  readonly title: string;
  /** What whoever runs this store can do; the page of the data alone says it, others lead there. */
  readonly hint?: ReactNode;
}

/** Where no close is stored yet: what the reader can expect. */
export function EmptyStore({ title, hint }: Props) {
  return (
    <article data-state="empty">
      <h1>{title}</h1>
      <div style={{ margin: '14px 0', maxWidth: 620 }}>
        <p>No closes are stored here yet. Once they are, this page shows them.</p>
        {hint ?? (
          <p style={{ marginTop: 8 }}>
            <PageLink href="/data">What is stored, and how it is filled</PageLink> ·{' '}
            <PageLink href="/methodology">What every number will mean</PageLink>
          </p>
        )}
      </div>
    </article>
  );
}
