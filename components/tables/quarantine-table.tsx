import type { QuarantinedRow } from '@/lib/studies/data-page';
import classes from './tables.module.css';

/** Rows that were held back, each with its reason. */
export function QuarantineTable({ rows }: { readonly rows: readonly QuarantinedRow[] }) {
  if (rows.length === 0) return <p className={classes.empty}>Nothing is held back.</p>;
  return (
    <div className={`${classes.wide ?? ''} scroll-hint`} tabIndex={0} role="group" aria-label="Quarantine">
      <table className={classes.table}>
        <thead><tr><th scope="col">Number</th><th scope="col">Instrument</th><th scope="col">Session</th><th scope="col">Reason</th><th scope="col">Found</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}><td>{row.id}</td><th scope="row">{row.symbol}</th><td>{row.session ?? '–'}</td><td className={classes.prose}>{row.reason}</td><td>{row.createdAt.slice(0, 10)}</td></tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
