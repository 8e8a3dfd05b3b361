import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '@/lib/calendar/civil-date';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { drawLayers, measureLayers } from '@/lib/plot/layers/draw-layers';
import { layerLooks } from '@/lib/plot/layers/layer-looks';
import { readLayersAt } from '@/lib/plot/layers/read-layers-at';
import { drawLines } from '@/lib/plot/lines/draw-lines';
import { placeDates, readLineSeries, type LinesSpec } from '@/lib/plot/lines/line-series';
import type { Mark } from '@/lib/plot/mark';
import { estimateTextWidth } from '@/lib/plot/place-labels';
import { pageSetting } from '@/lib/plot/setting';
import type { ChartLayer } from '@/lib/studies/kit/study';

const start = parseSessionDate('2020-01-01');
const dayAt = (at: number) => addDays(start, at);
const day = (at: number, label = 'Omen') => ({ from: dayAt(at), to: dayAt(at), label });
const dates = Array.from({ length: 400 }, (_, at) => String(dayAt(at)));
const frame = { left: 1, top: 12, right: 801, bottom: 300 };
const places = placeDates(dates, (index) => 1 + index * 2);
const draw = (layers: readonly ChartLayer[]) => drawLayers(layers, frame, measureLayers(layers, 288), places);
const ofRole = (marks: readonly Mark[], role: string) => marks.filter((mark) => mark.role === role);
const countGlyphs = (marks: readonly Mark[]): number =>
  ofRole(marks, 'layer-glyphs').reduce((sum, mark) => sum + (mark.shape === 'path' ? (mark.d.match(/Z/g) ?? []).length : 0), 0);
const textsOf = (marks: readonly Mark[]) => marks.flatMap((mark) => (mark.shape === 'text' ? [mark] : []));

describe('layers over a chart', () => {
  it('have a glyph for each day that can be told apart, and count the others', () => {
    const { foot, over } = draw([{ id: 'omens', label: 'Omens', events: Array.from({ length: 200 }, (_, at) => day(2 * at)) }]);
    const told = textsOf(foot).find(({ text }) => text.startsWith('+'));
    const drawn = countGlyphs(foot);
    expect(told?.text).toBe(`+${200 - drawn} more`);
    expect(drawn).toBeGreaterThan(40);
    // No line for each of them: they would hide the chart.
    expect(over).toEqual([]);
    const few = draw([{ id: 'omens', label: 'Omens', events: [day(10), day(100)] }]);
    expect([countGlyphs(few.foot), ofRole(few.over, 'layer-lines').length, textsOf(few.foot).map(({ text }) => text)]).toEqual([
      2,
      1,
      ['Omen', 'Omen'],
    ]);
  });

  it('end at the edges of the frame, an open one at its right', () => {
    const { over, foot } = draw([
      {
        id: 'cycle',
        label: 'Cycle',
        events: [
          { from: dayAt(-50), to: dayAt(20), label: 'Bear market' },
          { from: dayAt(350), to: null, label: 'Bear market' },
        ],
      },
    ]);
    expect(ofRole(over, 'layer-shade').map((mark) => (mark.shape === 'rect' ? [mark.x, mark.x + mark.width] : []))).toEqual([
      [1, 41],
      [701, 801],
    ]);
    expect(ofRole(foot, 'layer-bar')).toHaveLength(2);
  });

  it('leave out what is beyond the rows', () => {
    const { over, foot } = draw([{ id: 'fed', label: 'Fed', events: [day(401), { from: dayAt(-9), to: dayAt(-2), label: 'Gone' }] }]);
    expect([over, foot]).toEqual([[], []]);
  });

  it('never let one label cover another, a glyph or the edge', () => {
    const event = fc.tuple(
      fc.integer({ min: 0, max: 399 }),
      fc.integer({ min: 0, max: 120 }),
      fc.constantFrom('Omen', 'Bear market', '−50 bp'),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const layer: ChartLayer = {
          id: 'cycle',
          label: 'Any',
          events: events
            .map(([at, lasts, label]) => ({ from: dayAt(at), to: dayAt(at + (lasts < 60 ? 0 : lasts)), label }))
            .sort((a, b) => (a.from < b.from ? -1 : 1)),
        };
        const texts = textsOf(draw([layer]).foot);
        const boxes = texts.map(({ x, text }) => [x, x + estimateTextWidth(text)] as const).sort((a, b) => a[0] - b[0]);
        expect(texts.filter(({ text }) => text.startsWith('+')).length).toBeLessThanOrEqual(1);
        boxes.forEach(([left, right], at) => {
          expect(left).toBeGreaterThanOrEqual(frame.left);
          expect(right).toBeLessThanOrEqual(frame.right);
          expect(boxes[at + 1]?.[0] ?? Infinity).toBeGreaterThanOrEqual(right);
        });
      }),
    );
  });

  it('tell each other apart without colour', () => {
    const looks = Object.values(layerLooks);
    expect(new Set(looks.map(({ glyph }) => glyph)).size).toBe(looks.length);
    expect(new Set(looks.map(({ dash }) => dash)).size).toBe(looks.length);
  });
});

describe('a chart of lines', () => {
  const rows = dates.map((date, at) => ({ date, value: 100 + (at % 50) }));
  const chart: LinesSpec = {
    kind: 'lines',
    title: 'A',
    unit: 'level',
    unitLabel: 'level',
    marks: [],
    lines: [{ key: 'value', label: 'A', symbol: null }],
    form: 'line',
    scale: 'linear',
    baseline: null,
    legs: [],
  };
  const given = {
    columns: [],
    series: readLineSeries(rows, ['value']),
    factors: new Map([['value', 1]]),
    window: { first: 0, last: 399 },
    width: 800,
    height: 340,
    endRoom: 0,
    simulated: false,
    setting: pageSetting,
  } as const;
  const layers: readonly ChartLayer[] = [
    { id: 'fed', label: 'Fed', events: [day(100)] },
    { id: 'omens', label: 'Omens', events: [day(40)] },
  ];

  it.each(['linear', 'log'] as const)('keeps its lines above the rows of the layers, on a %s scale', (scale) => {
    const drawing = drawLines({ ...given, chart: { ...chart, scale, layers } });
    const foot = measureLayers(layers, drawing.plot.innerHeight);
    expect(drawing.plot.toY(100)).toBeLessThanOrEqual(drawing.frame.bottom - foot);
    expect(drawing.values?.ticks.every(({ at }) => at <= drawing.frame.bottom - foot)).toBe(true);
    for (const mark of textsOf(drawing.marks).filter(({ role }) => role === 'layer-label'))
      expect(mark.y).toBeGreaterThan(drawing.frame.bottom - foot);
  });

  it('is the same without layers as before there were any', () => {
    expect(JSON.stringify(drawLines({ ...given, chart: { ...chart, layers: [] } }))).toBe(JSON.stringify(drawLines({ ...given, chart })));
  });

  it('says of a row what happened since the one before it', () => {
    expect(readLayersAt(layers, dayAt(99), dayAt(101))).toEqual([{ label: 'Fed', text: 'Omen' }]);
    expect(readLayersAt(layers, dayAt(101), dayAt(102))).toEqual([]);
    const many: ChartLayer = { id: 'fed', label: 'Fed', events: Array.from({ length: 5 }, (_, at) => day(at)) };
    expect(readLayersAt([many], dayAt(0), dayAt(9))).toEqual([{ label: 'Fed', text: 'Omen, Omen, Omen and 2 more' }]);
  });
});
