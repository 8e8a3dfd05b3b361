import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { drawChart } from '@/lib/export/chart/draw-chart';
import type { ChartSpec, Row } from '@/lib/studies/kit/study';

const range = {
  base: parseSessionDate('2023-12-29'),
  from: parseSessionDate('2024-01-02'),
  to: parseSessionDate('2024-01-08'),
  last: null,
  sessions: 5,
};
const base = { title: 'Outcomes', unitLabel: 'percent', unit: 'pct', marks: [] } as const;
const dots: ChartSpec = {
  ...base,
  kind: 'dots',
  categoryKey: 'horizon',
  lowKey: 'low',
  medianKey: 'median',
  highKey: 'high',
  meanKey: 'mean',
  eventKeys: ['r5', 'r252'],
  dotLabel: 'Each event',
  legs: [],
  focus: 252,
  symbol: 'RUT',
};
const rows: Row[] = [
  { horizon: 5, low: -1, median: 0.4, high: 2, mean: 0.5 },
  { horizon: 252, low: -3, median: 10, high: 20, mean: 23 },
];
const events: Row[] = [
  { date: '1998-10-20', r5: 3.7, r252: 15.5 },
  { date: '2000-01-20', r5: -1.9, r252: -7.4 },
  { date: '2024-07-16', r5: -0.9, r252: null },
];
const paths: ChartSpec = {
  ...base,
  kind: 'paths',
  stepKey: 'step',
  meanKey: 'mean',
  baseKey: 'base',
  bands: [{ lowKey: 'min', highKey: 'max', label: 'Lowest to highest' }],
  pathKeys: ['a'],
  symbol: 'RUT',
};
const steps: Row[] = [0, 1, 2, 3, 4, 5].map((step) => ({
  step,
  mean: step,
  base: step / 2,
  min: -step,
  max: 2 * step,
  a: step < 4 ? -step : null,
}));

describe('a drawing of outcomes', () => {
  it('has a dot for each outcome there is, in the colour of the instrument, and names the rows', () => {
    const { shapes, labels } = drawChart({ chart: dots, rows, range, events }, 552, 170, 'light');
    const circles = shapes.filter((shape) => shape.startsWith('<circle'));
    expect(circles).toHaveLength(5);
    expect(circles.every((circle) => circle.includes('#d9660b'))).toBe(true);
    expect(labels.filter(({ weight }) => weight === 650).map(({ text }) => text)).toEqual(['252']);
    expect(drawChart({ chart: dots, rows, range, events }, 1040, 420, 'light').labels.map(({ text }) => text)).toContain('252 sessions');
  });

  it('draws without events', () => {
    expect(drawChart({ chart: dots, rows, range }, 552, 170, 'dark').shapes.some((shape) => shape.startsWith('<circle'))).toBe(false);
  });

  it('draws a band, the single path, any session dashed and the mean over the sessions after', () => {
    const { shapes, labels, width, height } = drawChart({ chart: paths, rows: steps, range }, 552, 170, 'light');
    expect(shapes.filter((shape) => shape.includes(' opacity="0.1"') && shape.includes('Z"'))).toHaveLength(1);
    expect(shapes.filter((shape) => shape.includes('stroke-dasharray'))).toHaveLength(1);
    expect(shapes.some((shape) => /NaN|undefined/.test(shape))).toBe(false);
    expect(labels.map(({ text }) => text)).toEqual(expect.arrayContaining(['0', '5']));
    for (const { x, y } of labels) expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
  });
});
