import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { joinWords } from '@/lib/format/join-words';
import { pluralise } from '@/lib/format/number-words';
import { nameProviders } from '@/lib/format/source-line';
import type { FactsPage } from '@/lib/server/pages/models/facts-page';
import type { PinComparison } from '@/lib/server/pages/models/pin-comparison';
import dropClasses from '../shell/drop-panel.module.css';
import { Card } from '../shell/page-frame';
import { PageLink } from '../shell/page-link';
import { pickState, StateBanner } from '../shell/state-banner';
import { FactsList } from './facts-list';
import { FlagList } from './flag-list';
import { isNote } from './is-note';
import { PinNote } from './pin-note';
import { SessionStepper } from './session-stepper';
import classes from './facts.module.css';

/** The notable facts of one session: the rarest as headline, all of them as a numbered list, and beside it how many statements were tried. */
export function FactsPanel({ page, pin }: { readonly page: FactsPage; readonly pin: PinComparison | null }) {
  const { result, studyHref, pinnedHref, moreHref, later } = page;
  const { headlines, rows, simulated, provisional, asOf, links } = result;
  const [headline] = headlines;
  const [, tried, ...ended] = headlines;
  // What is so of the data on any day stands beside the list, not under the headline.
  const notes = result.flags.filter((flag) => isNote(flag) && (later === null || flag.code !== 'older-than-newest'));
  const state = pickState({ empty: rows.length === 0, simulated, provisional });
  const file = `${dropClasses.button ?? ''} ${classes.button ?? ''}`;
  return (
    <article data-state={state ?? 'ready'}>
      <p className={classes.eyebrow}>
        {provisional ? `Notable, if it closes there, after ${formatLongDate(asOf)}` : `Notable on ${formatLongDate(asOf)}`}
      </p>
      {later === null ? null : (
        <p className={classes.later}>
          The newest session stored is {formatLongDate(later.date)}, without {joinWords([...later.missing])}:{' '}
          <PageLink href={later.href}>its facts</PageLink>. These are of the last one on which most are in.
        </p>
      )}
      <h1 className={classes.headline}>{headline?.text ?? result.study.question}</h1>
      {headline === undefined || headline.detail === '' ? null : <p className={classes.lead}>{headline.detail}</p>}
      {provisional ? (
        <div className={classes.banner}>
          <StateBanner state="provisional">
            Provisional: the session after {formatLongDate(asOf)} is assumed to close there. Every sentence is as it would stand.{' '}
            <PageLink href={page.settledHref}>Without the assumption</PageLink>
          </StateBanner>
        </div>
      ) : null}
      <FlagList flags={result.flags.filter((flag) => flag.code !== 'provisional')} study={result.study.id} />
      {pin === null ? null : <PinNote pin={pin} />}
      <div className={classes.toolbar} data-no-print="">
        <SessionStepper steps={page.steps} action="/facts" />
        <div className={classes.files}>
          <a href={links.self} className={file}>
            JSON
          </a>
          <a href={links.csv} download className={file}>
            CSV
          </a>
          <a href="/facts/feed.xml" type="application/atom+xml" className={file}>
            Feed
          </a>
          <PageLink href={pinnedHref} className={file}>
            Pinned link
          </PageLink>
        </div>
      </div>
      <div className={classes.grid}>
        <Card label="Facts">
          <div className={classes.head}>
            <h2>
              {rows.length === 0
                ? 'Nothing rare enough to tell'
                : `The ${formatNumber(rows.length, { decimals: 0 })} rarest ${pluralise(rows.length, 'fact')}`}
            </h2>
            {rows.length === 0 ? null : (
              <p className={classes.note}>
                once in so many stretches as long as its own, in all of its history or since it last happened; bars on a log scale
              </p>
            )}
          </div>
          {tried === undefined ? null : (
            <p className={classes.triedNote}>
              <span className={classes.tried}>{tried.text}</span> {tried.detail}
            </p>
          )}
          {ended.map(({ text }) => (
            <p key={text} className={classes.ended}>
              {text}
            </p>
          ))}
          {rows.length === 0 ? null : <FactsList rows={rows} names={page.names} simulated={simulated} />}
          {moreHref === null ? null : (
            <p className={classes.more}>
              <PageLink href={moreHref}>List up to a hundred</PageLink>
            </p>
          )}
        </Card>
        <Card label="How they were found">
          <h3>Source</h3>
          <p>
            Closes: {nameProviders(result)}. As of {formatLongDate(asOf)}, data version {result.dataVersion}.
          </p>
          <details className={classes.definition}>
            <summary>Definition</summary>
            <p>{result.definition.text}</p>
          </details>
          <p>
            <PageLink href="/methodology#facts">Methodology</PageLink> · <PageLink href={studyHref}>As a study, with its controls</PageLink>
          </p>
          {notes.length === 0 ? null : (
            <>
              <h3>About these histories</h3>
              <ul className={classes.notes}>
                {notes.map((flag) => (
                  <li key={flag.message}>{flag.message}</li>
                ))}
              </ul>
            </>
          )}
        </Card>
      </div>
    </article>
  );
}
