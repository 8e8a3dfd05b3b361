import { PageLink } from '../shell/page-link';
import { StateBanner } from '../shell/state-banner';
import classes from './study-panel.module.css';

export interface RequestFailureProps {
  readonly title: string;
  readonly message: string;
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  /** Where to go instead, in words and as a link. */
  readonly wayOut: { readonly label: string; readonly href: string };
  /** Whether it stands in a frame of another site. */
  readonly isFramed?: boolean;
}

/** A page whose answer could not be made: what failed, what is accepted, and where to go. */
export function RequestFailure({ title, message, issues, wayOut, isFramed = false }: RequestFailureProps) {
  return (
    <article data-state="error">
      <h1 className={classes.headline}>{title}</h1>
      <div className={classes.failure}>
        <StateBanner state="error">
          {issues.length === 0 ? message : 'The link has values that cannot be used. Nothing was changed.'}
        </StateBanner>
        {issues.length === 0 ? null : (
          <dl className={classes.issues}>
            {issues.map((issue) => (
              <div key={issue.path + issue.message}>
                <dt>{issue.path}</dt>
                <dd>{issue.message}</dd>
              </div>
            ))}
          </dl>
        )}
        <PageLink href={wayOut.href} {...(isFramed ? { target: '_blank', rel: 'noopener' } : {})}>
          {wayOut.label}
        </PageLink>
      </div>
    </article>
  );
}
