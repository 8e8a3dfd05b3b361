import type { DryVerdict } from '@/lib/uploads/upload-schemas';
import { PageLink } from '../shell/page-link';
import { StateBanner } from '../shell/state-banner';
import { formatNumber } from '@/lib/format/format-number';
import classes from './import.module.css';

function quote(sentence: string | null): string {
  return sentence === null ? 'nothing' : `“${sentence}”`;
}

interface VerdictPart {
  readonly verdict: DryVerdict;
}

function HeldRows({ verdict: { held, heldBefore, rowsQuarantined } }: VerdictPart) {
  if (rowsQuarantined === 0) return null;
  const left = rowsQuarantined - heldBefore - held.length;
  return (
    <details className={classes.sentences} open>
      <summary>{rowsQuarantined === 1 ? 'Why one row is held back' : 'Why rows are held back'}</summary>
      <ul>
        {held.map(({ symbol, session, reason }, place) => (
          <li key={place}>
            <strong>{symbol}</strong> <span className="tabular">{session ?? 'no date'}</span>: {reason}
          </li>
        ))}
        {left > 0 ? <li>and {formatNumber(left, { decimals: 0 })} more</li> : null}
        {heldBefore > 0 ? (
          <li>
            {formatNumber(heldBefore, { decimals: 0 })} came before with the same reason:{' '}
            <PageLink href="/data">what waits there is on the data page</PageLink>
          </li>
        ) : null}
      </ul>
    </details>
  );
}

function ChangedSentences({ verdict: { sentences } }: VerdictPart) {
  if (sentences.length === 0) return null;
  return (
    <details className={classes.sentences}>
      <summary>
        {sentences.length === 1
          ? 'One latest sentence of a study would change'
          : `${sentences.length} latest sentences of studies would change`}
      </summary>
      <ul>
        {sentences.map(({ study, before, after }) => (
          <li key={study}>
            <PageLink href={`/studies/${study}`}>{study}</PageLink>: {quote(before)} would be {quote(after)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What importing the file would do, in counts and in the words of the command line. */
export function ImportVerdictView({ verdict }: VerdictPart) {
  const { isTried, isAccepted, rowsNew, rowsRevised, rowsQuarantined, refused, lines, linesLeftOut } = verdict;
  const counts = [
    ['new', rowsNew],
    ['revised', rowsRevised],
    ['held back', rowsQuarantined],
    ...(refused > 0 && isAccepted ? [['refused', refused] as const] : []),
  ] as const;
  const isNothing = isTried && isAccepted && rowsNew + rowsRevised + rowsQuarantined === 0;
  return (
    <div className={classes.verdict} data-accepted={isAccepted}>
      {isAccepted ? null : <StateBanner state="error">This file is refused. Nothing was stored, and it was not kept.</StateBanner>}
      {isAccepted && isTried ? (
        <dl className={classes.counts}>
          {counts.map(([label, value]) => (
            <div key={label}>
              <dd className="tabular">{formatNumber(value, { decimals: 0 })}</dd>
              <dt>{label}</dt>
            </div>
          ))}
        </dl>
      ) : null}
      {isNothing ? <p>All of it is stored already.</p> : null}
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {linesLeftOut > 0 ? <p className={classes.muted}>and {formatNumber(linesLeftOut, { decimals: 0 })} more lines</p> : null}
      <HeldRows verdict={verdict} />
      <ChangedSentences verdict={verdict} />
    </div>
  );
}
