import type { DrawInput, Drawing } from '@/lib/plot/drawing';
import { chooseEndRoom, listEndNames } from '@/lib/plot/lines/end-labels';
import { drawContext } from '@/lib/plot/lines/draw-context';
import { drawLines } from '@/lib/plot/lines/draw-lines';
import { dropUnmeasured, readFactors, readLineSeries, type Rebase } from '@/lib/plot/lines/line-series';
import { nothingText } from '@/lib/plot/nothing-text';
import { plotMargins } from '@/lib/plot/plot-geometry';
import { listContexts } from '@/lib/view/list-contexts';
import { windowOfDates } from '@/lib/plot/visible-window';

const contextShare = 0.28;

interface Input extends DrawInput<'lines'> {
  /** Dates shown, inclusive; rows beyond them are not. */
  readonly range: { readonly from: string; readonly to: string };
  /** How values follow the range: not at all where they are measured from its base already. */
  readonly rebase: Rebase;
}

/** The rows of a range as lines, below their context where there is one; where nothing has a value it is said, as a page does in its own type. */
export function drawLinesPicture(input: Input): readonly Drawing[] {
  const { chart, width, height, range, rebase } = input;
  const contexts = listContexts(chart);
  const isShown = input.rows.some((row) => String(row['date']) >= range.from && String(row['date']) <= range.to);
  const rows = isShown ? input.rows : [];
  const keys = chart.lines.map(({ key }) => key);
  const stored = readLineSeries(rows, keys, chart.scale);
  const window = windowOfDates(stored.dates, range.from, range.to);
  const series = dropUnmeasured(stored, keys, rebase, window);
  const shared = { ...input, window, endRoom: chooseEndRoom(width, listEndNames(chart.lines)) };
  const above = Math.round(height * contextShare);
  const drawing = drawLines({
    ...shared,
    height: height - above * contexts.length,
    series,
    factors: readFactors(series, keys, rebase, window),
  });
  const { frame, plot } = drawing;
  const nothing = {
    shape: 'text',
    role: 'nothing',
    text: nothingText,
    x: frame.left + plot.innerWidth / 2,
    y: drawing.height / 2,
    anchor: 'middle',
    fill: 'var(--muted)',
  } as const;
  const below = drawing.isEmpty ? { ...drawing, marks: [...drawing.marks, nothing] } : drawing;
  return [
    ...contexts.map((context) =>
      drawContext({ ...shared, context, height: above + plotMargins.bottom, series: readLineSeries(rows, [context.key], context.scale) }),
    ),
    below,
  ];
}
