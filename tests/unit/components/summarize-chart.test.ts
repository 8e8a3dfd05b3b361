import { describe, expect, it } from 'vitest';
import { summarizeChart } from '@/components/charts/summarize-chart';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';

const base = { title: 'Performance', unitLabel: 'index, start = 100', unit: 'level', marks: [] } as const;
const lines = {
  ...base,
  kind: 'lines',
  lines: [
    { key: 'SPX', label: 'S&P 500', symbol: 'SPX' },
    { key: 'RUT', label: 'Russell 2000', symbol: 'RUT' },
  ],
  form: 'line',
  scale: 'linear',
  baseline: 100,
  legs: [],
} satisfies ChartSpec;
const columns: Column[] = [
  { key: 'SPX', label: 'S&P 500', unit: 'level', type: 'number' },
  { key: 'RUT', label: 'Russell 2000', unit: 'level', type: 'number' },
];
const rows: Row[] = [
  { date: '2024-07-01', SPX: 5000, RUT: null },
  { date: '2024-07-02', SPX: 4900, RUT: 2000 },
  { date: '2024-07-03', SPX: 5500, RUT: 2100 },
];

describe('the summary of a chart', () => {
  it('of lines that stand at 100 where they begin says what they show, of every line', () => {
    expect(summarizeChart(lines, columns, rows, 'each')).toBe(
      'Performance, index, start = 100: 3 rows. S&P 500: first 100.00 (1 Jul 2024), last 110.00 (3 Jul 2024), lowest 98.00 (2 Jul 2024), highest 110.00 (3 Jul 2024). ' +
        'Russell 2000: first 100.00 (2 Jul 2024), last 105.00 (3 Jul 2024), lowest 100.00 (2 Jul 2024), highest 105.00 (3 Jul 2024).',
    );
  });
  it('of one line names no other, and counts one row as one', () => {
    const one = { ...lines, lines: lines.lines.slice(0, 1), baseline: null };
    expect(summarizeChart(one, columns, rows.slice(0, 1))).toBe(
      'Performance, index, start = 100: 1 row. First 5,000.00 (1 Jul 2024), last 5,000.00 (1 Jul 2024), lowest 5,000.00 (1 Jul 2024), highest 5,000.00 (1 Jul 2024).',
    );
  });
  it('of a ranking has no first and no last', () => {
    const ranking: ChartSpec = {
      ...base,
      title: 'Returns',
      unitLabel: 'percent',
      unit: 'pct',
      kind: 'ranking',
      labelKey: 'name',
      valueKey: 'value',
    };
    expect(
      summarizeChart(
        ranking,
        [{ key: 'value', label: 'Return', unit: 'pct', type: 'number', signed: true }],
        [
          { name: 'A', value: -1 },
          { name: 'B', value: 2 },
        ],
      ),
    ).toBe('Returns, percent: 2 rows. Lowest \u22121.00% (A), highest +2.00% (B).');
  });
  it('says when there is nothing', () => {
    expect(summarizeChart(lines, columns, [])).toBe('Performance, index, start = 100: nothing to draw in this range.');
  });
});
