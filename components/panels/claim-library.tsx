import { formatLongDate } from '@/lib/format/format-date';
import { formatMonthYear } from '@/lib/format/format-month-year';
import type { PublishedClaim } from '@/lib/studies/after/claim/library/published-claim';
import type { Verdict } from '@/lib/studies/kit/study';
import { PageLink } from '../shell/page-link';
import { VerdictMark } from './verdict-mark';
import classes from './claim.module.css';

export interface LibraryEntry {
  readonly claim: PublishedClaim;
  readonly verdict: Verdict;
  /** What was found, or why it cannot be checked. */
  readonly found: string;
  readonly simulated: boolean;
}

/** Who said it and when, as far as that is known: 'Bespoke, 16 Jul 2024'. */
export function tellSource({ by, published }: PublishedClaim): string {
  if (published === null) return by;
  return `${by}, ${published.length === 10 ? formatLongDate(published) : published.length === 7 ? formatMonthYear(`${published}-01`) : published}`;
}

/** Said before the close: it is judged on the levels that it quoted, not on what was stored later. */
export function isOnQuotedLevels({ query }: PublishedClaim): boolean {
  return new URLSearchParams(query).has('assume');
}

/** The published claims, each with its verdict on the stored closes. */
export function ClaimLibrary({ entries }: { readonly entries: readonly LibraryEntry[] }) {
  return (
    <ul className={classes.library}>
      {entries.map(({ claim, verdict, found, simulated }) => (
        <li key={claim.id} className={classes.entry} data-claim={claim.id}>
          <div>
            <p className={classes.said}>
              <PageLink href={`/claims/${claim.id}`}>{claim.said}</PageLink>
            </p>
            <p className={classes.byline}>{tellSource(claim)}</p>
          </div>
          <div>
            <VerdictMark verdict={verdict} simulated={simulated} />
            {verdict.kind !== 'cannot_check' && isOnQuotedLevels(claim) ? (
              <p className={classes.why}>On the quoted levels, not on closes.</p>
            ) : null}
            {found === '' ? null : <p className={classes.why}>{found}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
