import { formatLongDate } from '@/lib/format/format-date';
import { rangeOf } from '@/lib/market/study-range';
import { isOfMarket } from '../kit/flags';
import type { Flag, StudyContext } from '../kit/study';
import type { StudyPanel } from '../kit/study-series';
import { readUniverse } from '../kit/universe/read-universe';
import { flagNeedsConstituents, listUniverseFlags } from '../kit/universe/universe-flags';
import { flagWarming } from './counts/flag-warming';
import { readCounts } from './counts/read-counts';
import { describeIndicator } from './indicators';
import type { MeasureInput } from './measure';
import type { MeasureParts } from './measure-parts';
import { minCoveragePct, nameMembers, sectorOf } from './measure-breadth';
import type { MeasuredValues } from './measured-values';

/** The range shown holds nothing of what can be measured. */
function flagOutside(
  { sessions }: StudyContext['market'],
  choice: MeasureParts,
  { first, last }: NonNullable<MeasuredValues['span']>,
): Flag {
  const [from, to] = [formatLongDate(sessions[first] ?? ''), formatLongDate(sessions[last] ?? '')];
  return {
    code: 'unavailable',
    message: `This can be measured of the ${nameMembers(choice)} from ${from} to ${to}, and the range shown lies outside of that.`,
    symbols: [choice.members],
  };
}

/** Everything that is missing where a universe's breadth is measured. */
function listBreadthFlags(
  { market, range, basis }: StudyContext,
  choice: MeasureParts,
  { span, known, isWarming, flags: own = [], needsWeights = false }: MeasuredValues,
): readonly Flag[] {
  const { members, indicator } = choice;
  const { universe, coverage } = readCounts({ market }, members, minCoveragePct, sectorOf(choice));
  if (describeIndicator(indicator).from !== 'counts' && universe.definition.kind === 'counts' && universe.counts !== null)
    return [flagNeedsConstituents(universe)];
  const inside = span === null ? null : rangeOf(Math.max(range.first, span.first), Math.min(range.last, span.last));
  const isOutside = inside === null || inside.first > inside.last;
  const shown = isOutside ? range : inside;
  return [
    // Weights that are missing have a flag of their own.
    ...listUniverseFlags({ market, basis, range: shown }, universe, coverage, needsWeights ? 0 : minCoveragePct, {
      isFixed: true,
      ...(needsWeights ? {} : { values: Float64Array.from(known, (mark) => (mark === 1 ? 1 : NaN)) }),
    }),
    ...own,
    ...(span !== null && isOutside ? [flagOutside(market, choice, span)] : []),
    ...(isWarming === undefined ? [] : flagWarming({ market, range: shown }, isWarming, known)),
  ];
}

/** The panel of a breadth's index with what its universe lacks instead, on the basis that the members are measured on. */
export function addBreadthFlags({ context, panel, choice }: MeasureInput, measured: MeasuredValues): StudyPanel {
  const universe = readUniverse(context.market, choice.members);
  // Said of the index already, which stands for the universe: what it lacks is no lack of its members, whose basis is the measure's.
  const flags = listBreadthFlags(context, choice, measured).filter((flag) => !isOfMarket(flag));
  return { ...panel, basis: universe.definition.kind === 'counts' ? context.basis : universe.basis, flags };
}
