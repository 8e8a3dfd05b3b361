import { describe, expect, it } from 'vitest';
import { pickTasks } from '@/lib/server/pages/pick-tasks';
import type { DataRunTask } from '@/lib/server/pages/models/data-page';

const task = (place: number, given: Partial<DataRunTask> = {}): DataRunTask => ({
  symbol: `T${place}`,
  provider: 'import',
  status: 'done',
  errorClass: null,
  message: null,
  rowsSeen: 3,
  rowsNew: 2,
  rowsRevised: 1,
  rowsQuarantined: 0,
  ...given,
});
const many = (count: number, given: Partial<DataRunTask> = {}): DataRunTask[] =>
  Array.from({ length: count }, (_, place) => task(place, given));

describe('the tasks of a run', () => {
  it('are all told where they are few', () => {
    const tasks = many(40);
    expect(pickTasks(tasks)).toEqual({ tasks, others: null });
  });

  it('are told one by one where there is something to say, in their order, and summed where not', () => {
    const tasks = [
      ...many(300),
      task(300, { message: 'named anew' }),
      ...many(200),
      task(501, { status: 'failed', rowsNew: 0, rowsRevised: 0 }),
    ];
    const { tasks: told, others } = pickTasks(tasks);
    expect(told.map(({ symbol }) => symbol)).toEqual(['T300', 'T501']);
    expect(others).toEqual({ count: 500, failed: 0, rowsSeen: 1500, rowsNew: 1000, rowsRevised: 500, rowsQuarantined: 0 });
  });

  it('leave out the lightest first, and what is left out still counts', () => {
    const tasks = [...many(60, { message: 'remarked' }), ...many(10, { rowsQuarantined: 4 }), ...many(50, { status: 'failed' })];
    const { tasks: told, others } = pickTasks(tasks);
    expect(told).toHaveLength(40);
    expect(told.every(({ status }) => status === 'failed')).toBe(true);
    expect(others).toMatchObject({ count: 80, failed: 10, rowsQuarantined: 40 });
    expect(told.length + (others?.count ?? 0)).toBe(tasks.length);
  });
});
