import { formatNumber } from '@/lib/format/format-number';
import { countWord, ordinalWord } from '@/lib/format/number-words';
import { episodes } from '@/lib/metrics';
import type { ClaimContext, Comparison, Evaluation, Rival } from './evaluation';
import { kindOf } from '../../measure/measures';
import { listCandidates, extremity, isFirstEvent } from './occurrences';
import { cannotSay, dateAt, lackOfEventBefore, sayDates } from './finding-words';
import { countOfYear, nameYear } from './of-the-year';
import { fromStart, lackOfHistory, sayStart, tellUnderstated } from './judged-history';

const mostRivals = 20;

/** How many of the values, smallest first, are at most `value`. */
function upperBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? NaN) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The candidates in order of rank. Only the top, with everything level with its last, is put in order by session: the rest is counted. */
function rankCandidates(claim: ClaimContext, candidates: readonly number[], tieOrder: 'latest' | 'earliest') {
  const {
    series: { values },
  } = claim;
  const extremeAt = (t: number): number => extremity(claim, values[t] ?? NaN);
  const extremes = Float64Array.from(candidates, extremeAt).sort();
  const least = extremes.at(-Math.min(mostRivals + 1, extremes.length)) ?? -Infinity;
  const ranked = candidates
    .filter((t) => extremeAt(t) >= least)
    .sort((a, b) => extremeAt(b) - extremeAt(a) || (tieOrder === 'latest' ? b - a : a - b));
  return { ranked, extremes, rankOf: (value: number): number => 1 + extremes.length - upperBound(extremes, value) };
}

/**
 * The windows that are at least as extreme as the claim's, one per episode: the most extreme, everything within the window of it dropped, and
 * so on; the claim's own stays. Less extreme ones have no say in its rank and are not picked, which would take most of the time.
 */
function keepEpisodes(claim: ClaimContext, candidates: readonly number[], own: number): number[] {
  const {
    series: { values },
    reading: { choice },
    at,
  } = claim;
  const extremes = new Float64Array(at + 1).fill(NaN);
  for (const t of candidates) {
    const extreme = extremity(claim, values[t] ?? NaN);
    if (extreme >= own) extremes[t] = extreme;
  }
  const picked = episodes(extremes, candidates.length, choice.sessions);
  // The claim's window belongs to the episode of a larger one next to it; that one then speaks for both.
  return picked.includes(at) ? picked : [...picked, at];
}

function toRival(claim: ClaimContext, index: number, rank: number): Rival {
  const {
    series: { values },
    reading: { choice },
    at,
  } = claim;
  const value = values[index] ?? NaN;
  return { index, start: kindOf(choice) === 'run' ? index - value + 1 : null, value, rank, isClaim: index === at };
}

/** The last session of the whole history before the claim's that was at least as extreme; -1 for none. */
function findLastBefore(claim: ClaimContext, own: number): number {
  return (
    listCandidates({ ...claim, first: 0 })
      .filter((t) => t < claim.at && extremity(claim, claim.series.values[t] ?? NaN) >= own)
      .at(-1) ?? -1
  );
}

function sayLevel(ties: number): string {
  return `level with ${ties === 1 ? 'one other' : `${countWord(ties)} others`}`;
}

/** Among what it ranks: 'of 1,250 since December 1978', 'of the 45 weeks of 2024 so far'. */
function sayRivals(claim: ClaimContext, count: number): string {
  const isOfYear = claim.params.within === 'year';
  if (!claim.reading.episodes)
    return isOfYear ? `of ${countOfYear(claim, count)}` : `of ${formatNumber(count, { decimals: 0 })} since ${sayStart(claim)}`;
  return `among one window an episode ${isOfYear ? `of ${nameYear(claim)}` : `since ${sayStart(claim)}`}`;
}

/** What is ranked since a time is ranked with it: where it is as was said after that time alone, how. */
function tellAfter(claim: ClaimContext, candidates: readonly number[], own: number): string {
  const {
    at,
    period,
    params,
    series: { values },
    context: { market },
  } = claim;
  // Without a time in which the claim's own session lies there is nothing of it to rank.
  if (params.comparison !== 'nth' || period === null || (market.sessions[at] ?? '') <= period.to) return '';
  const later = candidates.filter((t) => (market.sessions[t] ?? '') > period.to && extremity(claim, values[t] ?? NaN) > own);
  return later.length + 1 === params.count ? `; without ${period.words} itself it would rank ${ordinalWord(params.count)}` : '';
}

/** `largest` and `nth`: the rank of the claim's value among all up to it; equal values share the best rank. */
export const compareRank: Comparison = (claim): Evaluation => {
  const {
    series: { values, unit },
    params,
    at,
    context: { market },
  } = claim;
  const own = extremity(claim, values[at] ?? NaN);
  if (Number.isNaN(own)) return cannotSay(claim);
  if (isFirstEvent(claim)) return cannotSay(claim, lackOfEventBefore(claim, fromStart(claim)));
  const { episodes: onePerEpisode } = claim.reading;
  const all = listCandidates(claim);
  const candidates = onePerEpisode ? keepEpisodes(claim, all, own) : all;
  const { ranked, extremes, rankOf } = rankCandidates(claim, candidates, 'latest');
  const rank = rankOf(own);
  const wanted = params.comparison === 'largest' ? 1 : params.count;
  const next = ranked.find((t) => {
    const other = extremity(claim, values[t] ?? NaN);
    return rank === 1 ? other < own : other > own;
  });
  const ties = upperBound(extremes, own) - extremes.indexOf(own) - 1;
  const level = ties === 0 ? '' : sayLevel(ties);
  const tie = ties === 0 ? '' : `, ${level}`;
  const caveat = all.length === 1 ? 'with no other to set it against' : level;
  const place = rank === 1 ? 'first' : ordinalWord(rank);
  // The one that it is set against is the first of all, which is right before it where it ranks second alone.
  const against =
    next === undefined ? '' : `, ${rank === 1 ? 'ahead of' : rank === 2 ? 'behind' : 'the first being that of'} ${dateAt(market, next)}`;
  const shown = ranked.slice(0, mostRivals);
  const rivals = (shown.includes(at) ? shown : [...shown, at]).map((t) => toRival(claim, t, rankOf(extremity(claim, values[t] ?? NaN))));
  // A longer history can only lower the rank: one that is too low already is a counterexample.
  const lack = rank > wanted ? null : lackOfHistory(claim);
  if (lack !== null) return { ...cannotSay(claim, lack), figure: values[at] ?? NaN, rivals };
  return {
    holds: rank === wanted,
    missing: null,
    figure: values[at] ?? NaN,
    unit,
    rank,
    rivals,
    ...(caveat === '' ? {} : { caveat }),
    ...(params.comparison === 'largest' ? tellUnderstated(claim, findLastBefore(claim, own)) : {}),
    finding:
      all.length === 1
        ? params.within === 'year'
          ? `it is ${countOfYear(claim, 1)}`
          : `no other is stored to set it against since ${sayStart(claim)}`
        : `it ranks ${place} ${sayRivals(claim, candidates.length)}${tie}${against}${rank === wanted ? '' : tellAfter(claim, candidates, own)}`,
  };
};

/** `ever`: the extreme of the whole history up to the claim, or of its year; whether it falls in the period that is named, and is the figure said, decides. */
export const compareEver: Comparison = (claim): Evaluation => {
  const {
    params,
    series: { values, unit },
    period,
    context: { market },
  } = claim;
  const candidates = listCandidates(claim);
  const { ranked, rankOf } = rankCandidates(claim, candidates, 'earliest');
  const [best] = ranked;
  if (best === undefined) return cannotSay(claim);
  const lack = lackOfHistory(claim);
  if (lack !== null) return cannotSay(claim, lack);
  const top = extremity(claim, values[best] ?? NaN);
  const equals = ranked.filter((t) => extremity(claim, values[t] ?? NaN) === top);
  // A run of a year may have begun long before it: of the years before it is none.
  const isOfOtherYear = params.within === 'year' && period !== null && period.to < (market.sessions[claim.at] ?? '').slice(0, 4);
  const touches = ({ index, start }: Rival): boolean =>
    period === null || ((market.sessions[index] ?? '') >= period.from && (market.sessions[start ?? index] ?? '') <= period.to);
  const rivals = ranked.slice(0, mostRivals).map((t) => toRival(claim, t, rankOf(extremity(claim, values[t] ?? NaN))));
  const others = equals.filter((t) => !touches(toRival(claim, t, 1))).length;
  return {
    holds: !isOfOtherYear && others < equals.length,
    ...(others > 0 ? { caveat: sayLevel(others) } : {}),
    missing: null,
    figure: values[best] ?? NaN,
    unit,
    rank: 1,
    rivals,
    finding: `the extreme is that of ${sayDates(market, equals)}, of ${params.within === 'year' ? countOfYear(claim, candidates.length) : `all since ${sayStart(claim)}`}`,
  };
};
