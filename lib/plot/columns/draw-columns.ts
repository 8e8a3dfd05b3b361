import { readNumber } from '@/lib/format/read-number';
import type { Row } from '@/lib/studies/kit/study';
import type { DrawInput, Drawing } from '../drawing';
import { hatchMark } from '../hatch-mark';
import type { Mark } from '../mark';
import { estimateTextWidth } from '../place-labels';
import { stackDots } from '../dots/row-plot';
import { createPlot, frameOf, plotMargins } from '../plot-geometry';
import { symbolColor } from '../symbol-color';
import { createValueAxis, isSigned } from '../value-axis';
import { computeDomain, type Domain } from '../value-ticks';
import { createTickFormat } from '../format-value';

const widestPx = 26;
// What a year takes, with the air to the next.
const leastNamePx = 46;
const figureRowPx = 16;

/** How each of many dots over a bar looks. */
export const yearDot = { color: 'var(--muted)', opacity: 0.4 } as const;
// What too little stands behind.
const faint = 0.3;
const leastMarkPx = 1.5;

interface Input extends DrawInput<'columns'> {
  /** What the dots are read from. */
  readonly events?: readonly Row[];
}

/** The names that stand below the columns: shortened where they have no room, and fewer where even so they have none. The last is always named. */
function nameColumns(texts: readonly string[], stepPx: number, shortLetters: number | undefined): readonly (string | null)[] {
  const widthOf = (names: readonly string[]): number => Math.max(0, ...names.map(estimateTextWidth)) + 6;
  const isShort = shortLetters !== undefined && widthOf(texts) > stepPx;
  const names = isShort ? texts.map((text) => text.slice(0, shortLetters)) : texts;
  const needed = shortLetters === undefined ? Math.max(leastNamePx, widthOf(names)) : widthOf(names);
  const every = Math.max(1, Math.ceil(needed / stepPx));
  return names.map((name, index) => ((names.length - 1 - index) % every === 0 ? name : null));
}

/** Room above the highest value for a row of figures. */
function raise({ low, high }: Domain, height: number): Domain {
  const innerPx = Math.max(1, height - plotMargins.top - plotMargins.bottom);
  return { low, high: high + ((high - low) * figureRowPx) / Math.max(1, innerPx - figureRowPx) };
}

/** One bar per row, left to right: records per year, means per month with what they are made of as dots. `of` is the row. **Missing**: no bar. */
export function drawColumns({ chart, columns, rows, events = [], width, height, simulated, setting: { dotPx } }: Input): Drawing {
  const { dots, current, barLabel } = chart;
  const values = rows.map((row) => readNumber(row, chart.valueKey));
  const parts = rows.map((_, row) => events.flatMap((event) => readNumber(event, dots?.keys[row] ?? '') ?? []));
  const marked = rows.map((row) => (current === undefined ? null : readNumber(row, current.key)));
  const count = Math.max(1, rows.length);
  const step = createPlot(width, height, { first: 0, last: count }, { low: 0, high: 1 }, 'linear').innerWidth / count;
  const signed = isSigned(columns, chart.valueKey);
  const figures = barLabel === undefined ? [] : writeFigures(values, step, signed);
  const spread = computeDomain([...values, ...parts.flat(), ...marked], 0, 'linear');
  const domain = figures.length === 0 ? spread : raise(spread, height);
  const plot = createPlot(width, height, { first: 0, last: count }, domain, 'linear');
  const frame = frameOf(plot);
  const wide = Math.min(widestPx, step * 0.8);
  const fill = symbolColor(chart.symbol);
  const marks = values.flatMap((value, of): Mark[] => {
    const x = plot.toX(of + 0.5);
    const own: Mark[] = [];
    const r = Math.min(dotPx / 2, Math.max(0.8, step * 0.3));
    const small = r * 0.7;
    const ys = (parts[of] ?? []).map(plot.toY).sort((a, b) => a - b);
    const offsets = stackDots(ys, 2 * small, step * 0.4);
    ys.forEach((y, at) =>
      own.push({ shape: 'circle', role: 'dot', of, x: x + (offsets[at] ?? 0), y, r: small, fill: yearDot.color, opacity: yearDot.opacity }),
    );
    if (value !== null) {
      const [top, bottom] = [plot.toY(Math.max(0, value)), plot.toY(Math.min(0, value))];
      const look = rows[of]?.[chart.faintKey ?? ''] === true ? { opacity: faint } : {};
      own.push({ shape: 'rect', role: 'bar', of, x: x - wide / 2, y: top, width: wide, height: bottom - top, fill, ...look });
    }
    const mark = marked[of] ?? null;
    if (mark !== null)
      own.push({
        shape: 'circle',
        role: 'current',
        of,
        x,
        y: plot.toY(mark),
        r: Math.max(r, leastMarkPx),
        fill: 'var(--ink)',
        stroke: 'var(--card)',
      });
    const figure = figures[of];
    if (figure !== undefined && figure !== '')
      own.push({
        shape: 'text',
        role: 'figure',
        of,
        text: figure,
        x,
        y: plotMargins.top + 10,
        anchor: 'middle',
        size: 10,
        fill: 'var(--muted)',
      });
    return own;
  });
  const names = nameColumns(
    rows.map((row) => String(row[chart.categoryKey] ?? '')),
    step,
    chart.shortLetters,
  );
  const ticks = names.flatMap((text, index) => (text === null ? [] : [{ value: index + 0.5, at: plot.toX(index + 0.5), text }]));
  return {
    width,
    height,
    frame,
    values: createValueAxis({ domain, toPx: plot.toY, signed }),
    base: { low: 0, high: count, ticks, anchor: 'middle' },
    ground: simulated ? [hatchMark(frame)] : [],
    marks,
  };
}

/** The figure of each bar with two digits after the point, or one where two have no room; none where one has none. */
function writeFigures(values: readonly (number | null)[], stepPx: number, signed: boolean): readonly string[] {
  for (const scale of [0.01, 0.1]) {
    const format = createTickFormat([scale], signed);
    const texts = values.map((value) => (value === null ? '' : format(value)));
    if (Math.max(0, ...texts.map(estimateTextWidth)) * (10 / 11) + 2 <= stepPx) return texts;
  }
  return [];
}
