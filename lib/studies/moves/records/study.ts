import type { SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import { countRecordsPerYear, findFirstClose, findRecords, type RecordEvent, type YearCount } from '@/lib/metrics';
import { flagUnavailable, listCommonFlags, listNoteFlags } from '../../kit/flags';
import { buildAfterwards, type Afterwards } from '../../measure/afterwards';
import { recordParams as params } from './params';
import { nameInSentence } from '../../kit/name-in-sentence';
import { readPanel, type StudySeries } from '../../kit/read-panel';
import { buildRecordHeadlines } from './say';
import { describeCoverage, listedRange } from '../../kit/session-rows';
import type { Column, Flag, Row, Study, StudyContext } from '../../kit/study';

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

function buildEventRows({ market, range }: StudyContext, events: readonly RecordEvent[], years: Int16Array, after: Afterwards | null): Row[] {
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
      gap_sessions: event.gapSessions,
      run_sessions: event.runLength,
      ...after?.cellsAt(event.index),
      provisional: market.assumedIndex !== null && (event.index === market.assumedIndex || after?.endsOn(event.index, market.assumedIndex) === true),
    });
  }
  return rows;
}

function listHighFlags({ market }: StudyContext, main: StudySeries | undefined, price: 'close' | 'high', basis: string): Flag[] {
  if (price === 'close' || main === undefined) return [];
  const first = main.high === null || basis === 'total' ? -1 : findFirstClose(main.high);
  if (first < 0) return [flagUnavailable(`Unavailable: ${nameInSentence(main.instrument)} has no intraday highs on this basis.`, [main.symbol])];
  if (first <= main.first) return [];
  const message = `Intraday highs of ${nameInSentence(main.instrument)} are stored from ${formatLongDate(market.sessions[first] ?? '')}; records are counted from there, and none stands below a close before.`;
  return [{ code: 'short-history', message, symbols: [main.symbol] }];
}

/** Closes (or highs) above everything before them, counted per calendar year. */
export const records: Study<typeof params> = {
  id: 'records',
  title: 'Record closes',
  question: 'How often does it set a record?',
  rowsAre: 'years',
  params,
  symbols: ({ symbol }) => [symbol],
  definition: ({ symbol, price, ties }) => ({
    text: `A record is ${price === 'close' ? 'a close' : 'an intraday high'} of ${symbol} ${ties === 'include' ? 'at or above' : 'above'} every one stored before it${price === 'high' ? ', and above every close before where no high is stored' : ''}; the first is none. Counted per calendar year up to the last session, with the share of the year's sessions.`,
    formula: String.raw`P_t ${ties === 'include' ? String.raw`\ge` : '>'} \max_{s<t} P_s`,
    sources: ['Prices as stored; definition: Broadtape, records'],
  }),
  compute: (context, chosen) => {
    const { market, range } = context;
    const panel = readPanel(market, [chosen.symbol], context.basis);
    const [main] = panel.series;
    const none = new Float64Array(market.sessions.length).fill(NaN);
    const high = panel.basis === 'total' ? none : (main?.high ?? none);
    const values = chosen.price === 'high' ? high : (main?.closes ?? none);
    const years = readYears(market.sessions);
    const events = findRecords(values, chosen.ties === 'include', main?.closes ?? null);
    const counts = countRecordsPerYear(values, years, events);
    const shown = counts.filter((count) => count.last >= range.first && count.first <= range.last);
    const after = buildAfterwards(context, { measure: 'record', symbol: chosen.symbol, atLeast: '0', price: chosen.price, ties: chosen.ties });
    return {
      columns,
      rows: buildRows(context, shown),
      events: { title: chosen.price === 'close' ? 'Record closes' : 'Record highs', columns: [...eventColumns.slice(0, -1), ...(after?.eventColumns ?? []), provisional], rows: buildEventRows(context, events, years, after) },
      headlines: buildRecordHeadlines(context, main, chosen, values, events, counts),
      flags: [...listCommonFlags(context, panel), ...listHighFlags(context, main, chosen.price, panel.basis), ...listNoteFlags(market, panel.series, shown)],
      chart: {
        kind: 'columns',
        title: chosen.price === 'close' ? 'Record closes per year' : 'Record highs per year',
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
  },
};
