import { describe, expect, it } from 'vitest';
import { readLinesAt } from '@/components/charts/read-lines-at';
import { drawChart } from '@/lib/export/chart/draw-chart';
import { rangeOf } from '@/lib/market/study-range';
import { readLineSeries } from '@/lib/plot/lines/line-series';
import { pageSetting } from '@/lib/plot/setting';
import { studies } from '@/lib/studies/registry';
import type { ChartSpec, Row } from '@/lib/studies/kit/study';
import { listDrawnKeys, packRows, unpackRows } from '@/lib/view/pack-rows';
import { makeRandomMarket } from '../support/random-market';
import { withRandomSeries } from '../support/random-series';
import { withRandomUniverses } from '../support/random-universe';

// What a page carries to the browser column by column must be what the server had: in full, or of a chart all that is drawn and told.

const market = withRandomSeries(withRandomUniverses(makeRandomMarket(20_240_716, 420), 7), 7);
const range = rangeOf(0, market.sessions.length - 1);
const [from, to] = [market.sessions[0], market.sessions.at(-1)];
if (from === undefined || to === undefined) throw new Error('a market without sessions');
const shown = { base: from, from, to, last: null, sessions: market.sessions.length };

const answers = studies.map((study) => [study.id, study.compute({ market, range, basis: 'price' }, study.params.parse({}))] as const);

function tellAll(chart: ChartSpec, columns: Parameters<typeof readLinesAt>[0]['columns'], rows: readonly Row[]): unknown {
  if (chart.kind !== 'lines') return null;
  const series = readLineSeries(
    rows,
    chart.lines.map(({ key }) => key),
    chart.scale,
  );
  const valueAt = (key: string, index: number): number | null => series.values.get(key)?.[index] ?? null;
  return rows.map((row, index) =>
    readLinesAt({ chart, columns, row, index, series, markedDates: new Set(chart.context?.dates ?? []), valueAt }),
  );
}

describe('packed rows', () => {
  it.each(answers)('of %s are its rows', (_id, { rows, tables }) => {
    for (const given of [rows, ...(tables ?? []).map((table) => table.rows)]) {
      const sent: unknown = JSON.parse(JSON.stringify(packRows(given)));
      expect(unpackRows(sent as ReturnType<typeof packRows>)).toEqual(given);
    }
  });

  it.each(answers)('of the columns that the chart of %s reads draw and tell the same', (_id, { chart, columns, rows }) => {
    const few = unpackRows(packRows(rows, listDrawnKeys(chart)));
    const draw = (of: readonly Row[]): unknown =>
      drawChart({ chart, columns, rows: of, range: shown, simulated: true }, 880, 340, 'light', pageSetting);
    expect(draw(few)).toEqual(draw(rows));
    expect(tellAll(chart, columns, few)).toEqual(tellAll(chart, columns, rows));
  });
});
