import { z } from 'zod';
import type { SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import { formatPercent } from '@/lib/format/format-number';
import { countWord } from '@/lib/format/number-words';
import { rankDescending, windowReturn } from '@/lib/metrics';
import { flagShortHistory, listCommonFlags, listNoteFlags } from './flags';
import { buildMissingHeadline } from './missing-headline';
import { nameInSentence } from './name-in-sentence';
import { symbolsParam } from './params';
import { readPanel, type StudyPanel } from './read-panel';
import { describeCoverage } from './session-rows';
import type { Cell, Column, Headline, Row, Study, StudyContext } from './study';
import { toCell, toPercentCell } from './to-cell';

const params = z.object({
  symbols: symbolsParam(['SPX', 'RUT', 'NDX', 'M7', 'AAPL', 'AMZN', 'GOOGL', 'META', 'MSFT', 'NVDA', 'TSLA'], 60, {
    label: 'Instruments',
    description: 'The instruments that are ranked against each other.',
  }),
});

/** Horizons in exchange sessions (G2); `ytd` reaches back to the last session of the year before. */
const horizons = [
  { key: '1d', label: '1 day', sessions: 1 },
  { key: '5d', label: '5 days', sessions: 5 },
  { key: '1m', label: '1 month', sessions: 21 },
  { key: '3m', label: '3 months', sessions: 63 },
  { key: '6m', label: '6 months', sessions: 126 },
  { key: 'ytd', label: 'Year to date', sessions: null },
  { key: '1y', label: '1 year', sessions: 252 },
] as const;
const longest = 252;

const columns: readonly Column[] = [
  { key: 'symbol', label: 'Symbol', unit: 'none', type: 'text' },
  { key: 'name', label: 'Name', unit: 'none', type: 'text' },
  ...horizons.map(({ key, label }): Column => ({ key: `return_${key}_pct`, label, unit: 'pct', type: 'number', signed: true })),
  ...horizons.map(({ key, label }): Column => ({ key: `rank_${key}`, label: `Rank, ${label.toLowerCase()}`, unit: 'rank', type: 'number' })),
  { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
];

function countYearSessions(sessions: readonly SessionDate[]): number {
  const year = sessions.at(-1)?.slice(0, 4) ?? '';
  const before = sessions.findLastIndex((date) => date.slice(0, 4) < year);
  return sessions.length - 1 - before;
}

function buildRows({ market }: StudyContext, panel: StudyPanel): Row[] {
  const last = market.sessions.length - 1;
  const year = countYearSessions(market.sessions);
  const measured = horizons.map(({ key, sessions }) => {
    const returns = Float64Array.from(panel.series, (item) => windowReturn(item.closes, last, sessions ?? year));
    return { key, returns, ranks: rankDescending(returns) };
  });
  const order = measured[0]?.ranks ?? new Float64Array(0);
  const rows = panel.series.map((item, i) => {
    const row: Record<string, Cell> = { symbol: item.symbol, name: item.instrument.name };
    for (const { key, returns } of measured) row[`return_${key}_pct`] = toPercentCell(returns[i]);
    for (const { key, ranks } of measured) row[`rank_${key}`] = toCell(ranks[i]);
    row.provisional = market.assumedIndex !== null;
    return { row, symbol: item.symbol, rank: toCell(order[i]) ?? Infinity };
  });
  // By the last session's return; the symbol settles ties, so that the order of the symbols asked for does not matter.
  rows.sort((a, b) => (a.rank === b.rank ? (a.symbol < b.symbol ? -1 : 1) : a.rank - b.rank));
  return rows.map(({ row }) => row);
}

function findExtremes(panel: StudyPanel, rows: readonly Row[], key: string): { most: string; least: string; count: number } | null {
  const ranked = rows.filter((row) => typeof row[key] === 'number').sort((a, b) => Number(b[key]) - Number(a[key]));
  const describe = (row: Row | undefined): string => {
    const instrument = panel.series.find((item) => item.symbol === row?.symbol)?.instrument;
    return instrument === undefined ? '' : `${nameInSentence(instrument)} (${formatPercent(Number(row?.[key]), { sign: true })})`;
  };
  return ranked.length === 0 ? null : { most: describe(ranked[0]), least: describe(ranked.at(-1)), count: ranked.length };
}

function buildHeadlines(context: StudyContext, panel: StudyPanel, rows: readonly Row[]): Headline[] {
  const { market } = context;
  const day = findExtremes(panel, rows, 'return_1d_pct');
  const week = findExtremes(panel, rows, 'return_5d_pct');
  const main = panel.series[0];
  if (day === null || main === undefined) return [buildMissingHeadline(context, panel.series.map((item) => item.symbol))];
  const date = formatLongDate(market.sessions.at(-1) ?? '');
  const provisional = market.assumedIndex !== null;
  if (day.count === 1) {
    const change = formatPercent(Number(rows[0]?.return_1d_pct), { sign: true });
    const only = panel.series.find((item) => item.symbol === rows[0]?.symbol) ?? main;
    return [{ text: `${nameInSentence(only.instrument, true)} moved ${change} on ${date}.`, detail: '', provisional }];
  }
  const text = `Of ${countWord(day.count)} instruments ${day.most} did best on ${date} and ${day.least} worst.`;
  return [{ text, detail: week === null || week.count < 2 ? '' : `over five sessions ${week.most} did best and ${week.least} worst`, provisional }];
}

/** Returns of many instruments over seven horizons, each ranked. */
export const leaders: Study<typeof params> = {
  id: 'leaders',
  title: 'Leaders',
  question: 'Who leads and who lags, over which horizon?',
  rowsAre: 'instruments',
  params,
  symbols: ({ symbols }) => symbols,
  definition: () => ({
    text: 'Return of each instrument up to the last session over 1, 5, 21, 63, 126 and 252 exchange sessions and since the last close of the year before, ranked from the largest; equal returns share a rank. A window that is longer than the history or spans a gap is missing and not ranked.',
    formula: String.raw`r_t(N) = \frac{C_t}{C_{t-N}} - 1`,
    sources: ['Closing prices as stored; definition: Broadtape, returns over sessions'],
  }),
  compute: (context, { symbols }) => {
    const { market } = context;
    const panel = readPanel(market, symbols, context.basis);
    const rows = buildRows(context, panel);
    const last = market.sessions.length - 1;
    const young = panel.series.filter((item) => item.first > last - longest && item.first >= 0);
    const notes = listNoteFlags(market, panel.series, [{ first: Math.max(last - longest, 0), last }]);
    return {
      columns,
      rows,
      events: null,
      headlines: buildHeadlines(context, panel, rows),
      flags: [...listCommonFlags(context, panel), ...young.map((item) => flagShortHistory(item, longest + 1, 'a one-year return', market)), ...notes],
      chart: {
        kind: 'ranking',
        title: 'Returns by horizon',
        unitLabel: 'percent',
        unit: 'pct',
        marks: [],
        labelKey: 'symbol',
        valueKeys: horizons.map(({ key }) => `return_${key}_pct`),
      },
      coverage: describeCoverage(market, panel.series),
      basis: panel.basis,
    };
  },
};
