import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import { rankAt } from '@/lib/metrics';
import { countEqual, namedRanks, sayRankedAmong, sayShare, shareLessExtreme } from '../kit/say-rank';
import { levelColumn, percentColumn, type SessionColumn } from '../kit/session-rows';
import type { ChartSpec, Column, EventTable, Flag, Headline, StudyComputation, StudyContext } from '../kit/study';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import { allSectors } from '../kit/universe/universe-params';
import { buildIndexContext } from '../kit/universe/index-context';
import { listUniverseFlags } from '../kit/universe/universe-flags';
import { buildUniverseTable, describeValues } from '../kit/universe/universe-table';
import { isPercentUnit } from '@/lib/format/percent-units';
import type { CoveredCounts } from '../measure/counts/read-counts';

type LinesSpec = Extract<ChartSpec, { readonly kind: 'lines' }>;

/** What a study of counts shows at each session. */
export interface BreadthMeasure {
  /** The main column, whose key is `value`. */
  readonly column: Omit<Column, 'key' | 'type'>;
  /** Aligned with the market; fractions where the unit is one of percent. */
  readonly values: Float64Array;
  readonly others: readonly SessionColumn[];
  /** As in 'the A/D line stood below its value at the last record'; null where a divergence from the index means nothing. */
  readonly divergesAs: string | null;
  readonly chart: Pick<LinesSpec, 'title' | 'unitLabel' | 'form' | 'baseline' | 'legs'>;
  /** The value of a session as a sentence, without the full stop: 'On 16 Jul 2024 … '. */
  say(index: number, date: string): string;
  /** Whether the place in history is told: not of a line whose level is arbitrary. */
  readonly isRanked: boolean;
  readonly events?: EventTable | null;
  readonly flags?: readonly Flag[];
  /** What stands behind the rank in the second line. */
  readonly detail?: (index: number) => string;
}

function sayPlace(context: StudyContext, values: Float64Array, index: number): string {
  const value = values[index] ?? NaN;
  const standing = rankAt(values, index, value < 0 ? 'smallest' : 'largest');
  // A rank among one, or among nothing else than its like, says nothing.
  if (standing === null || standing.count < 2) return '';
  const equals = countEqual(values, index) - 1;
  const level = equals === 0 ? '' : `, level with ${countWord(equals)} ${pluralise(equals, 'other')}`;
  const of = sayRankedAmong(context.market, values, index, standing.count);
  if (standing.rank <= namedRanks)
    return `The ${standing.rank === 1 ? '' : `${ordinalWord(standing.rank)} `}${value < 0 ? 'lowest' : 'highest'} of ${of}${level}`;
  const share = shareLessExtreme(values, index);
  // Near the other end the rank from there says more than a share that is hardly one.
  const far = Math.round(share * standing.count) + 1;
  if (share > 0 && far <= namedRanks) return `The ${ordinalWord(far)} ${value < 0 ? 'highest' : 'lowest'} of ${of}${level}`;
  return share === 0
    ? `None of ${of} was ${value < 0 ? 'higher' : 'lower'}${level}`
    : `${value < 0 ? 'Lower' : 'Higher'} than ${sayShare(share)} of ${of}`;
}

function buildHeadline(context: StudyContext, { universe }: CoveredCounts, measure: BreadthMeasure): Headline {
  const { market, range } = context;
  const index = measure.values.findLastIndex((value, t) => t <= range.last && !Number.isNaN(value));
  if (index < range.first || index < 0) {
    // A hole in what is counted is told by the flags; only an end is an end.
    const isEnd = index >= 0 && measure.values.subarray(index + 1).every(Number.isNaN);
    const until = isEnd ? `: its last value is of ${formatLongDate(market.sessions[index] ?? '')}` : '';
    return {
      text: `There is nothing to measure for the ${universe.definition.name} in this range${until}.`,
      detail: '',
      provisional: false,
    };
  }
  const details = [measure.isRanked ? sayPlace(context, measure.values, index) : '', measure.detail?.(index) ?? ''].filter(
    (text) => text !== '',
  );
  return {
    text: `${measure.say(index, formatLongDate(market.sessions[index] ?? ''))}.`,
    detail: details.length === 0 ? '' : `${details.join('. ')}.`,
    provisional: index === market.assumedIndex,
  };
}

/** Everything that a per-session study of counts shows: table, index above the chart, divergences, doubts, headline. */
export function buildBreadth(
  context: StudyContext,
  covered: CoveredCounts,
  measure: BreadthMeasure,
  minCoveragePct: number,
): StudyComputation {
  const { universe, coverage } = covered;
  const column: Column = { key: 'value', type: 'number', ...measure.column };
  const index = buildIndexContext(
    context,
    universe,
    measure.divergesAs === null ? null : { values: measure.values, name: measure.divergesAs },
  );
  const value = isPercentUnit(column.unit) ? percentColumn(column, measure.values) : levelColumn(column, measure.values);
  return {
    ...buildUniverseTable(context, universe, value, measure.values, [...measure.others, ...index.columns]),
    events: measure.events ?? null,
    headlines: [buildHeadline(context, covered, measure)],
    flags: [
      ...listUniverseFlags(context, universe, coverage, minCoveragePct, { values: measure.values }),
      ...(measure.flags ?? []),
      ...index.flags,
    ],
    chart: {
      kind: 'lines',
      unit: column.unit,
      marks: [],
      lines: [{ key: 'value', label: column.label, symbol: null }],
      scale: 'linear',
      ...measure.chart,
      ...index.chart,
    },
    coverage: describeValues(context, measure.values),
    basis: universe.counts === null || universe.definition.kind === 'counts' ? null : universe.basis,
  };
}

/** A column of counts. */
export function countColumn(key: string, label: string, values: Float64Array): SessionColumn {
  return levelColumn({ key, label, unit: 'count', type: 'number' }, values);
}

/** Who of a universe, at the start of a sentence: 'None of the S&P 500', '1,204 NYSE issues', 'No NYSE issue'. */
export function sayWho({ name, kind }: UniverseDefinition, count: number): string {
  if (kind !== 'counts') return `${capitalise(sayMany(count))} of the ${name}`;
  return `${count === 0 ? 'No' : capitalise(countWord(count))} ${name} ${count === 0 ? 'issue' : pluralise(count, 'issue')}`;
}

/** A count in a sentence: 'none', 'seven', '1,204'. */
export function sayMany(count: number): string {
  return count === 0 ? 'none' : countWord(count);
}

/** What every definition of a study of counts ends with. */
export function sayCoverageRule(minCoveragePct: number, sector: string = allSectors): string {
  const whose =
    sector === allSectors
      ? 'the members of the session itself'
      : 'those members of the session itself that are stored under the sector now';
  return `Counted over ${whose}; a session of which fewer than ${minCoveragePct}% of the members have a close, or the closes that a window needs, has no value. NYSE counts are ready-made and taken as they are.`;
}
