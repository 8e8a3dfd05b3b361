import { formatNumber } from '@/lib/format/format-number';
import { pluralise } from '@/lib/format/number-words';
import type { Disagreements, SentenceChange, ShownDisagreement } from '@/lib/server/pages/models/disagreements';
import { PageLink } from '../shell/page-link';
import classes from './tables.module.css';

const whyNone = {
  compared: 'No sentence would change.',
  waiting: 'Not compared yet: the worker does so after each change of the data.',
  older: 'Not compared: only the newest are.',
  unread: 'Not compared: no study of instruments reads it.',
} as const;

function tellClose(close: number | null, source: string): string {
  return close === null ? source : `${formatNumber(close, { decimals: 2 })} ${source}`;
}

function Change({ title, href, now, then }: SentenceChange) {
  return (
    <div>
      <PageLink className={classes.rowLink ?? ''} href={href}>
        {title}
      </PageLink>
      : {now === null ? 'it says nothing' : `“${now}”`}; it would {then === null ? 'say nothing' : `say “${then}”`}
    </div>
  );
}

function Effect({ effect, changes }: ShownDisagreement) {
  if (changes.length === 0) return <>{whyNone[effect]}</>;
  return (
    <details>
      <summary>
        In {formatNumber(changes.length, { decimals: 0 })} {pluralise(changes.length, 'answer')} a sentence would change:{' '}
        {[...new Set(changes.map(({ title }) => title))].join(', ')}
      </summary>
      {changes.map((change) => (
        <Change key={change.href} {...change} />
      ))}
    </details>
  );
}

const membersText =
  'Members of universes have no second source of their own: they are compared where one source gave their closes in a batch and another is asked for them by name, which is seldom; without a key both are Yahoo, and nothing is compared.';

/** Closes on which two sources differ, both values, and the sentences that rest on which of them is right. */
export function DisagreementTable({ disagreements: { shown, total, mostCompared } }: { readonly disagreements: Disagreements }) {
  if (total === 0)
    return (
      <p className={classes.empty}>
        No source differs from a stored close that was compared, by more than 0.02% of an index or 0.1% of a stock or fund. {membersText}
      </p>
    );
  return (
    <>
      <p className={classes.empty}>
        More than 0.02% apart for an index, 0.1% for a stock or fund. Of the newest {mostCompared} the studies that read the instrument, as
        they start and about it, and the facts of the front page were asked again with the other close in place of the stored one; counts of
        universes were left as they are. {membersText}
      </p>
      <div className={`${classes.wide ?? ''} scroll-hint`} tabIndex={0} role="group" aria-label="Where sources differ">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Instrument</th>
              <th scope="col">Session</th>
              <th scope="col" data-type="number">
                Stored
              </th>
              <th scope="col" data-type="number">
                Other
              </th>
              <th scope="col" data-type="number">
                Difference
              </th>
              <th scope="col">If the other is right</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={`${row.symbol} ${row.session} ${row.otherSource}`}>
                <th scope="row">{row.symbol}</th>
                <td>{row.session}</td>
                <td data-type="number">{tellClose(row.storedClose, row.storedSource)}</td>
                <td data-type="number">{tellClose(row.otherClose, row.otherSource)}</td>
                <td data-type="number">{formatNumber(row.differencePct, { decimals: 3, sign: true })}%</td>
                <td className={classes.prose}>
                  <Effect {...row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > shown.length ? (
        <p className={classes.empty}>And {formatNumber(total - shown.length, { decimals: 0 })} of earlier sessions.</p>
      ) : null}
    </>
  );
}
