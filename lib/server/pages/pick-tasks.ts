import type { DataRun, DataRunTask } from './models/data-page';

/** As many as can be read through; a run over the members of an index has five hundred, and twenty runs stand on the page. */
const most = 40;

/** How much a reader must know of it: a failure before rows that are held back, those before what was merely remarked. */
function weigh({ status, rowsQuarantined, message }: DataRunTask): number {
  if (status === 'failed') return 3;
  if (rowsQuarantined > 0) return 2;
  return message === null ? 0 : 1;
}

/** Of the tasks of a run those that are told one by one, in their order, and the sum of the others, null where there are none. */
export function pickTasks(tasks: readonly DataRunTask[]): Pick<DataRun, 'tasks' | 'others'> {
  if (tasks.length <= most) return { tasks, others: null };
  const weightiest = tasks.filter((task) => weigh(task) > 0).sort((one, other) => weigh(other) - weigh(one));
  const told = new Set(weightiest.slice(0, most));
  const rest = tasks.filter((task) => !told.has(task));
  const sum = (read: (task: DataRunTask) => number): number => rest.reduce((so, task) => so + read(task), 0);
  return {
    tasks: tasks.filter((task) => told.has(task)),
    others: {
      count: rest.length,
      failed: sum(({ status }) => (status === 'failed' ? 1 : 0)),
      rowsSeen: sum(({ rowsSeen }) => rowsSeen),
      rowsNew: sum(({ rowsNew }) => rowsNew),
      rowsRevised: sum(({ rowsRevised }) => rowsRevised),
      rowsQuarantined: sum(({ rowsQuarantined }) => rowsQuarantined),
    },
  };
}
