import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Marks } from '@/components/charts/marks';
import { toDayNumber } from '@/lib/calendar/civil-date';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { writeDrawing, writeMark } from '@/lib/export/chart/write-drawing';
import { drawColumns } from '@/lib/plot/columns/draw-columns';
import { drawDots } from '@/lib/plot/dots/draw-dots';
import type { Drawing } from '@/lib/plot/drawing';
import { drawHeat } from '@/lib/plot/heat/draw-heat';
import type { Mark } from '@/lib/plot/mark';
import { drawPaths } from '@/lib/plot/paths/draw-paths';
import { drawRanking } from '@/lib/plot/ranking/draw-ranking';
import { placeBar } from '@/lib/plot/ranking/rank-rows';
import { pageSetting, pictureSetting } from '@/lib/plot/setting';
import { drawSpans, readSpans } from '@/lib/plot/spans/draw-spans';
import type { Column, Row } from '@/lib/studies/kit/study';

const base = { title: 'A', unitLabel: 'percent', unit: 'pct', marks: [] } as const;
const size = { width: 600, height: 300, simulated: false, columns: [], setting: pageSetting } as const;
const ofRole = ({ marks }: Pick<Drawing, 'marks'>, role: string): readonly Mark[] => marks.filter((mark) => mark.role === role);
const rectsOf = (drawing: Drawing, role: string) => ofRole(drawing, role).flatMap((mark) => (mark.shape === 'rect' ? [mark] : []));
const textsOf = (drawing: Drawing, role: string) => ofRole(drawing, role).flatMap((mark) => (mark.shape === 'text' ? [mark.text] : []));

describe('columns', () => {
  const chart = { ...base, kind: 'columns', categoryKey: 'year', valueKey: 'value', symbol: 'RUT' } as const;
  const years = (count: number): Row[] =>
    Array.from({ length: count }, (_, at) => ({ year: 2024 - count + 1 + at, value: at % 3 === 1 ? null : at - 1 }));

  it('have a bar from zero for each value, over its name, and none where it is missing', () => {
    const drawing = drawColumns({ ...size, chart, rows: years(4) });
    const [down, up] = rectsOf(drawing, 'bar');
    expect(rectsOf(drawing, 'bar').map(({ of }) => of)).toEqual([0, 2, 3]);
    const zero = drawing.values?.baseline?.at ?? NaN;
    expect([down?.y, (up?.y ?? 0) + (up?.height ?? 0)].map((y) => Math.round((y ?? NaN) * 100) / 100)).toEqual(
      [zero, zero].map((y) => Math.round(y * 100) / 100),
    );
    expect(drawing.base?.ticks.map(({ text }) => text)).toEqual(['2021', '2022', '2023', '2024']);
    expect((up?.x ?? 0) + (up?.width ?? 0) / 2).toBeCloseTo(drawing.base?.ticks[2]?.at ?? NaN);
  });

  it('always name the last, and no more than there is room for', () => {
    const ticks = drawColumns({ ...size, chart, rows: years(60) }).base?.ticks ?? [];
    expect(ticks.at(-1)?.text).toBe('2024');
    ticks.slice(1).forEach(({ at }, before) => {
      expect(at - (ticks[before]?.at ?? 0)).toBeGreaterThanOrEqual(40);
    });
  });

  it('carry signs on their axis where the column does', () => {
    const signed: Column = { key: 'value', label: 'Value', unit: 'pct', type: 'number', signed: true };
    expect(drawColumns({ ...size, chart, rows: years(4) }).values?.ticks.map(({ text }) => text)).toContain('2.0');
    expect(drawColumns({ ...size, chart, rows: years(4), columns: [signed] }).values?.ticks.map(({ text }) => text)).toContain('+2.0');
  });
});

describe('spans', () => {
  const chart = { ...base, kind: 'spans', startKey: 'start', endKey: 'end', valueKey: 'value', symbol: 'RUT' } as const;
  const day = (text: string): number => toDayNumber(parseSessionDate(text));
  const extent = { first: day('2020-01-02'), last: day('2024-12-31') };
  const rows: Row[] = [
    { start: '2020-02-03', end: '2020-02-10', value: 5 },
    { start: '2021-06-01', end: '2022-03-01', value: -3 },
    { start: '2024-06-03', end: null, value: 2 },
  ];
  const spans = readSpans(chart, rows, extent);

  it('last from their start to their end, an open one to the last day there is', () => {
    expect(spans).toEqual([
      { first: day('2020-02-03'), last: day('2020-02-10'), value: 5 },
      { first: day('2021-06-01'), last: day('2022-03-01'), value: -3 },
      { first: day('2024-06-03'), last: extent.last, value: 2 },
    ]);
    const drawing = drawSpans({ ...size, chart, spans, window: extent });
    const last = rectsOf(drawing, 'span').at(-1);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(drawing.frame.right);
    expect(rectsOf(drawing, 'span')[0]?.width).toBe(4);
  });

  it('are cut at the edges of the window, and left out beyond it', () => {
    const drawing = drawSpans({ ...size, chart, spans, window: { first: day('2022-01-03'), last: day('2022-12-30') } });
    const [only, ...others] = rectsOf(drawing, 'span');
    expect([only?.of, only?.x, others]).toEqual([1, drawing.frame.left, []]);
    expect(drawing.values?.high).toBe(0);
  });
});

describe('paths and dots', () => {
  const steps: Row[] = [0, 1, 2, 3].map((step) => ({
    step,
    mean: step,
    base: step / 2,
    min: -step,
    max: 2 * step,
    a: step < 2 ? -step : null,
  }));
  const paths = {
    ...base,
    kind: 'paths',
    stepKey: 'step',
    meanKey: 'mean',
    baseKey: 'base',
    bands: [{ lowKey: 'min', highKey: 'max', label: 'All' }],
    pathKeys: ['a'],
    symbol: 'RUT',
  } as const;
  const dots = {
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
  } as const;
  const rows: Row[] = [
    { horizon: 5, low: -1, median: 0.4, high: 2, mean: 0.5 },
    { horizon: 252, low: null, median: 10, high: 20, mean: 23 },
  ];
  const events: Row[] = [
    { r5: 3.7, r252: 15.5 },
    { r5: -1.9, r252: null },
  ];

  it('have a band under the single paths, any session and the mean over them', () => {
    const drawing = drawPaths({ ...size, chart: paths, rows: steps });
    expect(drawing.marks.map(({ role }) => role)).toEqual(['band', 'event', 'base', 'mean']);
    // The first step stands off the edge, with room for its label.
    expect(drawing.base?.ticks[0]).toMatchObject({ value: 0, text: '0' });
    expect((drawing.base?.ticks[0]?.at ?? 0) - drawing.frame.left).toBeCloseTo(10);
  });

  it('stand where their step says, and one of its kind is in ink with its end told, the others grey', () => {
    const uneven: Row[] = [
      { step: 0, mean: 0, base: 0, a: 0 },
      { step: 3, mean: 2, base: 1, a: -1 },
      { step: 4, mean: 5, base: null, a: null },
      { step: 12, mean: null, base: 4, a: null },
    ];
    const drawing = drawPaths({ ...size, chart: { ...paths, symbol: null, bands: [], endLabel: '+5.00% on session 4' }, rows: uneven });
    expect(drawing.base?.high).toBe(12);
    const [ring, label] = ofRole(drawing, 'ring');
    const span = drawing.frame.right - drawing.frame.left - 10;
    expect(ring).toMatchObject({ shape: 'circle' });
    if (ring?.shape === 'circle') expect(ring.x).toBeCloseTo(drawing.frame.left + 10 + (span * 4) / 12, 0);
    expect(label).toMatchObject({ shape: 'text', text: '+5.00% on session 4' });
    expect(ofRole(drawing, 'event').map(({ stroke }) => stroke)).toEqual(['var(--muted)']);
    expect(ofRole(drawing, 'mean').map(({ stroke }) => stroke)).toEqual(['var(--ink)']);
    expect(drawPaths({ ...size, chart: paths, rows: steps }).marks.filter(({ role }) => role === 'ring')).toEqual([]);
  });

  it('have a dot for each outcome, the spread where both its ends are known, and a ground behind the row in focus', () => {
    const drawing = drawDots({ ...size, chart: dots, rows, events });
    expect(ofRole(drawing, 'dot').map(({ of }) => of)).toEqual([0, 0, 1]);
    expect(ofRole(drawing, 'spread').map(({ of }) => of)).toEqual([0]);
    expect(ofRole(drawing, 'focus').map(({ of }) => of)).toEqual([1]);
    expect(textsOf(drawing, 'name')).toEqual(['5 sessions', '252 sessions']);
    expect(textsOf(drawDots({ ...size, chart: dots, rows, events, width: 360 }), 'name')).toEqual(['5', '252']);
    expect(drawing.values?.runs).toBe('right');
  });
});

describe('heat and ranking', () => {
  const heat = {
    ...base,
    kind: 'heat',
    groupKey: 'sector',
    labelKey: 'symbol',
    valueKey: 'value',
    sizeKey: 'weight',
    limit: 3,
    order: 'size',
  } as const;
  const members: Row[] = [
    { sector: 'Technology', symbol: 'NVDA', value: 3, weight: 60 },
    { sector: 'Energy', symbol: 'XOM', value: null, weight: 40 },
  ];
  const ranking = { ...base, kind: 'ranking', labelKey: 'name', valueKey: 'value' } as const;

  it('has a tile per member, tinted by its value and washed without one, with what fits into it', () => {
    const drawing = drawHeat({ ...size, chart: heat, rows: members });
    expect(rectsOf(drawing, 'tile').map(({ of, fill }) => [of, fill])).toEqual([
      [0, { color: 'var(--up)', share: 0.5 }],
      [1, 'var(--wash)'],
    ]);
    expect(textsOf(drawing, 'group')).toEqual(['Technology', 'Energy']);
    expect(textsOf(drawing, 'label')).toEqual(expect.arrayContaining(['NVDA', '+3.00%', 'XOM']));
    const simulated = drawHeat({ ...size, chart: heat, rows: members, simulated: true });
    expect(simulated.marks.at(-1)?.role).toBe('hatch');
  });

  it('places bars between the lowest and the highest, missing ones without', () => {
    expect(placeBar(-2, -2, 6)).toEqual({ zero: 0.25, start: 0, size: 0.25 });
    expect(placeBar(6, -2, 6)).toEqual({ zero: 0.25, start: 0.25, size: 0.75 });
    expect(placeBar(null, -2, 6)).toEqual({ zero: 0.25, start: 0.25, size: 0 });
    const drawing = drawRanking({
      ...size,
      chart: ranking,
      rows: [
        { name: 'B', value: -2 },
        { name: 'A', value: 6 },
        { name: 'C', value: null },
      ],
    });
    expect(textsOf(drawing, 'name')).toEqual(['A', 'B', 'C']);
    expect(textsOf(drawing, 'figure')).toEqual(['+6.00%', '\u22122.00%', '–']);
    expect(rectsOf(drawing, 'bar').map(({ of, fill }) => [of, fill])).toEqual([
      [0, 'var(--up)'],
      [1, 'var(--down)'],
    ]);
  });
});

describe('the two renderers of marks', () => {
  const marks: readonly Mark[] = [
    { shape: 'path', role: 'line', d: 'M0 0L1 1', stroke: 'var(--group-rut)', strokeWidth: 1.6, dash: '3 3', round: true },
    { shape: 'rect', role: 'tile', x: 1.234, y: 2, width: 3, height: 4, fill: { color: 'var(--up)', share: 0.25 }, opacity: 0.5 },
    { shape: 'circle', role: 'ring', x: 1, y: 2, r: 3.5, fill: 'var(--card)', stroke: 'var(--ink)' },
    {
      shape: 'text',
      role: 'end',
      text: 'S&P <500>',
      x: 1,
      y: 2,
      anchor: 'end',
      size: 9,
      weight: 650,
      fill: 'var(--ink)',
      stroke: 'var(--card)',
      strokeWidth: 3,
    },
  ];
  const attributesOf = (element: string) =>
    new Map([...element.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));

  it('write the same elements with the same attributes, colours apart', () => {
    const page = renderToStaticMarkup(createElement(Marks, { marks })).split(/(?<=\/\w+>)/);
    marks.forEach((mark, at) => {
      const [ours, theirs] = [attributesOf(page[at] ?? ''), attributesOf(writeMark(mark, 'light'))];
      for (const name of ['fill', 'stroke', 'data-mark', 'class', 'font-family']) for (const one of [ours, theirs]) one.delete(name);
      expect(ours).toEqual(theirs);
      expect(ours.size).toBeGreaterThan(1);
    });
    expect(page[3]).toContain('S&amp;P &lt;500&gt;');
  });

  it('name a colour on a page, and in a file write the one of its scheme', () => {
    const [line, tile] = marks;
    if (line === undefined || tile === undefined) throw new Error('marks');
    expect(renderToStaticMarkup(createElement(Marks, { marks: [line, tile] }))).toMatch(
      /stroke="var\(--group-rut\)".*fill="color-mix\(in srgb, var\(--up\) 25\.0%, var\(--card\)\)"/,
    );
    expect([writeMark(line, 'light'), writeMark(line, 'dark')].map((svg) => /stroke="(#\w+)"/.exec(svg)?.[1])).toEqual([
      '#d9660b',
      '#ff9a4a',
    ]);
  });

  it('let what is pointed at stand out', () => {
    const faded = renderToStaticMarkup(createElement(Marks, { marks, fade: ({ role }) => (role === 'tile' ? 0.4 : 1) }));
    expect([...faded.matchAll(/ opacity="([\d.]+)"/g)].map(([, opacity]) => opacity)).toEqual(['0.2']);
  });

  it('put the ground beneath the axes, and leave out labels that something else stands in the place of', () => {
    const drawing = drawColumns({
      ...size,
      chart: { ...base, kind: 'columns', categoryKey: 'year', valueKey: 'value', symbol: null },
      rows: [{ year: 2024, value: 3 }],
      simulated: true,
      setting: pictureSetting,
    });
    const { values } = drawing;
    if (values === null) throw new Error('an axis');
    const written = writeDrawing(
      { ...drawing, values: { ...values, ticks: values.ticks.map((tick, at) => (at === 0 ? { ...tick, text: '' } : tick)) } },
      'light',
    );
    expect(written.shapes[0]).toContain('opacity="0.16"');
    expect(written.shapes.filter((shape) => shape.includes('#eceff3'))).toHaveLength(values.ticks.length);
    expect(written.labels).toHaveLength(values.ticks.length - 1 + 1);
  });
});
