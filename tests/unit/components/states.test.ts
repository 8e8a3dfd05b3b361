import { describe, expect, it } from 'vitest';
import { layOutLines } from '@/components/charts/lay-out-lines';
import { readFactors, readLineSeries, type LinesSpec, type Rebase } from '@/components/charts/line-series';
import { dataStates, pickState } from '@/components/shell/state-banner';
import { formatTableCell, unitOf } from '@/components/tables/format-table-cell';
import { pickEventColumns } from '@/components/tables/pick-event-columns';
import { place } from '@/lib/plot/line-path';
import type { VisibleWindow } from '@/lib/plot/visible-window';
import type { Column, Row } from '@/lib/studies/kit/study';

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

describe('drawn lines', () => {
  const rows: Row[] = Array.from({ length: 9000 }, (_, index) => ({ date: `d${index}`, value: index === 4321 ? 99 : index % 7, provisional: index === 8999 }));
  const chart: LinesSpec = { kind: 'lines', title: 'A', unit: 'level', unitLabel: 'level', marks: [], lines: [{ key: 'value', label: 'A', symbol: 'SPX' }], form: 'line', scale: 'linear', baseline: null, legs: [] };
  const layOut = (all: readonly Row[], spec: LinesSpec, window: VisibleWindow, rebase: Rebase = 'none') => {
    const keys = spec.lines.map(({ key }) => key);
    const series = readLineSeries(all, keys);
    return layOutLines({ chart: spec, columns: [], series, factors: readFactors(series, keys, rebase, window), window, width: 457, height: 340, endRoom: 0 });
  };

  it('keep a spike of one session and the ends, thinned to two points a pixel; the provisional tail is apart', () => {
    const { lines: [line], plot, domain } = layOut(rows, chart, { first: 0, last: 8999 });
    expect(domain.high).toBeGreaterThan(99);
    expect(line?.path.split(/[ML]/).length).toBeLessThan(900);
    expect(line?.path).toContain(` ${place(plot.toY(99))}`);
    expect(line?.path.startsWith(`M${place(plot.toX(0))} `)).toBe(true);
    expect(line?.tail).toBe(`M${place(plot.toX(8998))} ${place(plot.toY(3))}L${place(plot.toX(8999))} ${place(plot.toY(4))}`);
    expect(line?.dots).toHaveLength(2);
  });

  it('break where a value is missing', () => {
    const holed = layOut([{ date: 'a', value: 1 }, { date: 'b', value: 2 }, { date: 'c', value: null }, { date: 'd', value: 2 }, { date: 'e', value: 2 }], chart, { first: 0, last: 4 });
    expect(holed.lines[0]?.path.match(/M/g)).toHaveLength(2);
  });

  it('stand at 100 on the first session in sight when they are display-only, each by itself or all by the first', () => {
    const two = [{ date: 'a', x: 50, y: 2 }, { date: 'b', x: 100, y: 4 }, { date: 'c', x: 150, y: 3 }];
    const spec: LinesSpec = { ...chart, lines: [{ key: 'x', label: 'X', symbol: 'SPX' }, { key: 'y', label: 'Y', symbol: 'RUT' }] };
    const endsOf = (rebase: Rebase) => layOut(two, spec, { first: 1, last: 2 }, rebase).ends.map(({ text }) => text);
    expect(endsOf('each')).toEqual(['150.00', '75.00']);
    expect(endsOf('first')).toEqual(['150.00', '3.00']);
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
