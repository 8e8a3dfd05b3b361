import type { ReactNode } from 'react';
import { formatNumber } from '@/lib/format/format-number';
import type { ServedSeries } from '@/lib/server/pages/models/data-page';
import { Command } from './command';
import { NotedRow } from './noted-row';
import classes from './tables.module.css';

const every: Readonly<Record<ServedSeries['frequency'], string>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
};

function tellNote({ id, last, periods, observations, source }: ServedSeries): ReactNode {
  const command = source === 'fred' ? `series pull ${id}` : `import --series ${id} <file>`;
  if (last === null)
    return (
      <>
        Nothing stored: <Command words={command} />
      </>
    );
  return observations === periods
    ? null
    : `${formatNumber(observations - periods, { decimals: 0 })} values as they were before they were revised.`;
}

/** Every series that is not prices, with what is stored of it and when its next value is usually out. */
export function SeriesTable({ series }: { readonly series: readonly ServedSeries[] }) {
  return (
    <div className={`${classes.wide ?? ''} scroll-hint`} tabIndex={0} role="group" aria-label="Series that are not prices">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Series</th>
            <th scope="col">Unit</th>
            <th scope="col">Every</th>
            <th scope="col" data-type="number">
              Periods
            </th>
            <th scope="col">Since</th>
            <th scope="col">Last period</th>
            <th scope="col">Known from</th>
            <th scope="col">Next expected</th>
            <th scope="col">Licence</th>
          </tr>
        </thead>
        <tbody>
          {series.map((one) => (
            <NotedRow key={one.id} columns={9} note={tellNote(one)}>
              <th scope="row">
                {one.last === null || !one.isGivenOut ? (
                  one.name
                ) : (
                  <a className={classes.rowLink ?? ''} href={`/api/v1/series/${encodeURIComponent(one.id)}.csv`}>
                    {one.name}
                  </a>
                )}{' '}
                <code>{one.id}</code>
              </th>
              <td className={classes.term}>{one.unit}</td>
              <td>{every[one.frequency]}</td>
              <td data-type="number">{one.periods === 0 ? '–' : formatNumber(one.periods, { decimals: 0 })}</td>
              <td>{one.first ?? '–'}</td>
              <td>{one.last ?? '–'}</td>
              <td>{one.knownFrom ?? '–'}</td>
              <td>{one.expected ?? '–'}</td>
              <td>{one.licenceClass}</td>
            </NotedRow>
          ))}
        </tbody>
      </table>
    </div>
  );
}
