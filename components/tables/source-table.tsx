import type { OfferedSource } from '@/lib/server/pages/models/data-page';
import classes from './tables.module.css';

function tellKey({ key, isConfigured }: OfferedSource) {
  if (key === null) return 'Asked; needs no key.';
  return isConfigured ? (
    'Asked; its key is set.'
  ) : (
    <>
      Not asked: set{' '}
      {key.map((variable, at) => (
        <span key={variable}>
          {at === 0 ? '' : ' and '}
          <code>{variable}</code>
        </span>
      ))}
      .
    </>
  );
}

/** Every source that can be asked: what it gives and allows, under which terms, and whether it is asked. */
export function SourceTable({ sources }: { readonly sources: readonly OfferedSource[] }) {
  return (
    <div className={`${classes.wide ?? ''} scroll-hint`} tabIndex={0} role="group" aria-label="Sources">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Gives</th>
            <th scope="col">History</th>
            <th scope="col">Requests, at most</th>
            <th scope="col">Licence</th>
            <th scope="col">Asked</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={source.id}>
              <th scope="row">
                {source.name} <code>{source.id}</code>
              </th>
              <td className={classes.prose}>{source.gives}</td>
              <td>{source.history}</td>
              <td className={classes.prose}>{source.limits}</td>
              <td>{source.licenceClass}</td>
              <td className={classes.prose}>{tellKey(source)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
