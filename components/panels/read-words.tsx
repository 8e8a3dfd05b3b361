import type { ClaimsAnswer } from '@/lib/server/pages/models/claims-answer';
import classes from './claim-reader.module.css';

type Word = ClaimsAnswer['words'][number];

const meanings: Readonly<Record<Word['role'], string>> = {
  understood: 'understood',
  assumed: 'taken for granted',
  filler: 'carries no fact',
  unread: 'not understood, or not checkable',
};
const roles = ['understood', 'assumed', 'unread', 'filler'] as const;

/** The words of a text, each marked by how it was read: by the line under it, not by colour alone. */
export function ReadWords({ words }: { readonly words: readonly Word[] }) {
  const shown = roles.filter((role) => words.some((word) => word.role === role));
  return (
    <div>
      <p className={classes.words}>
        {words.map((word, index) => (
          // A word has no other name than its place.
          <span key={`${index} ${word.text}`}>
            <span className={classes.word} data-role={word.role}>
              {word.text}
              {word.role === 'assumed' || word.role === 'unread' ? <span className="visually-hidden"> ({meanings[word.role]})</span> : null}
            </span>{' '}
          </span>
        ))}
      </p>
      <ul className={classes.legend} aria-label="How words are marked">
        {shown.map((role) => (
          <li key={role}>
            <span className={classes.word} data-role={role}>
              word
            </span>{' '}
            {meanings[role]}
          </li>
        ))}
      </ul>
    </div>
  );
}
