import { formatNumber } from '@/lib/format/format-number';
import { ordinalWord } from '@/lib/format/number-words';
import { episodes } from '@/lib/metrics';
import type { ClaimContext, Comparison, Evaluation, Rival } from './evaluation';
import { listCandidates, extremity } from './occurrences';
import { cannotSay, dateAt, lackOfHistory, sayStart } from './say';

const mostRivals = 20;

/** How many of the values, smallest first, are at most `value`. */
function upperBound(sorted: Float64Array, value: number): number {
  const above = sorted.findIndex((item) => item > value);
  return above < 0 ? sorted.length : above;
}

/** Candidates thinned to one per episode: the most extreme, everything within the window of it dropped, and so on; the claim's own stays. */
function keepEpisodes(claim: ClaimContext, candidates: readonly number[]): number[] {
  const { series: { values }, reading: { choice, episodes: one }, at } = claim;
  if (!one) return [...candidates];
  const extremes = new Float64Array(at + 1).fill(NaN);
  for (const t of candidates) extremes[t] = extremity(claim, values[t] ?? NaN);
  const picked = episodes(extremes, candidates.length, choice.sessions);
  // The claim's window belongs to the episode of a larger one next to it; that one then speaks for both.
  return picked.includes(at) ? picked : [...picked, at];
}

function toRival(claim: ClaimContext, index: number, rank: number): Rival {
  const { series: { values }, reading: { choice }, at } = claim;
  const value = values[index] ?? NaN;
  return { index, start: choice.measure === 'streak' ? index - value + 1 : null, value, rank, isClaim: index === at };
}

/** `largest` and `nth`: the rank of the claim's value among all up to it; equal values share the best rank. */
export const compareRank: Comparison = (claim): Evaluation => {
  const { series: { values, unit }, params, at, context: { market } } = claim;
  const own = extremity(claim, values[at] ?? NaN);
  if (Number.isNaN(own)) return cannotSay(claim);
  const candidates = keepEpisodes(claim, listCandidates(claim));
  const extremes = Float64Array.from(candidates, (t) => extremity(claim, values[t] ?? NaN)).sort();
  // Only the top is put in order by session: the rest is counted.
  const least = extremes.at(-Math.min(mostRivals + 1, extremes.length)) ?? -Infinity;
  const ranked = candidates.filter((t) => extremity(claim, values[t] ?? NaN) >= least).sort((a, b) => extremity(claim, values[b] ?? NaN) - extremity(claim, values[a] ?? NaN) || b - a);
  const rankOf = (value: number): number => 1 + candidates.length - upperBound(extremes, value);
  const rank = rankOf(own);
  const wanted = params.comparison === 'largest' ? 1 : params.count;
  const next = ranked.find((t) => t !== at && (rank === 1 || extremity(claim, values[t] ?? NaN) > own));
  const ties = upperBound(extremes, own) - extremes.indexOf(own) - 1;
  const tie = ties === 0 ? '' : `, level with ${ties === 1 ? 'one other' : `${ties} others`}`;
  const place = rank === 1 ? 'first' : ordinalWord(rank);
  const against = next === undefined ? '' : rank === 1 ? `, ahead of ${dateAt(market, next)}` : `, behind ${dateAt(market, next)}`;
  const shown = ranked.slice(0, mostRivals);
  const rivals = (shown.includes(at) ? shown : [...shown, at]).map((t) => toRival(claim, t, rankOf(extremity(claim, values[t] ?? NaN))));
  // A longer history can only lower the rank: one that is too low already is a counterexample.
  const lack = rank > wanted ? null : lackOfHistory(claim);
  if (lack !== null) return { ...cannotSay(claim, lack), figure: values[at] ?? NaN, rivals };
  return {
    holds: rank === wanted, missing: null, figure: values[at] ?? NaN, unit, rank, rivals,
    finding: `it ranks ${place} of ${formatNumber(candidates.length, { decimals: 0 })} since ${sayStart(claim)}${tie}${against}`,
  };
};

/** `ever`: the extreme of the whole history up to the claim; whether it falls in the period that is named, and is the figure said, decides. */
export const compareEver: Comparison = (claim): Evaluation => {
  const { series: { values, unit }, period, context: { market } } = claim;
  const ranked = listCandidates(claim).sort((a, b) => extremity(claim, values[b] ?? NaN) - extremity(claim, values[a] ?? NaN) || a - b);
  const [best] = ranked;
  if (best === undefined) return cannotSay(claim);
  const lack = lackOfHistory(claim);
  if (lack !== null) return cannotSay(claim, lack);
  const top = extremity(claim, values[best] ?? NaN);
  const equals = ranked.filter((t) => extremity(claim, values[t] ?? NaN) === top);
  const touches = ({ index, start }: Rival): boolean => period === null || ((market.sessions[index] ?? '') >= period.from && (market.sessions[start ?? index] ?? '') <= period.to);
  const rivals = ranked.slice(0, mostRivals).map((t) => toRival(claim, t, 1 + ranked.filter((other) => extremity(claim, values[other] ?? NaN) > extremity(claim, values[t] ?? NaN)).length));
  return {
    holds: equals.map((t) => toRival(claim, t, 1)).some(touches), missing: null, figure: values[best] ?? NaN, unit, rank: 1, rivals,
    finding: `the extreme is that of ${equals.map((t) => dateAt(market, t)).join(' and ')}, of all since ${sayStart(claim)}`,
  };
};
