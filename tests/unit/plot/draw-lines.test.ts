import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { drawContext } from '@/lib/plot/lines/draw-context';
import { drawLines } from '@/lib/plot/lines/draw-lines';
import { readFactors, readLineSeries, type LinesSpec, type Rebase } from '@/lib/plot/lines/line-series';
import { place } from '@/lib/plot/round-px';
import type { Mark } from '@/lib/plot/mark';
import { pageSetting, pictureSetting } from '@/lib/plot/setting';
import type { VisibleWindow } from '@/lib/plot/visible-window';
import type { Row } from '@/lib/studies/kit/study';

const chart: LinesSpec = {
  kind: 'lines',
  title: 'A',
  unit: 'level',
  unitLabel: 'level',
  marks: [],
  lines: [{ key: 'value', label: 'A', symbol: 'SPX' }],
  form: 'line',
  scale: 'linear',
  baseline: null,
  legs: [],
};
const draw = (
  rows: readonly Row[],
  spec: LinesSpec,
  window: VisibleWindow,
  rebase: Rebase = 'none',
  more: Partial<Parameters<typeof drawLines>[0]> = {},
) => {
  const keys = spec.lines.map(({ key }) => key);
  const series = readLineSeries(rows, keys);
  return drawLines({
    chart: spec,
    columns: [],
    series,
    factors: readFactors(series, keys, rebase, window),
    window,
    width: 457,
    height: 340,
    endRoom: 0,
    simulated: false,
    setting: pageSetting,
    ...more,
  });
};
const ofRole = (marks: readonly Mark[], role: string): readonly Mark[] => marks.filter((mark) => mark.role === role);
const pathOf = (marks: readonly Mark[], role: string): string =>
  ofRole(marks, role)
    .map((mark) => (mark.shape === 'path' ? mark.d : ''))
    .join(' ');
const textsOf = (marks: readonly Mark[], role: string): readonly string[] =>
  ofRole(marks, role).flatMap((mark) => (mark.shape === 'text' ? [mark.text] : []));

describe('drawn lines', () => {
  const rows: Row[] = Array.from({ length: 9000 }, (_, index) => ({
    date: `d${index}`,
    value: index === 4321 ? 99 : index % 7,
    provisional: index === 8999,
  }));
  const window = { first: 0, last: 8999 };

  it('keep a spike of one session and the ends, thinned to two points a pixel; the provisional tail is apart', () => {
    const { marks, plot, values } = draw(rows, chart, window);
    const line = pathOf(marks, 'line');
    expect(values?.high).toBeGreaterThan(99);
    expect(line.split(/[ML]/).length).toBeLessThan(900);
    expect(line).toContain(`,${place(plot.toY(99))}`);
    expect(line.startsWith(`M${place(plot.toX(0))},`)).toBe(true);
    expect(pathOf(marks, 'tail')).toBe(`M${place(plot.toX(8998))},${place(plot.toY(3))}L${place(plot.toX(8999))},${place(plot.toY(4))}`);
    expect(ofRole(marks, 'open')).toHaveLength(2);
  });

  it('are thinner in a picture where they have more turns than pixels, and there alone', () => {
    const widthOf = (many: readonly Row[], setting: typeof pageSetting) =>
      ofRole(draw(many, chart, { first: 0, last: many.length - 1 }, 'none', { setting }).marks, 'line').map(
        ({ strokeWidth }) => strokeWidth,
      );
    expect(widthOf(rows, pictureSetting)).toEqual([0.8]);
    expect(widthOf(rows, pageSetting)).toEqual([1.6]);
    expect(widthOf(rows.slice(0, 100), pictureSetting)).toEqual([1.6]);
  });

  it('break where a value is missing', () => {
    const holed = draw(
      [
        { date: 'a', value: 1 },
        { date: 'b', value: 2 },
        { date: 'c', value: null },
        { date: 'd', value: 2 },
        { date: 'e', value: 2 },
      ],
      chart,
      { first: 0, last: 4 },
    );
    expect(pathOf(holed.marks, 'line').match(/M/g)).toHaveLength(2);
  });

  it('stand at 100 on the first session in sight when they are display-only, each by itself or all by the first', () => {
    const two = [
      { date: 'a', x: 50, y: 2 },
      { date: 'b', x: 100, y: 4 },
      { date: 'c', x: 150, y: 3 },
    ];
    const spec: LinesSpec = {
      ...chart,
      lines: [
        { key: 'x', label: 'X', symbol: 'SPX' },
        { key: 'y', label: 'Y', symbol: 'RUT' },
      ],
    };
    const endsOf = (rebase: Rebase): readonly string[] => textsOf(draw(two, spec, { first: 1, last: 2 }, rebase).marks, 'end');
    expect(endsOf('each')).toEqual(['150.00', '75.00']);
    expect(endsOf('first')).toEqual(['150.00', '3.00']);
  });

  it('as bars have a stroke up and one down from the base line, and no line', () => {
    const { marks, plot } = draw(
      [
        { date: 'a', value: 2 },
        { date: 'b', value: -1 },
        { date: 'c', value: null },
      ],
      { ...chart, form: 'bars', baseline: 0 },
      { first: 0, last: 2 },
    );
    expect(pathOf(marks, 'up')).toBe(`M${place(plot.toX(0))} ${place(plot.toY(0))}V${place(plot.toY(2))}`);
    expect(pathOf(marks, 'down')).toBe(`M${place(plot.toX(1))} ${place(plot.toY(0))}V${place(plot.toY(-1))}`);
    expect(ofRole(marks, 'line')).toEqual([]);
  });

  it('leave out the label of the axis that the value at their end would cover, and say where there is nothing', () => {
    const { values, plot, marks } = draw(
      [
        { date: 'a', value: 0 },
        { date: 'b', value: 10 },
        { date: 'c', value: 4 },
      ],
      chart,
      { first: 0, last: 2 },
    );
    const covered = (values?.ticks ?? []).filter(({ text }) => text === '').map(({ value }) => value);
    expect(covered).toEqual([4]);
    expect(textsOf(marks, 'end')).toEqual(['4.00']);
    expect(plot.toY(4)).toBeGreaterThan(0);
    const empty = draw(
      [
        { date: 'a', value: null },
        { date: 'b', value: null },
      ],
      chart,
      { first: 0, last: 1 },
    );
    expect([empty.isEmpty, empty.values?.ticks, ofRole(empty.marks, 'line')]).toEqual([true, [], []]);
  });

  it('carry rings with labels on their events, and diamonds on marked sessions in sight', () => {
    const dated = ['2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05'].map((date, value): Row => ({ date, value }));
    const [, second, third] = dated.map(({ date }) => parseSessionDate(String(date)));
    if (second === undefined || third === undefined) throw new Error('four dates');
    const spec: LinesSpec = {
      ...chart,
      marks: [{ date: second, value: 1, label: 'Largest', emphasis: true }],
      context: { key: 'index', label: 'Index', symbol: 'SPX', scale: 'linear', dates: [third], mark: 'Apart: what it means' },
    };
    const { marks, plot } = draw(dated, spec, { first: 0, last: 3 });
    expect(
      ofRole(marks, 'ring').map((mark) => (mark.shape === 'circle' ? [mark.x, mark.y, mark.r] : mark.shape === 'text' ? mark.text : '')),
    ).toEqual([[plot.toX(1), plot.toY(1), 4.5], 'Largest']);
    expect(pathOf(marks, 'marked').startsWith(`M${place(plot.toX(2))} `)).toBe(true);
    expect(ofRole(draw(dated, spec, { first: 0, last: 1 }).marks, 'marked')).toEqual([]);
  });
});

describe('the context above', () => {
  it('has its own axis without dates, spaced for its labels, and its name', () => {
    const rows: Row[] = Array.from({ length: 40 }, (_, index) => ({
      date: `d${String(index).padStart(2, '0')}`,
      index: 1000 + 90 * index,
    }));
    const { base, values, marks } = drawContext({
      context: { key: 'index', label: 'S&P 500', symbol: 'SPX', scale: 'linear', dates: [], mark: '' },
      columns: [],
      series: readLineSeries(rows, ['index']),
      window: { first: 0, last: 39 },
      width: 600,
      height: 100,
      endRoom: 0,
      simulated: false,
      setting: pageSetting,
    });
    expect(base?.ticks).toEqual([]);
    const heights = (values?.ticks ?? []).map(({ at }) => at);
    expect(heights.length).toBeGreaterThan(1);
    heights.slice(1).forEach((at, before) => {
      expect((heights[before] ?? 0) - at).toBeGreaterThanOrEqual(16);
    });
    expect(textsOf(marks, 'title')).toEqual(['S&P 500']);
  });
});
