import type { PublishedClaim } from '@/lib/studies/after/claim/library/published-claim';
import { PageLink } from '../shell/page-link';
import { tellSource } from './claim-library';
import classes from './claim.module.css';

/** What was said, by whom and when, above what the closes say of it. */
export function PublishedHead({ claim }: { readonly claim: PublishedClaim }) {
  return (
    <div className={classes.published}>
      <p className={classes.byline}>
        <PageLink href="/claims">Claims</PageLink> · what was said
      </p>
      <blockquote className={classes.quote}>{claim.said}</blockquote>
      <p className={classes.byline}>{tellSource(claim)}. Paraphrased.</p>
      {claim.note === undefined ? null : <p className={classes.byline}>{claim.note}</p>}
    </div>
  );
}
