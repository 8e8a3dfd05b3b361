import { capitalise } from '@/lib/format/capitalise';
import { formatPercent } from '@/lib/format/format-number';
import { countWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import type { MarketUniverse } from '@/lib/market/universe/universe';
import type { Flag, StudyContext } from '../../kit/study';
import { findMagnificent, isMagnificentAlone } from './magnificent';
import type { ConcentrationChoice, MeasuredConcentration } from './measure-concentration';
import { flagNoWeights, flagNoWeightsHere, listWeightAgeFlags } from './member-flags';
import type { WeighedMembers } from './read-members';

// Stored weights are rounded: what is within this of all of the index is all of it.
const leastWhole = 0.995;

/** Whether the weights of a session leave members out, so that a figure of all of them is a bound. */
export function isPartial({ known }: MeasuredConcentration, t: number, show: ConcentrationChoice['show']): boolean {
  return show !== 'mag7' && (known[t] ?? NaN) < leastWhole;
}

/** Sessions shown between the first value and the last that have none: a weight drifts to them only with the closes of its member. */
function listMissingWeights(
  { range }: StudyContext,
  { definition: { id } }: MarketUniverse,
  { values }: MeasuredConcentration,
  { show, minCoveragePct }: Pick<ConcentrationChoice, 'show' | 'minCoveragePct'>,
): Flag[] {
  const [begin, end] = [values.findIndex((value) => !Number.isNaN(value)), values.findLastIndex((value) => !Number.isNaN(value))];
  let missing = 0;
  for (let t = Math.max(begin, range.first); t <= Math.min(end, range.last); t += 1) if (Number.isNaN(values[t] ?? NaN)) missing += 1;
  if (begin < 0 || missing === 0) return [];
  const lack =
    show === 'mag7' ? 'a weight among theirs is stored for other sessions' : `weights of ${minCoveragePct}% are stored for other sessions`;
  return [
    {
      code: 'gap',
      message: `${capitalise(countWord(missing))} ${pluralise(missing, 'session')} shown ${pluralise(missing, 'has', 'have')} no value: ${lack}, and a weight drifts only with the closes of its member.`,
      symbols: [id],
    },
  ];
}

/** What of the weights is missing, and how old they are. */
export function listWeightFlags(
  context: StudyContext,
  universe: MarketUniverse,
  weighed: WeighedMembers | null,
  measured: MeasuredConcentration,
  { show, minCoveragePct }: Pick<ConcentrationChoice, 'show' | 'minCoveragePct'>,
): Flag[] {
  const { known, values, eligible } = measured;
  if (weighed === null) return [];
  if (!weighed.hasWeights) return [flagNoWeights(universe)];
  const { range } = context;
  const last = known.findLastIndex((value, at) => at <= range.last && !Number.isNaN(value));
  const age = listWeightAgeFlags(context, universe, weighed, last);
  const { id, name } = universe.definition;
  const share = formatPercent(toPercent(known[last] ?? NaN));
  if (last < range.first) return [flagNoWeightsHere(context.market, universe, weighed)];
  if (!Number.isNaN(values[last] ?? NaN)) {
    const missing = listMissingWeights(context, universe, measured, { show, minCoveragePct });
    if (!isPartial(measured, last, show)) return [...missing, ...age];
    const count = eligible[last] ?? 0;
    const bound =
      show === 'effective'
        ? 'the effective number is at most'
        : show === 'hhi'
          ? 'the index is at least'
          : 'the weight of the largest is at least';
    return [
      {
        code: 'coverage',
        message: `Weights are known of ${countWord(count)} ${pluralise(count, 'member')} that make up ${share} of the ${name}: ${bound} what is shown.`,
        symbols: [id],
      },
      ...missing,
      ...age,
    ];
  }
  const message =
    show === 'mag7' && isMagnificentAlone(weighed)
      ? `Unavailable: the ${name} has no members but the Magnificent 7, so they make up all of it.`
      : show === 'mag7' && findMagnificent(weighed).length === 0
        ? `Unavailable: none of the Magnificent 7 ever was a member of the ${name}.`
        : show === 'mag7'
          ? `Unavailable: needs a weight of each of the Magnificent 7 in the ${name}, and not all are stored.`
          : `Unavailable: needs the weights of at least ${minCoveragePct}% of the ${name}, and those stored sum to ${share}; the weight of the Magnificent 7 needs theirs alone.`;
  return [{ code: 'unavailable', message, symbols: [id] }, ...age];
}
