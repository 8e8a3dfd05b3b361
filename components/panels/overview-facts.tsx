import type { OverviewFact } from '@/lib/studies/overview';
import { PageLink } from '../shell/page-link';
import classes from './overview.module.css';

/** The notable sentences in two columns, each with the name of the study that proves it. */
export function OverviewFacts({ facts }: { readonly facts: readonly OverviewFact[] }) {
  return (
    <ul className={classes.facts}>
      {facts.map((fact) => (
        <li key={fact.href} className={classes.fact}>
          <div>
            <p className={classes.factText}>{fact.headline}</p>
            <p className={classes.note}>{fact.provisional ? 'If it closes here. ' : ''}{fact.detail}</p>
          </div>
          <PageLink href={fact.href} className={classes.factLink} aria-label={`${fact.studyId}: ${fact.headline}`}>{fact.studyId}</PageLink>
        </li>
      ))}
    </ul>
  );
}
