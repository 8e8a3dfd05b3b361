import type { StudyResult } from '@/lib/studies/kit/study-result';
import type { Theme } from '@/lib/plot/theme-colors';
import { drawnRange } from '@/lib/view/drawn-range';
import { drawColumns, drawRanking, drawSpans } from './draw-events';
import { drawHeat } from './draw-heat';
import { drawLines } from './draw-lines';
import { drawDots, drawPaths } from './draw-outcomes';
import type { Drawing } from './drawing';
import { hatchDrawing } from './hatch-drawing';

/** What a picture is drawn of; a study's result fits. */
type Drawable = Pick<StudyResult, 'chart' | 'rows' | 'range'> & Partial<Pick<StudyResult, 'events' | 'columns' | 'coverage' | 'simulated'>>;

/** The chart of a result as shapes and texts of the given size, without a browser: the same rows, axes and marks as on the page, hatched where they are simulated. */
export function drawChart(result: Drawable, width: number, height: number, theme: Theme): Drawing {
  const drawing = drawOwn(result, width, height, theme);
  return result.simulated === true ? hatchDrawing(drawing, result.chart.kind, theme) : drawing;
}

function drawOwn(result: Drawable, width: number, height: number, theme: Theme): Drawing {
  const { chart, rows } = result;
  const given = { rows, range: drawnRange(result), width, height, theme, ...(result.columns === undefined ? {} : { columns: result.columns }) };
  switch (chart.kind) {
    case 'lines': return drawLines({ ...given, chart });
    case 'spans': return drawSpans({ ...given, chart });
    case 'columns': return drawColumns({ ...given, chart });
    case 'ranking': return drawRanking({ ...given, chart });
    case 'heat': return drawHeat({ ...given, chart });
    case 'paths': return drawPaths({ ...given, chart });
    case 'dots': return drawDots({ ...given, chart }, result.events ?? []);
  }
}
