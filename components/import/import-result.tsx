import type { ImportProgress } from '@/lib/uploads/upload-schemas';
import { PageLink } from '../shell/page-link';
import { StateBanner } from '../shell/state-banner';
import { formatNumber } from '@/lib/format/format-number';
import { findShowing } from './import-words';
import classes from './import.module.css';

const heads: Readonly<Partial<Record<ImportProgress['state'], string>>> = {
  queued: 'Waits for the worker',
  running: 'Is being imported',
  done: 'Imported',
  partial: 'Imported in part',
  failed: 'Not imported to its end',
};

/** How the run goes that imports the file, and where to see what it changed. */
export function ImportResult({ answer }: { readonly answer: ImportProgress }) {
  const { run, recognition, state } = answer;
  const head = heads[state];
  if (run === null || head === undefined) return null;
  const isOver = state === 'done' || state === 'partial';
  const showing = recognition === null ? null : findShowing(recognition);
  return (
    <section aria-label="Import">
      <div role="status">
        <h2 className={classes.resultHead}>{head}</h2>
      </div>
      {state === 'queued' && answer.message !== null ? <p>{answer.message}</p> : null}
      {state === 'failed' ? <StateBanner state="error">{answer.message ?? 'The log of the worker says why.'}</StateBanner> : null}
      {isOver ? (
        <p>
          Run {run.run}: {formatNumber(run.rowsNew, { decimals: 0 })} new, {formatNumber(run.rowsRevised, { decimals: 0 })} revised,{' '}
          {formatNumber(run.rowsQuarantined, { decimals: 0 })} held back{run.message === null ? '.' : `; ${run.message}`}
        </p>
      ) : null}
      {isOver ? (
        <p className={classes.ways}>
          {showing === null ? null : <PageLink href={showing.href}>{showing.label}</PageLink>}
          {rowsHeld(answer) ? <PageLink href="/data#quarantine">What was held back</PageLink> : null}
          {showing?.href === '/data' ? null : <PageLink href="/data">What is stored</PageLink>}
        </p>
      ) : null}
    </section>
  );
}

function rowsHeld({ run }: ImportProgress): boolean {
  return run !== null && run.rowsQuarantined > 0;
}
