import type { Flag } from '@/lib/studies/kit/study';
import { PageLink } from '../shell/page-link';
import { isNote } from './is-note';
import { UnbrokenText } from './unbroken-text';
import classes from './study-panel.module.css';

/** What is to know of the data behind a chart, in grey beneath it. */
export function NoteList({ flags }: { readonly flags: readonly Flag[] }) {
  const notes = flags.filter(isNote);
  if (notes.length === 0) return null;
  return (
    <ul className={classes.notes}>
      {notes.map((flag) => (
        <li key={flag.code + flag.message} data-flag={flag.code}>
          <UnbrokenText text={flag.message} />
          {flag.page === undefined ? null : (
            <>
              {' '}
              <PageLink href={flag.page}>Show that</PageLink>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
