import { computeDateTicks } from '../date-ticks';
import type { DrawInput, Drawing } from '../drawing';
import { endLabelStepPx } from './end-labels';
import { hatchMark } from '../hatch-mark';
import { assignLineStyles } from './line-styles';
import { drawLayers, measureLayers } from '../layers/draw-layers';
import { createPlot, frameOf, innerHeightOf, type Plot } from '../plot-geometry';
import { createValueAxis, isSigned } from '../value-axis';
import { addFoot, type Domain } from '../value-ticks';
import type { VisibleWindow } from '../visible-window';
import { drawEnds } from './draw-ends';
import { drawDiamonds, drawRings } from './draw-events';
import { drawBars, drawStrokes } from './draw-strokes';
import type { Stretch } from './line-path';
import { computeVisibleDomain, findDate, isNothingVisible, placeDates, stretchOf, type LineSeries } from './line-series';

export interface LinesInput extends Omit<DrawInput<'lines'>, 'rows'> {
  readonly series: LineSeries;
  /** What the values of each line are multiplied with: 1 unless given. */
  readonly factors: ReadonlyMap<string, number>;
  readonly window: VisibleWindow;
  /** Room between the last date and the value axis. **Units**: pixels. */
  readonly endRoom: number;
}

/** A chart of lines with the mapping that its crosshair shares. */
export interface LinesDrawing extends Drawing {
  readonly plot: Plot;
  /** Whether nothing in sight has a value. */
  readonly isEmpty: boolean;
}

/** Where a window of the rows lies on the paper. */
interface Layout {
  readonly plot: Plot;
  readonly domain: Domain;
  /** Room under the values for layers. **Units**: pixels. */
  readonly foot: number;
  readonly stretch: Stretch;
  readonly isEmpty: boolean;
}

function layOut({ chart, series, factors, window, width, height, endRoom }: LinesInput): Layout {
  const stretch = stretchOf(series, window);
  const foot = measureLayers(chart.layers, innerHeightOf(height));
  const domain = addFoot(computeVisibleDomain(series, chart, stretch, factors), chart.scale, foot, innerHeightOf(height));
  const plot = createPlot(width, height, window, domain, chart.scale, endRoom);
  return { plot, domain, foot, stretch, isEmpty: isNothingVisible(series, chart, stretch) };
}

/** Axes and marks. */
function drawParts(
  { chart, columns, series, factors, window, endRoom, setting }: LinesInput,
  { plot, domain, foot, stretch, isEmpty }: Layout,
): Pick<Drawing, 'values' | 'base' | 'marks'> {
  const frame = frameOf(plot);
  const mainKey = chart.lines[0]?.key ?? 'value';
  const styles = assignLineStyles(chart.lines);
  const inside = { first: Math.ceil(window.first), last: Math.floor(window.last) };
  const mainAt = (index: number): number | null => {
    const value = series.values.get(mainKey)?.[index] ?? null;
    return value === null ? null : value * (factors.get(mainKey) ?? 1);
  };
  const events = chart.marks.flatMap(({ date, value, label: text, emphasis }) => {
    const index = findDate(series.dates, date);
    if (index === null || index < window.first - 0.5 || index > window.last + 0.5) return [];
    return [{ x: plot.toX(index), y: plot.toY(mainAt(index) ?? value), text, emphasis }];
  });
  const marked = (chart.context?.dates ?? []).flatMap((date) => {
    const index = findDate(series.dates, date);
    const value = index === null ? null : mainAt(index);
    return index === null || value === null || index < window.first || index > window.last
      ? []
      : [{ x: plot.toX(index), y: plot.toY(value) }];
  });
  const ends = drawEnds({
    chart,
    columns,
    series,
    styles,
    factors,
    inside,
    plot,
    endRoom,
    ringed: events.some(({ x }) => x > plot.right - 1),
  });
  const values = createValueAxis({
    domain,
    toPx: plot.toY,
    scale: chart.scale,
    signed: isSigned(columns, mainKey, chart.baseline === 0 && chart.unit !== 'count'),
    baseline: chart.baseline,
  });
  // Values on the axis take the place of the round ones that they would cover.
  const isCovered = (at: number): boolean => endRoom === 0 && ends.heights.some((y) => Math.abs(y - at) < endLabelStepPx);
  const layers = drawLayers(chart.layers, { ...frame, right: plot.right }, foot, placeDates(series.dates, plot.toX));
  const isFoot = (at: number): boolean => foot > 0 && at > frame.bottom - foot;
  const dateTicks = computeDateTicks(series.dates.slice(inside.first, inside.last + 1), plot.innerWidth);
  return {
    values: {
      ...values,
      ticks: isEmpty ? [] : values.ticks.filter(({ at }) => !isFoot(at)).map((tick) => (isCovered(tick.at) ? { ...tick, text: '' } : tick)),
    },
    base: {
      low: window.first,
      high: plot.toIndex(frame.right),
      anchor: 'start',
      ticks: dateTicks.map(({ index, label }) => ({ value: inside.first + index, at: plot.toX(inside.first + index), text: label })),
    },
    marks: [
      ...layers.over,
      ...(chart.form === 'bars' ? drawBars(series, mainKey, stretch, plot, chart.baseline ?? 0) : []),
      ...drawStrokes({ series, chart, styles, factors, stretch, plot, setting }),
      ...drawDiamonds(marked),
      ...ends.marks,
      ...drawRings(events, plot, foot),
      ...layers.foot,
    ],
  };
}

/** Per-session rows as lines, areas or signed bars over their dates, for a window of them. Runs in every frame while a hand moves the chart. `of` is the line. */
export function drawLines(input: LinesInput): LinesDrawing {
  const layout = layOut(input);
  const frame = frameOf(layout.plot);
  let parts: ReturnType<typeof drawParts> | undefined;
  // Drawn where they are read: a page that the server writes has neither axes nor marks.
  const read = (): ReturnType<typeof drawParts> => (parts ??= drawParts(input, layout));
  return {
    width: input.width,
    height: input.height,
    frame,
    plot: layout.plot,
    isEmpty: layout.isEmpty,
    get values() {
      return read().values;
    },
    get base() {
      return read().base;
    },
    ground: input.simulated ? [hatchMark(frame)] : [],
    get marks() {
      return read().marks;
    },
  };
}
