import type { ChartContext } from '@/lib/studies/kit/study';
import type { Tick } from '../drawing';
import { drawLines, type LinesDrawing, type LinesInput } from './draw-lines';

// The height of a label with air above and below.
const leastStepPx = 16;

/** Ticks, ascending, that are far enough apart for their labels: on a low panel not all of them are. */
function spaceTicks(ticks: readonly Tick[]): Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks) {
    const before = kept.at(-1);
    if (before === undefined || before.at - tick.at >= leastStepPx) kept.push(tick);
  }
  return kept;
}

interface Input extends Omit<LinesInput, 'chart' | 'factors'> {
  readonly context: ChartContext;
}

/** What stands above a chart on its time axis: the index over its breadth, with its own values; its dates stand under the chart below. `series` holds its column. */
export function drawContext({ context, ...input }: Input): LinesDrawing {
  const { key, label, scale } = context;
  const drawing = drawLines({
    ...input,
    factors: new Map([[key, 1]]),
    chart: {
      kind: 'lines',
      title: label,
      unit: 'level',
      unitLabel: 'level',
      marks: [],
      lines: [context],
      form: 'line',
      scale,
      baseline: null,
      legs: [],
      context,
    },
  });
  const { values, base } = drawing;
  return {
    ...drawing,
    values: values === null ? null : { ...values, ticks: spaceTicks(values.ticks) },
    base: base === null ? null : { ...base, ticks: [] },
    marks: [
      ...drawing.marks,
      { shape: 'text', role: 'title', text: label, x: 4, y: 10, anchor: 'start', weight: 600, fill: 'var(--muted)' },
    ],
  };
}
