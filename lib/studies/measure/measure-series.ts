import {
  drawdownSeries, findRecords, markMoves, markRelativeMoves, participation, relativeSpread, rollingMean, runLengths, sessionReturn,
} from '@/lib/metrics';
import { distanceFrom } from './distance-from';
import { readPanel, type StudyPanel } from '../kit/read-panel';
import type { ColumnUnit, Flag, StudyContext } from '../kit/study';
import { isSignedUnit } from '@/lib/format/percent-units';
import { flagWarming } from './counts/flag-warming';
import { readCounts } from './counts/read-counts';
import { readUniverse } from '../kit/universe/read-universe';
import { flagNeedsConstituents, listUniverseFlags } from '../kit/universe/universe-flags';
import { listUniverseSymbols } from '@/lib/market/groups';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import type { UniverseNeed } from '@/lib/market/universe/universe';
import { findValues } from '../kit/universe/universe-table';
import { formatLongDate } from '@/lib/format/format-date';
import { describeIndicator } from './indicators';
import { measureBreadth, minCoveragePct, nameMembers } from './measure-breadth';
import { isSignedBreadth, type MeasureChoice } from './measure-choice';
import { markValues, type MeasuredValues } from './measured-values';
import { rangeOf } from '@/lib/market/study-range';

/** A measure's value at every session of the market. */
export interface MeasureSeries extends MeasuredValues {
  /** The unit in which a study shows the values, which are fractions, deviations, sessions or levels accordingly: `pct`, `pp` and `log` are 100 times a value. */
  readonly unit: ColumnUnit;
  /** Whether a value is told with its sign: a share of members has none. */
  readonly signed: boolean;
  readonly panel: StudyPanel;
}

/** The symbols that a measure reads, upper case, each once. */
export function listMeasureSymbols({ measure, symbol, versus, universe, members }: Pick<MeasureChoice, 'measure' | 'symbol' | 'versus' | 'universe' | 'members'>): readonly string[] {
  if (measure === 'breadth') return [findDefaultUniverse(members)?.indexSymbol ?? []].flat();
  if (measure === 'participation') return listUniverseSymbols(universe);
  const paired = versus !== '' && (measure === 'outperformance' || measure === 'streak');
  return [...new Set(paired ? [symbol, versus] : [symbol])];
}

/** The universe that a measure reads, if any. */
export function listMeasureUniverses({ measure, members, indicator }: Pick<MeasureChoice, 'measure' | 'members' | 'indicator'>): readonly UniverseNeed[] {
  if (measure !== 'breadth') return [];
  const { from, pairsWithIndex = false } = describeIndicator(indicator);
  return [{ id: members, level: from === 'members' ? 'members' : 'counts', pairsWithIndex }];
}

function missing(length: number): Float64Array {
  return new Float64Array(length).fill(NaN);
}

function readPrices(context: StudyContext, panel: StudyPanel, price: MeasureChoice['price']): Float64Array {
  const [main] = panel.series;
  if (main === undefined) return missing(context.market.sessions.length);
  if (price === 'close') return main.closes;
  return panel.basis === 'price' && main.high !== null ? main.high : missing(main.closes.length);
}

function measureRecords(prices: Float64Array, includeTies: boolean, closes: Float64Array): Float64Array {
  const gaps = missing(prices.length);
  for (const { index, gapSessions } of findRecords(prices, includeTies, closes)) gaps[index] = gapSessions;
  return gaps;
}

function measureParticipation(sessionCount: number, panel: StudyPanel, windowSessions: number): Float64Array {
  const series = panel.series.map((item) => item.closes);
  // A universe speaks from the first session on which all of it is listed, never from when one member was alone (G7).
  const start = Math.max(-1, ...panel.series.map((item) => item.first));
  const { above, aboveEligible } = participation({ sessionCount, series }, { windowSessions, withinFraction: 0, highSessions: 1 });
  // And for all of it: one may be missing, else a share of two would be ranked with those of seven.
  const least = panel.series.length - 1;
  return above.map((count, t) => (t < start || (aboveEligible[t] ?? 0) < least ? NaN : count / (aboveEligible[t] ?? NaN)));
}

function measureInstruments(context: StudyContext, panel: StudyPanel, choice: MeasureChoice & { readonly measure: Exclude<MeasureChoice['measure'], 'breadth'> }): Float64Array {
  const [main, other] = panel.series;
  const length = context.market.sessions.length;
  if (main === undefined) return missing(length);
  const theta = choice.thresholdPct / 100;
  const includeTies = choice.ties === 'include';
  switch (choice.measure) {
    case 'return': return sessionReturn(main.closes, choice.sessions);
    case 'outperformance':
      return other === undefined ? missing(length) : relativeSpread(main.closes, other.closes, { sessions: choice.sessions, measure: choice.spread, scale: 'none', hedge: 'none' });
    case 'streak':
      return runLengths(other === undefined
        ? markMoves(main.closes, choice.direction, theta, includeTies)
        : markRelativeMoves(main.closes, other.closes, choice.direction, theta, includeTies));
    case 'record': return measureRecords(readPrices(context, panel, choice.price), includeTies, main.closes);
    case 'distance': return distanceFrom(main.closes, rollingMean(main.closes, choice.sessions), { ...choice, windowSessions: choice.sessions });
    case 'drawdown': return drawdownSeries(main.closes);
    case 'level': return readPrices(context, panel, choice.price);
    case 'participation': return measureParticipation(length, panel, choice.sessions);
  }
}

/** A measure of instruments is known from the first session on which all of them are stored, that nothing happened included; a share of many from its first value. */
function spanOf({ market }: StudyContext, panel: StudyPanel, { measure }: MeasureChoice, values: Float64Array): MeasuredValues['span'] {
  if (measure === 'participation') return findValues(values);
  const first = Math.max(-1, ...panel.series.map((item) => item.first));
  return first < 0 || panel.series.some((item) => item.first < 0) ? null : { first, last: market.sessions.length - 1 };
}

function measureValues(context: StudyContext, panel: StudyPanel, choice: MeasureChoice): MeasuredValues {
  const { measure } = choice;
  if (measure === 'breadth') return measureBreadth(context, choice);
  const values = measureInstruments(context, panel, { ...choice, measure });
  // Whether there was a record is known wherever there is a price.
  const known = markValues(measure === 'record' ? readPrices(context, panel, choice.price) : values);
  return { values, span: spanOf(context, panel, choice, values), known };
}

function unitOf(choice: MeasureChoice): ColumnUnit {
  const { measure, spread, unit } = choice;
  if (measure === 'breadth') return describeIndicator(choice.indicator).unit;
  if (measure === 'outperformance') return spread === 'ratio' ? 'pct' : spread;
  if (measure === 'distance') return unit;
  if (measure === 'streak' || measure === 'record') return 'sessions';
  return measure === 'level' ? 'level' : 'pct';
}

/** The range shown holds nothing of what can be measured. */
function flagOutside({ sessions }: StudyContext['market'], members: MeasureChoice['members'], { first, last }: NonNullable<MeasuredValues['span']>): Flag {
  const [from, to] = [formatLongDate(sessions[first] ?? ''), formatLongDate(sessions[last] ?? '')];
  return { code: 'unavailable', message: `This can be measured of the ${nameMembers({ members })} from ${from} to ${to}, and the range shown lies outside of that.`, symbols: [members] };
}

/** Everything that is missing where a universe's breadth is measured. */
function listBreadthFlags({ market, range, basis }: StudyContext, { members, indicator }: MeasureChoice, { span, known, isWarming, flags: own = [], needsWeights = false }: MeasuredValues): readonly Flag[] {
  const { universe, coverage } = readCounts({ market }, members, minCoveragePct);
  if (describeIndicator(indicator).from !== 'counts' && universe.definition.kind === 'counts' && universe.counts !== null) return [flagNeedsConstituents(universe)];
  const inside = span === null ? null : rangeOf(Math.max(range.first, span.first), Math.min(range.last, span.last));
  const isOutside = inside === null || inside.first > inside.last;
  const shown = isOutside ? range : inside;
  return [
    // Weights that are missing have a flag of their own.
    ...listUniverseFlags({ market, basis, range: shown }, universe, coverage, needsWeights ? 0 : minCoveragePct, { isFixed: true, ...(needsWeights ? {} : { values: Float64Array.from(known, (mark) => (mark === 1 ? 1 : NaN)) }) }),
    ...own,
    ...(span !== null && isOutside ? [flagOutside(market, members, span)] : []),
    ...(isWarming === undefined ? [] : flagWarming({ market, range: shown }, isWarming)),
  ];
}

/** What a universe's breadth lacks stands beside the doubts of its index. */
function withUniverseFlags(context: StudyContext, panel: StudyPanel, choice: MeasureChoice, measured: MeasuredValues): StudyPanel {
  const universe = readUniverse(context.market, choice.members);
  // Said of the index already, which stands for the universe: what it lacks is no lack of its members, whose basis is the measure's.
  const common = new Set(['simulated', 'provisional']);
  const flags = listBreadthFlags(context, choice, measured).filter(({ code }) => !common.has(code));
  return { ...panel, basis: universe.definition.kind === 'counts' ? context.basis : universe.basis, flags };
}

/**
 * The value of a measure at every session, reading nothing later than it (G9).
 * **Units** fractions; deviations (`sigma`), sessions (length of the streak; sessions since the record before, at a record alone) or levels.
 * **Missing** NaN: what the window needs is missing (G5, G8), no record that session, or no such price is stored.
 * @throws RangeError on a symbol that is not in the market.
 */
export function measureSeries(context: StudyContext, choice: MeasureChoice): MeasureSeries {
  // Breadth is counted without its index, which is read where it is stored.
  const symbols = listMeasureSymbols(choice).filter((symbol) => choice.measure !== 'breadth' || context.market.series.has(symbol));
  const panel = readPanel(context.market, symbols, context.basis);
  const measured = measureValues(context, panel, choice);
  const unit = unitOf(choice);
  const signed = choice.measure === 'breadth' ? isSignedBreadth(choice) : isSignedUnit(unit) && choice.measure !== 'participation';
  return { ...measured, unit, signed, panel: choice.measure === 'breadth' ? withUniverseFlags(context, panel, choice, measured) : panel };
}
