import { describe, expect, it } from 'vitest';
import { pickDrawnPoints, tailKeyOf, toDrawnPoints } from '@/components/charts/draw-window';
import { readLineSeries, rebaseSeries } from '@/components/charts/line-series';
import { dataStates, pickState } from '@/components/shell/state-banner';
import { formatTableCell, unitOf } from '@/components/tables/format-table-cell';
import { pickEventColumns } from '@/components/tables/pick-event-columns';
import type { Column, Row } from '@/lib/studies/study';

describe('states', () => {
  it('are seven, and the earlier one wins', () => {
    expect(dataStates).toHaveLength(7);
    dataStates.forEach((state, index) => {
      const holding = Object.fromEntries(dataStates.slice(index).map((name) => [name, true]));
      expect(pickState(holding)).toBe(state);
    });
    expect(pickState({})).toBeNull();
  });
});

describe('drawn points', () => {
  const rows: Row[] = Array.from({ length: 9000 }, (_, index) => ({ date: `d${index}`, value: index === 4321 ? 99 : index % 7, provisional: index === 8999 }));
  const series = readLineSeries(rows, ['value']);

  it('keep a spike of one session, the ends and the provisional tail', () => {
    const points = pickDrawnPoints(toDrawnPoints(series), ['value'], { first: 0, last: 8999 }, 400);
    expect(points.length).toBeLessThan(900);
    expect(points.some((point) => point['value'] === 99)).toBe(true);
    expect(points.at(0)?.['x']).toBe(0);
    expect(points.at(-1)).toEqual({ x: 8999, value: null, [tailKeyOf('value')]: 4 });
  });

  it('leave a hole where a value is missing', () => {
    const holed = readLineSeries([{ date: 'a', value: 1 }, { date: 'b', value: null }, { date: 'c', value: 2 }], ['value']);
    expect(toDrawnPoints(holed).map((point) => point['value'])).toEqual([1, null, 2]);
  });

  it('stand at 100 on the first session in sight when they are display-only', () => {
    const two = readLineSeries([{ date: 'a', x: 50, y: 2 }, { date: 'b', x: 100, y: 4 }, { date: 'c', x: 150, y: 3 }], ['x', 'y']);
    const each = rebaseSeries(two, ['x', 'y'], 'each', { first: 1, last: 2 });
    expect(each.values.get('x')).toEqual([50, 100, 150]);
    expect(each.values.get('y')).toEqual([50, 100, 75]);
    expect(rebaseSeries(two, ['x', 'y'], 'first', { first: 1, last: 2 }).values.get('y')).toEqual([2, 4, 3]);
  });
});

describe('tables', () => {
  const columns: Column[] = [
    { key: 'kind', label: 'Kind', unit: 'none', type: 'text' },
    { key: 'rank', label: 'Rank', unit: 'rank', type: 'number' },
    { key: 'date', label: 'Session', unit: 'none', type: 'date' },
    { key: 'a_return_pct', label: 'Russell 2000', unit: 'pct', type: 'number', signed: true },
    { key: 'value', label: 'Difference', unit: 'pp', type: 'number', signed: true },
  ];

  it('put rank, session and the main figure beside the chart, grouped by kind', () => {
    const layout = pickEventColumns(columns, [{ kind: 'largest', rank: 1, date: '2024-07-16', a_return_pct: 1, value: 2 }]);
    expect(layout.group?.key).toBe('kind');
    expect(layout.columns.map((column) => column.key)).toEqual(['rank', 'date', 'value']);
  });

  it('say the unit in the header and never in a cell', () => {
    expect(columns.map(unitOf)).toEqual(['', '', '', ', %', ', pp']);
    expect(formatTableCell(9.922, { key: 'value', label: 'Difference', unit: 'pp', type: 'number', signed: true })).toBe('+9.92');
    expect(formatTableCell(null, { key: 'value', label: 'Difference', unit: 'pp', type: 'number' })).toBe('–');
    expect(formatTableCell('2024-07-16', { key: 'date', label: 'Session', unit: 'none', type: 'date' })).toBe('2024-07-16');
  });
});
