import type { OverviewFacts as Facts } from '@/lib/studies/overview';
import { PageLink } from '../shell/page-link';
import classes from './overview.module.css';

/** The notable sentences in two columns, each with the way to the claim that judges it, and how many statements were tried to find them. */
export function OverviewFacts({ facts }: { readonly facts: Facts | null }) {
  if (facts === null) return <p className={classes.tried}>The facts of this session are being looked for. <PageLink href="/facts">See them when they are found</PageLink></p>;
  return (
    <section aria-label="Notable facts">
      <ul className={classes.facts}>
        {facts.items.map((fact) => (
          <li key={fact.id} className={classes.fact}>
            <div>
              <p className={classes.factText}>{fact.sentence}</p>
              <p className={classes.note}>{fact.detail}</p>
            </div>
            <PageLink href={fact.href} className={classes.factLink} aria-label={`Check the claim: ${fact.sentence}`}>Check the claim</PageLink>
          </li>
        ))}
      </ul>
      <p className={classes.tried}>{facts.tried} <PageLink href={facts.href}>All notable facts</PageLink> <a href="/facts/feed.xml" type="application/atom+xml">Feed</a></p>
    </section>
  );
}
