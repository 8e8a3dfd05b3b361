import { strToU8, zipSync, type Zippable } from 'fflate';
import { listLegend } from '@/lib/plot/legend';
import { describePicture } from '@/lib/plot/picture-text';
import type { ChartSpec } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { leadChart } from '@/lib/view/lead-chart';
import { sayHeadline } from '@/lib/view/say-headline';
import { buildMetadata } from './build-metadata';
import { drawChart } from './chart/draw-chart';
import type { WrittenDrawing } from './chart/write-drawing';
import { writeSvg } from './chart/write-svg';
import { toCsv } from './to-csv';

const chartSize = { width: 1040, height: 420 } as const;

// A zip stores when each file was made; the same view must give the same bytes, so all carry the first day that a zip can.
const epoch = '1980-01-01T00:00:00Z';

/**
 * A study as one .zip: `data.csv` (all rows), `events.csv` and a file per further table where there are any, `metadata.json` and
 * `chart.svg`, with a picture per further table that has a chart. The same result gives the same bytes. `result` must be complete (not thinned).
 */
export function buildBundle(result: StudyResult, baseUrl: string): Uint8Array<ArrayBuffer> {
  const { columns, rows, events, eventColumns, tables } = result;
  const lead = leadChart(result);
  const [headline] = result.headlines;
  const picture = (drawn: ChartSpec, drawing: WrittenDrawing): string =>
    writeSvg(
      drawing,
      describePicture(result, drawn, headline === undefined ? result.study.question : sayHeadline(result, headline)),
      listLegend(drawn, result),
      'light',
    );
  const files: Record<string, string> = {
    'data.csv': toCsv(columns, rows),
    ...(events === null || eventColumns === null ? {} : { 'events.csv': toCsv(eventColumns, events) }),
    ...Object.fromEntries(tables.map((table) => [`${table.id}.csv`, toCsv(table.columns, table.rows)])),
    'metadata.json': `${JSON.stringify(buildMetadata(result, baseUrl), null, 2)}\n`,
    'chart.svg': picture(lead.chart, drawChart({ ...result, ...lead }, chartSize.width, chartSize.height, 'light')),
    ...Object.fromEntries(
      tables.flatMap((table) =>
        table.chart === null || table.leads === true
          ? []
          : [
              [
                `${table.id}.svg`,
                picture(
                  table.chart,
                  drawChart(
                    { ...table, chart: table.chart, range: result.range, simulated: result.simulated },
                    chartSize.width,
                    chartSize.height,
                    'light',
                  ),
                ),
              ] as const,
            ],
      ),
    ),
  };
  const zippable: Zippable = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [name, [strToU8(content), { mtime: epoch, level: 6 }]]),
  );
  return new Uint8Array(zipSync(zippable));
}
