import type { SessionDate } from '@/lib/calendar/session-date';
import { countRecordsPerYear, findRecords, type RecordEvent, type YearCount } from '@/lib/metrics';
import { listCommonFlags, listNoteFlags } from '../../kit/flags';
import { readPanel } from '../../kit/read-panel';
import { describeCoverage, listedRange } from '../../kit/session-rows';
import type { Column, Row, StudyComputation, StudyContext } from '../../kit/study';
import { toCell } from '../../kit/to-cell';
import { nameClose } from '../../kit/unit-words';
import { buildAfterwards, type Afterwards } from '../../measure/afterwards';
import type { RecordParams } from './params';
import { listHighFlags, sayRecords } from './say';

const provisional: Column = { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' };
const columns: readonly Column[] = [
  { key: 'year', label: 'Year', unit: 'none', type: 'number' },
  { key: 'records', label: 'Records', unit: 'count', type: 'number' },
  { key: 'sessions', label: 'Sessions', unit: 'sessions', type: 'number' },
  { key: 'share_pct', label: 'Share of sessions', unit: 'pct', type: 'number' },
  provisional,
];
const eventColumns: readonly Column[] = [
  { key: 'date', label: 'Session', unit: 'none', type: 'date' },
  { key: 'level', label: 'Level', unit: 'level', type: 'number', raw: true },
  { key: 'number_in_year', label: 'Number in the year', unit: 'count', type: 'number' },
  { key: 'gap_sessions', label: 'Sessions since the record before', unit: 'sessions', type: 'number' },
  { key: 'run_sessions', label: 'Records in a row', unit: 'sessions', type: 'number' },
  provisional,
];

function readYears(sessions: readonly SessionDate[]): Int16Array {
  return Int16Array.from(sessions, (date) => Number(date.slice(0, 4)));
}

function buildRows({ market }: StudyContext, shown: readonly YearCount[]): Row[] {
  return shown.map((count) => ({
    year: count.year,
    records: count.records,
    sessions: count.sessions,
    share_pct: (count.records / count.sessions) * 100,
    provisional: count.last === market.assumedIndex,
  }));
}

function buildEventRows(
  { market, range }: StudyContext,
  events: readonly RecordEvent[],
  years: Int16Array,
  after: Afterwards | null,
): Row[] {
  const rows: Row[] = [];
  let year = NaN;
  let number = 0;
  for (const event of events) {
    const yearOfEvent = years[event.index] ?? NaN;
    number = yearOfEvent === year ? number + 1 : 1;
    year = yearOfEvent;
    if (event.index < range.first || event.index > range.last) continue;
    rows.push({
      date: market.sessions[event.index] ?? null,
      level: event.level,
      number_in_year: number,
      gap_sessions: toCell(event.gapSessions),
      run_sessions: event.runLength,
      ...after?.cellsAt(event.index),
      provisional:
        market.assumedIndex !== null && (event.index === market.assumedIndex || after?.endsOn(event.index, market.assumedIndex) === true),
    });
  }
  return rows;
}

export function computeRecords(context: StudyContext, chosen: RecordParams): StudyComputation {
  const { market, range } = context;
  const panel = readPanel(market, [chosen.symbol], context.basis);
  const [main] = panel.series;
  const none = new Float64Array(market.sessions.length).fill(NaN);
  const high = panel.basis === 'total' ? none : (main?.high ?? none);
  const values = chosen.price === 'high' ? high : (main?.closes ?? none);
  const years = readYears(market.sessions);
  // A close within a unit that has no high may lie above the one at its end.
  const bound = chosen.price === 'high' ? main?.highestClose : undefined;
  const events = findRecords(values, chosen.ties === 'include', bound ?? main?.closes ?? null);
  const counts = countRecordsPerYear(values, years, events);
  const shown = counts.filter((count) => count.last >= range.first && count.first <= range.last);
  const after = buildAfterwards(context, {
    measure: 'record',
    symbol: chosen.symbol,
    atLeast: '0',
    price: chosen.price,
    ties: chosen.ties,
  });
  return {
    columns,
    rows: buildRows(context, shown),
    events: {
      title: chosen.price === 'close' ? `Record ${nameClose(market.unit)}s` : 'Record highs',
      columns: [...eventColumns.slice(0, -1), ...(after?.eventColumns ?? []), provisional],
      rows: buildEventRows(context, events, years, after),
    },
    headlines: sayRecords(context, main, chosen, values, events, counts),
    flags: [
      ...listCommonFlags(context, panel),
      ...listHighFlags(context, main, chosen.price, panel.basis),
      ...listNoteFlags(market, panel.series, shown),
    ],
    chart: {
      kind: 'columns',
      title: chosen.price === 'close' ? `Record ${nameClose(market.unit)}s per year` : 'Record highs per year',
      unitLabel: 'records',
      unit: 'count',
      marks: [],
      categoryKey: 'year',
      valueKey: 'records',
      symbol: chosen.symbol,
    },
    coverage: describeCoverage(market, panel.series),
    range: listedRange(context, panel.series),
    basis: panel.basis,
    tables: after === null ? [] : [after.table],
  };
}
