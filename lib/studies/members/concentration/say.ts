import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import type { MarketUniverse } from '@/lib/market/universe/universe';
import { rankAt } from '@/lib/metrics';
import { namedRanks, sayRankedAmong, sayShare } from '../../kit/say-rank';
import type { Headline, StudyContext } from '../../kit/study';
import type { MeasuredConcentration } from '../../measure/members/measure-concentration';
import { isPartial } from '../../measure/members/weight-flags';
import { sayNothingStored } from '../say-nothing';
import type { ConcentrationParams } from './params';

/** The measure in a few words: 'Weight of the 10 largest'. */
export function nameConcentration({ show, top }: Pick<ConcentrationParams, 'show' | 'top'>): string {
  if (show === 'top') return top === 1 ? 'Weight of the largest' : `Weight of the ${top} largest`;
  return { hhi: 'Herfindahl-Hirschman index', effective: 'Effective number of members', mag7: 'Weight of the Magnificent 7' }[show];
}

/** 'the eight members with a known weight': not more than there are. */
function nameKnown(count: number, top: number): string {
  return count <= top
    ? `The ${countWord(count)} ${pluralise(count, 'member')} with a known weight`
    : `The ${countWord(top)} largest of the ${countWord(count)} members with a known weight`;
}

/** What is known where weights are missing: the weight of the largest and HHI are at least, the effective number at most, what the known ones come to. */
function sayBound(value: string, count: number, name: string, date: string, { show, top }: ConcentrationParams): string {
  if (show === 'hhi')
    return `The squared weights known of the ${name} sum to ${value} on ${date}: its Herfindahl-Hirschman index is at least that.`;
  if (show === 'effective') return `The ${name} was at least as concentrated on ${date} as ${value} members of equal weight.`;
  return `${nameKnown(count, top)} made up ${value} of the ${name} on ${date}: its ${top === 1 ? 'largest' : `${countWord(top)} largest`} made up at least that.`;
}

function sayValue(value: number, { show }: ConcentrationParams): string {
  if (show === 'hhi') return formatNumber(value, { decimals: 4 });
  return show === 'effective' ? formatNumber(value, { decimals: 1 }) : formatPercent(toPercent(value));
}

/** The value of the last session shown and its place in history. */
export function sayConcentration(
  { market, range }: StudyContext,
  universe: MarketUniverse,
  measured: MeasuredConcentration,
  chosen: ConcentrationParams,
): Headline {
  const { values, known, eligible } = measured;
  const t = values.findLastIndex((value, at) => at <= range.last && !Number.isNaN(value));
  // Sessions that lack weights are bounds: no whole one is ranked against them.
  const whole =
    chosen.show === 'mag7' || isPartial(measured, t, chosen.show)
      ? values
      : values.map((value, at) => (isPartial(measured, at, chosen.show) ? NaN : value));
  const standing = t < range.first ? null : rankAt(whole, t, chosen.show === 'effective' ? 'smallest' : 'largest');
  if (standing === null) return sayNothingStored(universe);
  const date = formatLongDate(market.sessions[t] ?? '');
  const value = sayValue(values[t] ?? NaN, chosen);
  const { name } = universe.definition;
  const provisional = t === market.assumedIndex;
  if (isPartial(measured, t, chosen.show)) {
    return {
      text: sayBound(value, eligible[t] ?? 0, name, date, chosen),
      detail: `Weights are known of ${formatPercent(toPercent(known[t] ?? NaN))} of the ${name}; no rank is told.`,
      provisional,
    };
  }
  const text = {
    top: `${chosen.top === 1 ? 'The largest member' : `The ${countWord(chosen.top)} largest members`} made up ${value} of the ${name} on ${date}.`,
    mag7: `The Magnificent 7 made up ${value} of the ${name} on ${date}.`,
    hhi: `The sum of squared weights of the ${name} was ${value} on ${date}.`,
    effective: `The ${name} was as concentrated on ${date} as ${value} members of equal weight.`,
  }[chosen.show];
  const of = sayRankedAmong(market, whole, t, standing.count);
  const less = ((rankAt(whole, t, chosen.show === 'effective' ? 'largest' : 'smallest')?.rank ?? 1) - 1) / standing.count;
  const detail =
    standing.rank <= namedRanks
      ? `the ${standing.rank === 1 ? '' : `${ordinalWord(standing.rank)} `}most concentrated of ${of}`
      : `more concentrated than on ${sayShare(Math.max(0, less))} of ${of}`;
  return {
    text, // Where it never differed there is no most and no least.
    detail: standing.count < 2 || (standing.rank === 1 && less === 0) ? '' : `${capitalise(detail)}.`,
    provisional,
  };
}
