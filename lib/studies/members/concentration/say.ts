import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { rankAt } from '@/lib/metrics';
import { namedRanks, sayShare } from '../../kit/say-rank';
import type { Definition, Flag, Headline, StudyContext } from '../../kit/study';
import type { MarketUniverse } from '@/lib/market/universe/universe';
import type { ConcentrationParams } from './study';
import { findMagnificent } from '../magnificent';
import { flagNoWeights, flagNoWeightsHere, listWeightAgeFlags } from '../../measure/members/member-flags';
import type { ConcentrationChoice, MeasuredConcentration } from '../../measure/members/measure-concentration';
import type { WeighedMembers } from '../../measure/members/read-members';
import { sayNothingStored } from '../say-nothing';

/** The measure in a few words: 'Weight of the 10 largest'. */
export function nameConcentration({ show, top }: Pick<ConcentrationParams, 'show' | 'top'>): string {
  if (show === 'top') return top === 1 ? 'Weight of the largest' : `Weight of the ${top} largest`;
  return { hhi: 'Herfindahl-Hirschman index', effective: 'Effective number of members', mag7: 'Weight of the Magnificent 7' }[show];
}

const formulas = {
  top: String.raw`\sum_{i \le N} w_{(i)}`,
  hhi: String.raw`H = \sum_i w_i^2`,
  effective: String.raw`\frac{1}{\sum_i w_i^2}`,
  mag7: String.raw`\sum_{i \in M7} w_i`,
} as const;

export function defineConcentration({ show, top, minCoveragePct }: ConcentrationParams): Definition {
  const what = {
    top: `Sum of the ${top} largest weights of members.`,
    hhi: 'Sum of the squared weights of all members, as fractions: 1 is one member alone, 1/n is n equal ones.',
    effective: 'One divided by the sum of squared weights: as many equal members would be as concentrated.',
    mag7: 'Sum of the weights of the Magnificent 7, of those that are members on the session; GOOG and GOOGL are two lines and both belong to Alphabet.',
  }[show];
  const needs = show === 'mag7' ? 'It needs their weights alone.' : `A session on which the known weights sum to less than ${minCoveragePct}% has no value.`;
  return {
    text: `${what} Between stored weights the last one drifts with price, as the member's move against that of the index; its age in sessions stands beside the value. ${needs}`,
    formula: formulas[show],
    sources: ['Weights, membership and closing prices as stored', 'Herfindahl-Hirschman index: Hirschman 1945, Herfindahl 1950'],
  };
}

// Stored weights are rounded: what is within this of all of the index is all of it.
const leastWhole = 0.995;

/** Whether the weights of a session leave members out, so that a figure of all of them is a bound. */
function isPartial({ known }: MeasuredConcentration, t: number, show: ConcentrationParams['show']): boolean {
  return show !== 'mag7' && (known[t] ?? NaN) < leastWhole;
}

/** 'the eight members with a known weight': not more than there are. */
function nameKnown(count: number, top: number): string {
  return count <= top ? `The ${countWord(count)} ${pluralise(count, 'member')} with a known weight` : `The ${countWord(top)} largest of the ${countWord(count)} members with a known weight`;
}

/** What is known where weights are missing: the weight of the largest and HHI are at least, the effective number at most, what the known ones come to. */
function sayBound(value: string, count: number, name: string, date: string, { show, top }: ConcentrationParams): string {
  if (show === 'hhi') return `The squared weights known of the ${name} sum to ${value} on ${date}: its Herfindahl-Hirschman index is at least that.`;
  if (show === 'effective') return `The ${name} was at least as concentrated on ${date} as ${value} members of equal weight.`;
  return `${nameKnown(count, top)} made up ${value} of the ${name} on ${date}: its ${top === 1 ? 'largest' : `${countWord(top)} largest`} made up at least that.`;
}

function sayValue(value: number, { show }: ConcentrationParams): string {
  if (show === 'hhi') return formatNumber(value, { decimals: 4 });
  return show === 'effective' ? formatNumber(value, { decimals: 1 }) : formatPercent(toPercent(value));
}

/** The value of the last session shown and its place in history. */
export function sayConcentration({ market, range }: StudyContext, universe: MarketUniverse, measured: MeasuredConcentration, chosen: ConcentrationParams): Headline {
  const { values, known, eligible } = measured;
  const t = values.findLastIndex((value, at) => at <= range.last && !Number.isNaN(value));
  // Sessions that lack weights are bounds: no whole one is ranked against them.
  const whole = chosen.show === 'mag7' || isPartial(measured, t, chosen.show) ? values : values.map((value, at) => (isPartial(measured, at, chosen.show) ? NaN : value));
  const standing = t < range.first ? null : rankAt(whole, t, chosen.show === 'effective' ? 'smallest' : 'largest');
  if (standing === null) return sayNothingStored(universe);
  const date = formatLongDate(market.sessions[t] ?? '');
  const first = formatLongDate(market.sessions[whole.findIndex((item) => !Number.isNaN(item))] ?? '');
  const value = sayValue(values[t] ?? NaN, chosen);
  const { name } = universe.definition;
  const provisional = t === market.assumedIndex;
  if (isPartial(measured, t, chosen.show)) {
    return { text: sayBound(value, eligible[t] ?? 0, name, date, chosen), detail: `Weights are known of ${formatPercent(toPercent(known[t] ?? NaN))} of the ${name}; no rank is told.`, provisional };
  }
  const text = {
    top: `${chosen.top === 1 ? 'The largest member' : `The ${countWord(chosen.top)} largest members`} made up ${value} of the ${name} on ${date}.`,
    mag7: `The Magnificent 7 made up ${value} of the ${name} on ${date}.`,
    hhi: `The sum of squared weights of the ${name} was ${value} on ${date}.`,
    effective: `The ${name} was as concentrated on ${date} as ${value} members of equal weight.`,
  }[chosen.show];
  const of = `${countWord(standing.count)} sessions since ${first}`;
  const less = ((rankAt(whole, t, chosen.show === 'effective' ? 'largest' : 'smallest')?.rank ?? 1) - 1) / standing.count;
  const detail = standing.rank <= namedRanks ? `the ${standing.rank === 1 ? '' : `${ordinalWord(standing.rank)} `}most concentrated of ${of}` : `more concentrated than on ${sayShare(Math.max(0, less))} of ${of}`;
  return { text, // Where it never differed there is no most and no least.
    detail: standing.count < 2 || (standing.rank === 1 && less === 0) ? '' : `${capitalise(detail)}.`, provisional };
}

/** Sessions shown between the first value and the last that have none: a weight drifts to them only with the closes of its member. */
function listMissingWeights({ range }: StudyContext, { definition: { id } }: MarketUniverse, { values }: MeasuredConcentration, { show, minCoveragePct }: Pick<ConcentrationChoice, 'show' | 'minCoveragePct'>): Flag[] {
  const [begin, end] = [values.findIndex((value) => !Number.isNaN(value)), values.findLastIndex((value) => !Number.isNaN(value))];
  let missing = 0;
  for (let t = Math.max(begin, range.first); t <= Math.min(end, range.last); t += 1) if (Number.isNaN(values[t] ?? NaN)) missing += 1;
  if (begin < 0 || missing === 0) return [];
  const lack = show === 'mag7' ? 'a weight among theirs is stored for other sessions' : `weights of ${minCoveragePct}% are stored for other sessions`;
  return [{ code: 'gap', message: `${capitalise(countWord(missing))} ${pluralise(missing, 'session')} shown ${pluralise(missing, 'has', 'have')} no value: ${lack}, and a weight drifts only with the closes of its member.`, symbols: [id] }];
}

/** What of the weights is missing, and how old they are. */
export function listWeightFlags(context: StudyContext, universe: MarketUniverse, weighed: WeighedMembers | null, measured: MeasuredConcentration, { show, minCoveragePct }: Pick<ConcentrationChoice, 'show' | 'minCoveragePct'>): Flag[] {
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
    const bound = show === 'effective' ? 'the effective number is at most' : show === 'hhi' ? 'the index is at least' : 'the weight of the largest is at least';
    return [{ code: 'coverage', message: `Weights are known of ${countWord(count)} ${pluralise(count, 'member')} that make up ${share} of the ${name}: ${bound} what is shown.`, symbols: [id] }, ...missing, ...age];
  }
  const message = show === 'mag7' && findMagnificent(weighed).length === 0
    ? `Unavailable: none of the Magnificent 7 ever was a member of the ${name}.`
    : show === 'mag7'
    ? `Unavailable: needs a weight of each of the Magnificent 7 in the ${name}, and not all are stored.`
    : `Unavailable: needs the weights of at least ${minCoveragePct}% of the ${name}, and those stored sum to ${share}; the weight of the Magnificent 7 needs theirs alone.`;
  return [{ code: 'unavailable', message, symbols: [id] }, ...age];
}
