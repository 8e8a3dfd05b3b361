import type { DataRun } from '@/lib/server/pages/models/data-page';
import { formatNumber } from '@/lib/format/format-number';
import { pluralise } from '@/lib/format/number-words';
import classes from '../tables/tables.module.css';

function formatInstant(instant: string | null): string {
  return instant === null ? '–' : `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

const formatCount = (count: number): string => formatNumber(count, { decimals: 0 });
const countTasks = ({ tasks, others }: DataRun): number => tasks.length + (others?.count ?? 0);

const shownCharacters = 90;

/** A message in a line; where providers failed one after another it is a wall, whose rest opens with a press. */
function TaskMessage({ message }: { readonly message: string | null }) {
  if (message === null) return <>–</>;
  if (message.length <= shownCharacters) return <>{message}</>;
  return (
    <details>
      <summary>{message.slice(0, message.lastIndexOf(' ', shownCharacters))} …</summary>
      {message}
    </details>
  );
}

function TaskTable({ run }: { readonly run: DataRun }) {
  return (
    <div className={`${classes.wide ?? ''} scroll-hint`} tabIndex={0} role="group" aria-label={`Tasks of run ${run.id}`}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Instrument</th>
            <th scope="col">Provider</th>
            <th scope="col">Outcome</th>
            <th scope="col" data-type="number">
              Seen
            </th>
            <th scope="col" data-type="number">
              New
            </th>
            <th scope="col" data-type="number">
              Revised
            </th>
            <th scope="col" data-type="number">
              Quarantined
            </th>
            <th scope="col">Message</th>
          </tr>
        </thead>
        <tbody>
          {run.tasks.map((task, index) => (
            <tr key={`${task.symbol} ${index}`}>
              <th scope="row">{task.symbol}</th>
              <td>{task.provider ?? '–'}</td>
              <td>
                {task.status}
                {task.errorClass === null ? '' : `, ${task.errorClass}`}
              </td>
              <td data-type="number">{task.rowsSeen}</td>
              <td data-type="number">{task.rowsNew}</td>
              <td data-type="number">{task.rowsRevised}</td>
              <td data-type="number">{task.rowsQuarantined}</td>
              <td className={classes.prose}>
                <TaskMessage message={task.message} />
              </td>
            </tr>
          ))}
          {run.others === null ? null : (
            <tr>
              <th scope="row">
                {formatCount(run.others.count)} {run.tasks.length === 0 ? 'tasks' : pluralise(run.others.count, 'other')}
              </th>
              <td>–</td>
              <td>{run.others.failed === 0 ? 'done or unchanged' : `${formatCount(run.others.failed)} failed`}</td>
              <td data-type="number">{run.others.rowsSeen}</td>
              <td data-type="number">{run.others.rowsNew}</td>
              <td data-type="number">{run.others.rowsRevised}</td>
              <td data-type="number">{run.others.rowsQuarantined}</td>
              <td>–</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

/** The last runs, newest first; the tasks of each open with a click. */
export function RunList({ runs }: { readonly runs: readonly DataRun[] }) {
  if (runs.length === 0) return <p className={classes.empty}>No run yet.</p>;
  return (
    <ul className={classes.runs}>
      {runs.map((run) => (
        <li key={run.id}>
          <details>
            <summary>
              Run {run.id}: {run.kind}, {run.status}, {formatInstant(run.startedAt)}, {formatCount(countTasks(run))}{' '}
              {pluralise(countTasks(run), 'task')}
            </summary>
            {run.message === null ? null : <p className={classes.empty}>{run.message}</p>}
            {countTasks(run) === 0 ? <p className={classes.empty}>This run has no task.</p> : <TaskTable run={run} />}
          </details>
        </li>
      ))}
    </ul>
  );
}
