import { formatNumber } from '@/lib/format/format-number';
import type { StoredSpan } from '@/lib/market/universe/universe-coverage';
import type { ServedUniverse } from '@/lib/server/pages/models/data-page';
import { PageLink } from '../shell/page-link';
import { Command } from './command';
import { NotedRow } from './noted-row';
import classes from './tables.module.css';

const survivorships: Readonly<Record<ServedUniverse['survivorship'], string>> = {
  'point-in-time': 'Members as they were on each session.',
  survivors: 'Today’s members applied to the past.',
  hindsight: 'Today’s list applied to the past: members chosen knowing how they did.',
};

function countSessions(span: StoredSpan | null): string {
  return span === null ? '–' : formatNumber(span.sessions, { decimals: 0 });
}

function tellMembers(members: number, withCloses: number): string {
  return members === 0 ? '–' : `${formatNumber(withCloses, { decimals: 0 })} of ${formatNumber(members, { decimals: 0 })}`;
}

/** What whoever runs the store can do where something is missing: ask the fund that publishes it, or import a file. */
function Missing({ what, pulls, command }: { readonly what: string; readonly pulls?: string; readonly command: string }) {
  return (
    <>
      {' '}
      {what}:{' '}
      {pulls === undefined ? null : (
        <>
          <Command words={pulls} />, or from a file{' '}
        </>
      )}
      <Command words={`${command} <file>`} />
    </>
  );
}

/** A universe of which no member is stored. */
function Empty({ id, membersFrom }: Pick<ServedUniverse, 'id' | 'membersFrom'>) {
  if (membersFrom === 'code') return <>Nothing stored: its members are known, and count once the closes of all of them are stored.</>;
  return (
    <>
      <Missing what="Nothing stored" pulls={membersFrom === 'fund' ? `universe pull ${id}` : undefined} command={`universe import ${id}`} />
      ; then closes: <Command words={`pull --universe ${id}`} />, or <Command words="import --panel <file>" />.
    </>
  );
}

const noPastText =
  ' No source that needs no key keeps its past: members are known from the first list that was stored here, or from an imported list.';

const nextWords = { members: 'its list of members', closes: 'closes of its members' } as const;

function formatInstant(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

/** What the worker does next of it. */
function Next({ isFollowed, next }: Pick<ServedUniverse, 'isFollowed' | 'next'>) {
  if (!isFollowed) return <> The worker leaves it alone.</>;
  if (next === null) return <> Nothing is asked for by itself here.</>;
  const again = next.after === null ? '' : next.after === 'failed' ? ', again after a try that failed' : ', further where it made way';
  return (
    <>
      {' '}
      Next: {nextWords[next.does]}
      {again}, <span className={classes.whole}>{formatInstant(next.at)}</span>.
    </>
  );
}

function Note({
  id,
  kind,
  membersFrom,
  survivorship,
  spells,
  brackets,
  snapshots,
  hindsightTo,
  counts,
  weights,
  sectors,
  membersEver,
  membersEverWithCloses,
  hasNoPast,
  ...planned
}: ServedUniverse) {
  if (kind === 'counts')
    return counts === null ? (
      <>
        <Missing what="Nothing stored" command={`import --counts ${id}`} />.
      </>
    ) : (
      <>
        Ready-made counts from {counts.first} to {counts.last}; its members are not stored.
      </>
    );
  if (spells === 0)
    return (
      <>
        <Empty id={id} membersFrom={membersFrom} />
        {hasNoPast ? noPastText : ''}
        <Next {...planned} />
      </>
    );
  const pulls = membersFrom === 'fund' ? `universe pull ${id}` : undefined;
  const missing = membersEver - membersEverWithCloses;
  return (
    <>
      {hindsightTo === null
        ? survivorships[survivorship]
        : `Members as they were on each session from ${hindsightTo} on; before it a list of later members applied to the past.`}
      {snapshots === null ? null : (
        <>
          {' '}
          Lists of a fund: {formatNumber(snapshots.sessions, { decimals: 0 })}, <span className={classes.whole}>{snapshots.first}</span> to{' '}
          <span className={classes.whole}>{snapshots.last}</span>.
        </>
      )}
      {brackets === null
        ? ''
        : ` ${formatNumber(brackets.spells, { decimals: 0 })} of ${formatNumber(spells, { decimals: 0 })} memberships begin or end between two of them, up to ${brackets.mostDays} days apart.`}
      {missing === 0
        ? ''
        : ` ${formatNumber(missing, { decimals: 0 })} that ever belonged to it have no closes: each study states its coverage per session.`}
      {weights === null ? (
        <>
          <Missing what="No weights" pulls={pulls} command={`import --weights ${id}`} />.
        </>
      ) : null}
      {sectors === 0 ? (
        <>
          <Missing what="No sectors" command={`import --sectors ${id}`} />.
        </>
      ) : null}
      {hasNoPast ? noPastText : ''}
      <Next {...planned} />
    </>
  );
}

/** Every universe with what is stored of it: members and how many of them have closes, weights, ready-made counts, and what is missing. */
export function UniverseTable({ universes }: { readonly universes: readonly ServedUniverse[] }) {
  return (
    <div className={`${classes.wide ?? ''} scroll-hint`} tabIndex={0} role="group" aria-label="Universes">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Universe</th>
            <th scope="col" data-type="number">
              Now, with closes
            </th>
            <th scope="col" data-type="number">
              Ever, with closes
            </th>
            <th scope="col">Since</th>
            <th scope="col" data-type="number">
              With sector
            </th>
            <th scope="col" data-type="number">
              Sessions with weights
            </th>
            <th scope="col" data-type="number">
              With counts
            </th>
          </tr>
        </thead>
        <tbody>
          {universes.map((universe) => (
            <NotedRow key={universe.id} columns={7} note={<Note {...universe} />}>
              <th scope="row">
                <PageLink className={classes.rowLink ?? ''} href={`/studies/advance-decline?universe=${encodeURIComponent(universe.id)}`}>
                  {universe.name}
                </PageLink>{' '}
                <code>{universe.id}</code>
              </th>
              <td data-type="number">{tellMembers(universe.membersNow, universe.membersNowWithCloses)}</td>
              <td data-type="number">{tellMembers(universe.membersEver, universe.membersEverWithCloses)}</td>
              <td>{universe.first ?? '–'}</td>
              <td data-type="number">{universe.sectors === 0 ? '–' : formatNumber(universe.sectors, { decimals: 0 })}</td>
              <td data-type="number">{countSessions(universe.weights)}</td>
              <td data-type="number">{countSessions(universe.counts)}</td>
            </NotedRow>
          ))}
        </tbody>
      </table>
    </div>
  );
}
