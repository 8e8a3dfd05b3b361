import { useId } from 'react';
import type { ClaimsAnswer } from '@/lib/server/pages/models/claims-answer';
import { PageLink } from '../shell/page-link';
import { SafeSentence } from './safe-sentence';
import { VerdictMark } from './verdict-mark';
import classes from './claim-reader.module.css';

/** A claim that a text made: its verdict, the sentence that was judged, what was assumed, and the way to change a word of it. */
export function ReadClaimCard({ claim }: { readonly claim: ClaimsAnswer['claims'][number] }) {
  const { verdict, sentence, found, assumed, simulated, safe, links } = claim;
  const heading = useId();
  return (
    <section className={classes.claim} data-read-claim={claim.query}>
      <VerdictMark verdict={verdict} simulated={simulated} size="large" />
      {sentence === '' ? null : <p className={classes.sentence}>{sentence}</p>}
      {found === '' || simulated ? null : <p className={classes.found}>{found}</p>}
      {assumed.length === 0 ? null : (
        <div className={classes.assumed}>
          <p id={heading}>Taken for granted:</p>
          <ul aria-labelledby={heading}>
            {assumed.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
      <PageLink href={links.page}>Change a word or see the evidence</PageLink>
      {safe === null ? null : <SafeSentence safe={safe} />}
    </section>
  );
}
