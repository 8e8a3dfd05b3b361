import { describe, expect, it } from 'vitest';
import { dataStates, pickState } from '@/components/shell/state-banner';
import { formatTableCell, unitOf } from '@/components/tables/format-table-cell';
import { pickEventColumns } from '@/components/tables/pick-event-columns';
import type { Column } from '@/lib/studies/kit/study';

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
