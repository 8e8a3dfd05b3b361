import type { Flag } from '@/lib/studies/kit/study';
import { PageLink } from '../shell/page-link';
import { isNote } from './is-note';
import { UnbrokenText } from './unbroken-text';
import classes from './study-panel.module.css';

const shownAtOnce = 2;

function FlagLine({ flag, study }: { readonly flag: Flag; readonly study: string }) {
  return (
    <li className={classes.flag} data-flag={flag.code}>
      <UnbrokenText text={flag.message} />
      {flag.code === 'measure-ranks-differently' ? (
        <>
          {' '}
          <PageLink href={`/methodology#${study}`}>Why the measures differ</PageLink>
        </>
      ) : null}
      {flag.page === undefined ? null : (
        <>
          {' '}
          <PageLink href={flag.page}>Show that</PageLink>
        </>
      )}
    </li>
  );
}

/** The doubts under a headline: the first two open, the rest one click away. Simulated data has the banner of the page; notes have `NoteList`. */
export function FlagList({ flags, study }: { readonly flags: readonly Flag[]; readonly study: string }) {
  const told = flags.filter((flag) => flag.code !== 'simulated' && !isNote(flag));
  if (told.length === 0) return null;
  const rest = told.slice(shownAtOnce);
  return (
    <div className={classes.flags}>
      <ul>
        {told.slice(0, shownAtOnce).map((flag) => (
          <FlagLine key={flag.code + flag.message} flag={flag} study={study} />
        ))}
      </ul>
      {rest.length === 0 ? null : (
        <details>
          <summary>{rest.length === 1 ? 'One more doubt' : `${rest.length} more doubts`}</summary>
          <ul>
            {rest.map((flag) => (
              <FlagLine key={flag.code + flag.message} flag={flag} study={study} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
