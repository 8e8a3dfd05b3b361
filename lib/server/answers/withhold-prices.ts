import 'server-only';
import { joinWords } from '@/lib/format/join-words';
import { narrowRows } from '@/lib/studies/kit/deferred-rows';
import type { ChartSpec, Column, Flag, Row } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';

interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

const listRaw = (columns: readonly Column[]): Column[] => columns.filter(({ raw }) => raw === true);

function strip({ columns, rows }: Table): Table {
  const raw = new Set(listRaw(columns).map(({ key }) => key));
  if (raw.size === 0) return { columns, rows };
  return {
    columns: columns.filter(({ key }) => !raw.has(key)),
    rows: narrowRows(
      rows,
      Object.keys(rows[0] ?? {}).filter((key) => !raw.has(key)),
    ),
  };
}

/** The chart without what draws prices; null where nothing is left of it. Charts of other kinds draw no prices, which a test holds them to. */
function stripChart(chart: ChartSpec, columns: readonly Column[]): ChartSpec | null {
  const raw = new Set(listRaw(columns).map(({ key }) => key));
  if (chart.kind === 'grid') {
    const { context, ...bare } = chart;
    return context === undefined || !raw.has(context.key) ? chart : bare;
  }
  if (chart.kind !== 'lines') return 'valueKey' in chart && raw.has(chart.valueKey) ? null : chart;
  const lines = chart.lines.filter(({ key }) => !raw.has(key));
  if (lines.length === 0 && chart.lines.length > 0) return null;
  const { context, ...bare } = chart;
  return {
    ...bare,
    lines,
    legs: chart.legs.filter((key) => !raw.has(key)),
    ...(context === undefined || raw.has(context.key) ? {} : { context }),
  };
}

/**
 * The answer without the prices that its columns hold as stored, and a flag that names what is left out: what every surface shows and
 * exports where the operator keeps closes in. Null where prices are what it draws. Sentences keep the level that they are about.
 */
export function withholdPrices(result: StudyResult): StudyResult | null {
  const drawn = stripChart(result.chart, result.columns);
  // A verdict on a price stands without the prices that it was found among.
  const chart =
    drawn ?? (result.verdict !== null && result.chart.kind === 'lines' ? { ...result.chart, lines: [], marks: [], legs: [] } : null);
  if (chart === null) return null;
  const raw = [result.columns, result.eventColumns ?? [], ...result.tables.map(({ columns }) => columns)].flatMap(listRaw);
  if (raw.length === 0) return result;
  const main = strip(result);
  const events =
    result.events === null || result.eventColumns === null ? null : strip({ columns: result.eventColumns, rows: result.events });
  const tables = result.tables.map((table) => ({
    ...table,
    ...strip(table),
    chart: table.chart === null ? null : stripChart(table.chart, table.columns),
  }));
  const labels = [...new Set(raw.map(({ label }) => `“${label}”`))];
  const message = `Prices as stored are not given out here, since their licence may not allow it, so ${labels.length === 1 ? 'a column is' : 'columns are'} left out: ${joinWords(labels)}.`;
  const flag: Flag = { code: 'unavailable', message };
  return {
    ...result,
    ...main,
    events: events?.rows ?? null,
    eventColumns: events?.columns ?? null,
    tables,
    chart,
    flags: [...result.flags, flag],
  };
}
