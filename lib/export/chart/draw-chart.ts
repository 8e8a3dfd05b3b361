import { toDayNumber } from '@/lib/calendar/civil-date';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { drawColumns } from '@/lib/plot/columns/draw-columns';
import { drawDots } from '@/lib/plot/dots/draw-dots';
import type { Drawing } from '@/lib/plot/drawing';
import { drawGrid } from '@/lib/plot/grid/draw-grid';
import { drawHeat } from '@/lib/plot/heat/draw-heat';
import type { Rebase } from '@/lib/plot/lines/line-series';
import { drawPaths } from '@/lib/plot/paths/draw-paths';
import { plotMargins } from '@/lib/plot/plot-geometry';
import { drawQuadrant } from '@/lib/plot/quadrant/draw-quadrant';
import { drawRanking } from '@/lib/plot/ranking/draw-ranking';
import { pictureSetting, type Setting } from '@/lib/plot/setting';
import { drawSlope } from '@/lib/plot/slope/draw-slope';
import { drawSpans, readSpans } from '@/lib/plot/spans/draw-spans';
import type { Theme } from '@/lib/plot/theme-colors';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { drawnRange } from '@/lib/view/drawn-range';
import { drawLinesPicture } from './draw-lines-picture';
import { stackDrawings, writeDrawing, type WrittenDrawing } from './write-drawing';

/** What a picture is drawn of; a study's result fits. */
export type Drawable = Pick<StudyResult, 'chart' | 'rows' | 'range'> &
  Partial<Pick<StudyResult, 'events' | 'columns' | 'coverage' | 'simulated'>> & { readonly rebase?: Rebase };

/** The drawings of a chart, from the top down: one, or two where an index stands above its breadth. */
function drawAll(result: Drawable, width: number, height: number, setting: Setting): readonly Drawing[] {
  const { chart, rows, columns = [], events, simulated = false, rebase = 'none' } = result;
  const range = drawnRange(result);
  const given = { rows, columns, width, height, simulated, setting };
  switch (chart.kind) {
    case 'lines':
      return drawLinesPicture({ ...given, chart, range, rebase });
    case 'spans': {
      const window = { first: toDayNumber(parseSessionDate(range.from)), last: toDayNumber(parseSessionDate(range.to)) };
      return [drawSpans({ ...given, chart, window, spans: readSpans(chart, rows, window) })];
    }
    case 'columns':
      return [drawColumns({ ...given, chart, events: events ?? [] })];
    case 'ranking':
      return [drawRanking({ ...given, chart })];
    case 'heat':
      return [drawHeat({ ...given, chart })];
    case 'grid':
      return [drawGrid({ ...given, chart })];
    case 'paths':
      return [drawPaths({ ...given, chart })];
    case 'slope':
      return [drawSlope({ ...given, chart })];
    case 'quadrant':
      return [drawQuadrant({ ...given, chart })];
    case 'dots':
      return [drawDots({ ...given, chart, events: events ?? [] })];
  }
}

/** The chart of a result as shapes and texts of the given size, without a browser: the marks of the page, with their axes. */
export function drawChart(result: Drawable, width: number, height: number, theme: Theme, setting = pictureSetting): WrittenDrawing {
  // The room for dates below one that stands above another belongs to the other.
  return stackDrawings(
    drawAll(result, width, height, setting).map((drawing) => writeDrawing(drawing, theme)),
    plotMargins.bottom,
  );
}
