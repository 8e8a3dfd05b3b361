import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { drawChart } from '@/lib/export/chart/draw-chart';
import { writeSvg } from '@/lib/export/chart/write-svg';
import type { ChartSpec, Row } from '@/lib/studies/kit/study';

const range = {
  base: parseSessionDate('2023-12-29'),
  from: parseSessionDate('2024-01-02'),
  to: parseSessionDate('2024-01-08'),
  last: null,
  sessions: 5,
};
const base = { title: 'A & B', unitLabel: 'percent', unit: 'pct', marks: [] } as const;
const rows: Row[] = [1, 2, null, 4, -1].map((value, index) => ({ date: `2024-01-0${index + (index > 3 ? 4 : 2)}`, value }));
const lines: ChartSpec = {
  ...base,
  kind: 'lines',
  lines: [{ key: 'value', label: 'A', symbol: 'RUT' }],
  form: 'line',
  scale: 'linear',
  baseline: 0,
  legs: [],
};

const text = { headline: 'A rose.', title: 'A', marks: [], notes: [], definition: 'What A is.', source: 'closes' };

describe('drawChart', () => {
  const drawing = drawChart({ chart: lines, rows, range }, 600, 240, 'light');
  it('draws the line in the colour of its instrument with a gap where the value is missing', () => {
    const path = drawing.shapes.find((shape) => shape.includes('#d9660b'));
    expect(path?.match(/M/g)).toHaveLength(2);
  });
  it('labels the value axis at round numbers, signed round a zero line', () => {
    expect(drawing.labels.map(({ text }) => text)).toEqual(expect.arrayContaining(['+2', '0', '+4']));
  });
  it('stays inside its frame', () => {
    for (const { x, y } of drawing.labels) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(600);
      expect(y).toBeLessThanOrEqual(240);
    }
  });
  it('dashes the end that rests on a close that is not final, and hatches what is simulated', () => {
    const open = drawChart(
      { chart: lines, rows: rows.map((row, index) => ({ ...row, provisional: index === 4 })), range },
      600,
      240,
      'light',
    )
      .shapes.filter((shape) => shape.includes('#d9660b'))
      .slice(0, 2);
    expect(open.map((shape) => shape.includes('stroke-dasharray="3 3"'))).toEqual([false, true]);
    expect(drawing.shapes.some((shape) => shape.includes('stroke-dasharray') || shape.includes(' opacity'))).toBe(false);
    const simulated = drawChart({ chart: lines, rows, range, simulated: true }, 600, 240, 'light');
    expect(simulated.shapes.slice(1)).toEqual(drawing.shapes);
    const places = [...(simulated.shapes[0]?.match(/[ML](\S+) (\S+?)(?=[ML"])/g) ?? [])].map((text) =>
      text.slice(1).split(' ').map(Number),
    );
    expect(places.length).toBeGreaterThan(40);
    expect(places.every(([x = NaN, y = NaN]) => x >= 1 && x <= 544 && y >= 12 && y <= 214)).toBe(true);
  });
  it('ends each line of several with its name and last value, in the unit of its column, and one alone with its value on the axis', () => {
    expect(drawing.labels.map(({ text }) => text)).toContain('\u22121.00%');
    const two: ChartSpec = {
      ...lines,
      lines: [
        { key: 'value', label: 'Russell 2000', symbol: 'RUT' },
        { key: 'other', label: 'S&P 500', symbol: 'SPX' },
      ],
    };
    const columns = [
      { key: 'value', label: 'Russell 2000', unit: 'level', type: 'number' },
      { key: 'other', label: 'S&P 500', unit: 'level', type: 'number' },
    ] as const;
    const named = drawChart({ chart: two, columns, rows: rows.map((row) => ({ ...row, other: 3 })), range }, 600, 240, 'light');
    expect(named.labels.map(({ text }) => text)).toEqual(expect.arrayContaining(['Russell 2000 \u22121.00', 'S&P 500 3.00']));
  });
  it('leaves out rows beyond the range', () => {
    const wide = drawChart({ chart: lines, rows: [...rows, { date: '2025-01-02', value: 900 }], range }, 600, 240, 'light');
    expect(wide).toEqual(drawing);
  });
  it('draws spans at least four pixels wide, an open one to the end of the range', () => {
    const chart: ChartSpec = { ...base, kind: 'spans', startKey: 'start', endKey: 'end', valueKey: 'value', symbol: 'SPX' };
    const spans = drawChart(
      {
        chart,
        rows: [
          { start: '2024-01-03', end: '2024-01-03', value: 5 },
          { start: '2024-01-04', end: null, value: -2 },
        ],
        range,
      },
      600,
      240,
      'dark',
    );
    const widths = spans.shapes
      .flatMap((shape) => Number(/<rect .*width="([\d.]+)"/.exec(shape)?.[1] ?? NaN))
      .filter((width) => !Number.isNaN(width));
    expect(widths[0]).toBe(4);
    expect(widths[1]).toBeGreaterThan(300);
  });
  it('begins the time axis of events with the first close there is', () => {
    const chart: ChartSpec = { ...base, kind: 'spans', startKey: 'start', endKey: 'end', valueKey: 'value', symbol: 'RUT' };
    const whole = {
      base: parseSessionDate('1927-12-30'),
      from: parseSessionDate('1927-12-30'),
      to: parseSessionDate('2024-07-16'),
      last: null,
      sessions: 24000,
    };
    const first = parseSessionDate('1978-12-29');
    const runs = drawChart(
      {
        chart,
        rows: [{ start: '1979-01-02', end: '1979-01-09', value: 5 }],
        range: whole,
        coverage: { first, last: whole.to, sessions: 11000, gaps: 0 },
      },
      600,
      240,
      'light',
    );
    const years = runs.labels.filter(({ y }) => y === 232).map(({ text }) => Number(text));
    expect(Math.min(...years)).toBeGreaterThan(1978);
    expect(Number(/<rect x="([\d.]+)"/.exec(runs.shapes.at(-1) ?? '')?.[1])).toBeLessThan(5);
  });
  it('draws a column per category and a bar per instrument, missing ones without', () => {
    const columns = drawChart(
      {
        chart: { ...base, kind: 'columns', categoryKey: 'year', valueKey: 'value', symbol: null },
        rows: [
          { year: 2023, value: 3 },
          { year: 2024, value: null },
        ],
        range,
      },
      600,
      240,
      'light',
    );
    expect(columns.shapes.filter((shape) => shape.startsWith('<rect'))).toHaveLength(1);
    const ranking = drawChart(
      {
        chart: { ...base, kind: 'ranking', labelKey: 'name', valueKey: 'value' },
        rows: [
          { name: 'B', value: -1 },
          { name: 'A', value: 2 },
          { name: 'C', value: null },
        ],
        range,
      },
      600,
      240,
      'light',
    );
    expect(ranking.labels.map(({ text }) => text)).toEqual(['A', '+2.00%', 'B', '\u22121.00%', 'C', '–']);
  });
  it('leaves the weakest in a ranking that has no room for all', () => {
    const chart: ChartSpec = { ...base, kind: 'ranking', labelKey: 'name', valueKey: 'value' };
    const many = Array.from({ length: 30 }, (_, at) => ({ name: `N${at}`, value: 30 - at }));
    const names = drawChart({ chart, rows: many, range }, 600, 110, 'light')
      .labels.filter(({ anchor }) => anchor === 'start')
      .map(({ text: name }) => name);
    expect(names).toHaveLength(10);
    expect(names.at(0)).toBe('N0');
    expect(names.at(-1)).toBe('N29');
    expect(names).toContain('… 21 more');
  });
  it('writes one SVG document with its texts escaped', () => {
    const svg = writeSvg(drawing, { ...text, title: 'A & <B>' }, [], 'light');
    expect(svg).toContain('A &amp; &lt;B&gt;');
    expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
    expect(svg.match(/<svg/g)).toHaveLength(1);
    for (const told of ['A rose.', 'What A is.', 'closes']) expect(svg).toContain(`>${told}</text>`);
  });
  it('carries what its figures lack below the chart, broken to its width, and grows by those lines', () => {
    const note =
      'Coverage: closes are stored for 88.1% to 93.4% of the members of each session shown; the others are missing from every count. '
        .repeat(3)
        .trim();
    const [plain, noted] = [[], [note]].map((notes) => writeSvg(drawing, { ...text, notes }, [], 'light'));
    const texts = [...(noted ?? '').matchAll(/<text[^>]*y="(\d+)"[^>]*>([^<]*)<\/text>/g)].slice(-6);
    expect(
      texts
        .map(([, , words]) => words)
        .slice(0, -2)
        .join(' '),
    ).toBe(note);
    expect(texts.at(-2)?.[2]).toBe('What A is.');
    expect(texts.at(-1)?.[2]).toBe('closes');
    const heightOf = (svg = ''): number => Number(/height="(\d+)"/.exec(svg)?.[1]);
    expect(heightOf(noted) - heightOf(plain)).toBe(4 * 16);
    expect(Number(texts.at(-1)?.[1])).toBeLessThan(heightOf(noted));
  });
});
