import type { OverviewFact, OverviewFacts as Facts } from '@/lib/server/pages/models/overview';
import { PageLink } from '../shell/page-link';
import classes from './overview.module.css';

interface HeadlineProps {
  /** Null while the facts of the session are being looked for. */
  readonly facts: Facts | null;
  readonly day: string;
  readonly isAssumed: boolean;
  /** Something above is in doubt already: what the headline rests on is said in grey. */
  readonly isQuiet: boolean;
}

function FinePrint({ fact }: { readonly fact: OverviewFact }) {
  return (
    <details className={classes.finePrint}>
      <summary>Fine print</summary>
      <p>{fact.detail}</p>
    </details>
  );
}

function CheckLink({ fact }: { readonly fact: OverviewFact }) {
  return (
    <PageLink href={fact.href} className={classes.check} aria-label={`Check the claim: ${fact.sentence}`}>
      Check the claim
    </PageLink>
  );
}

/** The rarest fact of the session as the page's one headline, the doubt about it, and how many statements were tried to find it. */
export function OverviewHeadline({ facts, day, isAssumed, isQuiet }: HeadlineProps) {
  if (facts === null) {
    return (
      <>
        <h1 className={classes.headline}>The closes of {day}</h1>
        <p className={classes.tried}>
          The facts of this session are being looked for. <PageLink href="/facts">See them when they are found</PageLink>
        </p>
      </>
    );
  }
  const { headline, lead, doubt, tried, href } = facts;
  return (
    <>
      <h1 className={classes.headline}>{isAssumed ? `If it closes so: ${headline}` : headline}</h1>
      {doubt === null ? null : <p className={isQuiet ? classes.note : classes.doubt}>{doubt}</p>}
      <div className={classes.tried}>
        {lead === null ? null : <CheckLink fact={lead} />} {lead === null ? null : <FinePrint fact={lead} />}
        <span>
          {tried} <PageLink href={href}>All notable facts</PageLink> ·{' '}
          <a href="/facts/feed.xml" type="application/atom+xml">
            Feed
          </a>
        </span>
      </div>
    </>
  );
}

/** The facts after the headline: a sentence each, its proof, and the rest on demand. */
export function OverviewFacts({ facts }: { readonly facts: Facts | null }) {
  if (facts === null || facts.items.length === 0) return null;
  return (
    <section aria-label="Notable facts">
      <ul className={classes.facts}>
        {facts.items.map((fact) => (
          <li key={fact.id}>
            <p className={classes.factText}>{fact.sentence}</p>
            <div className={classes.tried}>
              <CheckLink fact={fact} /> <FinePrint fact={fact} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
