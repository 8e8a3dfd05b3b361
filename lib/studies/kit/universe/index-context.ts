import { formatLongDate } from '@/lib/format/format-date';
import { countWord } from '@/lib/format/number-words';
import type { SessionDate } from '@/lib/calendar/session-date';
import { findLastClose, findRecords } from '@/lib/metrics';
import type { MarketInstrument } from '@/lib/market/market';
import { nameInSentence } from '../name-in-sentence';
import { levelColumn, type SessionColumn } from '../session-rows';
import type { ChartContext, Flag, StudyContext } from '../study';
import { divergenceSessions, judgeRecords } from './divergences';
import type { MarketUniverse } from '@/lib/market/universe/universe';

export interface IndexCloses {
  readonly instrument: MarketInstrument;
  /** Aligned with `Market.sessions`. */
  readonly closes: Float64Array;
}

/** The closes of a universe's index on the basis of its members, or on the only one that is stored; null where none are. */
export function readIndex({ market }: StudyContext, { definition, basis }: MarketUniverse): IndexCloses | null {
  const series = market.series.get(definition.indexSymbol ?? '');
  if (series === undefined) return null;
  const { instrument, close, total } = series;
  const closes = instrument.basis === 'total' || (basis === 'total' && instrument.basis === 'both') ? total : close;
  return closes === null || findLastClose(closes) < 0 ? null : { instrument, closes };
}

/** What a study adds for the index above its breadth; empty lists and no panel where the index is not stored. */
export interface IndexContext {
  readonly columns: readonly SessionColumn[];
  /** To be spread into a chart of lines. */
  readonly chart: { readonly context?: ChartContext };
  readonly flags: readonly Flag[];
}

/** How a divergence is defined, for the definition of a study. */
export const divergenceText = `A divergence is a session on which the index closes at a record (above every close before) while the measure stands below its own value on the index’s last record close at least ${divergenceSessions} sessions earlier.`;

/**
 * The index above a measure of its members: a column `index_close`, the panel above the chart and, where `measure` is given, the
 * divergences of the displayed sessions as marks on both and as a flag with their dates.
 */
export function buildIndexContext(
  context: StudyContext,
  universe: MarketUniverse,
  measure: { readonly values: Float64Array; readonly name: string } | null,
): IndexContext {
  const index = readIndex(context, universe);
  const { market, range } = context;
  if (index === null || universe.counts === null) return { columns: [], chart: {}, flags: [] };
  const { instrument, closes } = index;
  const all = measure === null ? [] : judgeRecords(closes, measure.values);
  // Without a record there is no divergence; a record that cannot be judged is neither.
  const answers = new Map<number, boolean | null>(findRecords(closes, false).map(({ index: t }) => [t, null]));
  for (const { index: t, diverges } of all) answers.set(t, diverges);
  const answerAt = (t: number): boolean | null =>
    Number.isNaN(closes[t] ?? NaN) ? null : answers.has(t) ? (answers.get(t) ?? null) : false;
  const judged = all.filter(({ index: t }) => t >= range.first && t <= range.last);
  const dates = judged
    .filter(({ diverges }) => diverges)
    .flatMap(({ index: t }): readonly SessionDate[] => market.sessions.slice(t, t + 1));
  const mark =
    dates.length === 0
      ? ''
      : `Divergence: ${nameInSentence(instrument)} at a record, ${measure?.name ?? 'the measure'} below its value at the last one at least ${divergenceSessions} sessions before`;
  return {
    columns: [
      levelColumn({ key: 'index_close', label: instrument.name, unit: 'level', type: 'number', raw: true }, closes),
      ...(measure === null ? [] : [{ key: 'divergence', label: 'Divergence', unit: 'none', type: 'boolean', cell: answerAt } as const]),
    ],
    chart: { context: { key: 'index_close', label: instrument.name, symbol: instrument.symbol, scale: 'log', dates, mark } },
    flags: measure === null || dates.length === 0 ? [] : [flagDivergences(instrument, judged.length, measure.name, dates)],
  };
}

function flagDivergences(instrument: MarketInstrument, records: number, name: string, dates: readonly SessionDate[]): Flag {
  const high = `stood below its value at the last record at least ${divergenceSessions} sessions before`;
  const latest = formatLongDate(dates.at(-1) ?? '');
  const on = `${nameInSentence(instrument, true)} closed at a record on ${countWord(records)} of the sessions shown on which this can be judged`;
  const which = dates.length < records ? `on ${countWord(dates.length)} of them` : 'on all of them';
  const message =
    records === 1 ? `${on}, ${latest}, while ${name} ${high}.` : `${on}; ${which} ${name} ${high}, the last time on ${latest}.`;
  return { code: 'divergence', message, symbols: [instrument.symbol], dates };
}
