import { listWeightFlags } from './weight-flags';
import { measureConcentration, type ConcentrationChoice } from './measure-concentration';
import { measureDispersion } from './measure-dispersion';
import { chainEqualWeight, leadOver } from './measure-equal-weight';
import { flagNoIndex } from './member-flags';
import { readCoverage, weighMembers } from './read-members';
import type { Market } from '@/lib/market/market';
import type { StudyContext } from '../../kit/study';
import { readIndex } from '../../kit/universe/index-context';
import type { MarketUniverse } from '@/lib/market/universe/universe';
import type { IndicatorChoice, IndicatorName } from '../indicators';
import type { CountIndicator } from '../counts/measure-counts';
import { withSpan, type MeasuredValues } from '../measured-values';

/** The indicators that are computed from the closes and weights of members. */
export type MemberIndicator = Exclude<IndicatorName, CountIndicator>;

type MemberChoice = IndicatorChoice & { readonly indicator: MemberIndicator };

function missing({ sessions }: Market): MeasuredValues {
  return withSpan(new Float64Array(sessions.length).fill(NaN));
}

function measureWeights(context: StudyContext, universe: MarketUniverse, choice: ConcentrationChoice): MeasuredValues {
  const weighed = weighMembers(context, universe);
  const measured = measureConcentration(context.market, weighed, choice);
  return { ...withSpan(measured.values), flags: listWeightFlags(context, universe, weighed, measured, choice), needsWeights: true };
}

function measureLead(context: StudyContext, universe: MarketUniverse, sessions: number, minCoveragePct: number): MeasuredValues {
  const { market } = context;
  const index = readIndex(context, universe);
  if (universe.panel === null) return missing(market);
  if (index === null) return { ...missing(market), flags: [flagNoIndex(universe)] };
  const { level } = chainEqualWeight(market, universe.panel, readCoverage(market, universe), minCoveragePct);
  return withSpan(leadOver(level, index.closes, sessions));
}

function measure(
  context: StudyContext,
  universe: MarketUniverse,
  { indicator, sessions, top }: MemberChoice,
  minCoveragePct: number,
): MeasuredValues {
  const { market } = context;
  const dispersion = { sessions, windowSessions: sessions, minCoveragePct };
  switch (indicator) {
    case 'dispersion':
      return withSpan(measureDispersion(market, universe, { ...dispersion, show: 'deviation' }).values);
    // One return has no correlation.
    case 'correlation':
      return sessions < 2 ? missing(market) : withSpan(measureDispersion(market, universe, { ...dispersion, show: 'correlation' }).values);
    case 'mag7-weight':
      return measureWeights(context, universe, { show: 'mag7', top, minCoveragePct });
    case 'top-weight':
      return measureWeights(context, universe, { show: 'top', top, minCoveragePct });
    case 'effective-number':
      return measureWeights(context, universe, { show: 'effective', top, minCoveragePct });
    case 'equal-weight':
      return measureLead(context, universe, sessions, minCoveragePct);
  }
}

// A market never changes, and one answer asks for the same measure under several readings: it is computed once.
const known = new WeakMap<Market, Map<string, MeasuredValues>>();

/** An indicator at every session, from the members themselves. **Units** fractions, correlations, or members (effective number). */
export function measureMembers(
  context: StudyContext,
  universe: MarketUniverse,
  choice: MemberChoice,
  minCoveragePct: number,
): MeasuredValues {
  const { market, range } = context;
  const found = known.get(market) ?? new Map<string, MeasuredValues>();
  known.set(market, found);
  const key = [universe.definition.id, universe.basis, choice.indicator, choice.sessions, choice.top, range.first, range.last].join(' ');
  const measured = found.get(key) ?? measure(context, universe, choice, minCoveragePct);
  found.set(key, measured);
  return measured;
}
