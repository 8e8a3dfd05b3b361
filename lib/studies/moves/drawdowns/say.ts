import { formatLongDate } from '@/lib/format/format-date';
import { formatMonthYear } from '@/lib/format/format-month-year';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { countOf, countWord, ordinalWord } from '@/lib/format/number-words';
import { comparable, type DrawdownEpisode } from '@/lib/metrics';
import type { DrawdownParams } from './params';
import { buildMissingHeadline } from '../../kit/missing-headline';
import { nameInSentence } from '../../kit/name-in-sentence';
import { sayLastClose } from '../../kit/say-last-close';
import { nameClose } from '../../kit/unit-words';
import type { Headline, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';

function findPeak(closes: Float64Array): number {
  let peak = -1;
  closes.forEach((close, t) => {
    if (!Number.isNaN(close) && !(close < (closes[peak] ?? NaN))) peak = t;
  });
  return peak;
}

/** The sentence of the drawdowns study: where the last close stands against the record, and how deep that fall ranks. */
export function sayDrawdowns(
  context: StudyContext,
  main: StudySeries | undefined,
  chosen: DrawdownParams,
  episodes: readonly DrawdownEpisode[],
): Headline[] {
  const { market } = context;
  if (main === undefined || main.last < 0) return [buildMissingHeadline(context, [chosen.symbol])];
  const name = nameInSentence(main.instrument, true);
  const dateOf = (index: number): string => formatLongDate(market.sessions[index] ?? '');
  const provisional = main.last === market.assumedIndex;
  const stale = sayLastClose(market, main.last);
  const withDate = (detail: string): string => (stale === null ? detail : `${stale} · ${detail}`);
  const peak = findPeak(main.closes);
  const size = chosen.minDepthPct === 0 ? 'any size' : `${chosen.minDepthPct}% or more`;
  const falls = `${size} since ${formatMonthYear(market.sessions[main.first] ?? '')}`;
  const latest = episodes.at(-1);
  const depthOf = (episode: DrawdownEpisode): string => formatPercent(-episode.depth * 100);
  const recovered = episodes.findLast((episode) => episode.recovery !== null);
  const previous =
    recovered === undefined
      ? `no ${latest === undefined ? 'fall' : 'earlier fall'} of ${falls}`
      : `${latest?.recovery === null ? 'the fall before it of' : 'last fall of'} ${size}: ${depthOf(recovered)} from ${dateOf(recovered.peak)} to ${dateOf(recovered.trough)}`;
  if (peak === main.last) {
    return [
      {
        text: `${name} ${stale === null ? 'stands' : 'stood'} at a record ${nameClose(market.unit)}, after ${countOf(episodes.length, 'fall')} of ${falls}.`,
        detail: withDate(previous),
        provisional,
      },
    ];
  }
  const below = (1 - (main.closes[main.last] ?? NaN) / (main.closes[peak] ?? NaN)) * 100;
  const stands = `${name} ${stale === null ? 'is' : 'was'} ${formatPercent(below)} below its record ${nameClose(market.unit)} of ${formatNumber(main.closes[peak])} on ${dateOf(peak)}`;
  if (latest === undefined || latest.recovery !== null) return [{ text: `${stands}.`, detail: withDate(previous), provisional }];
  const rank = episodes.filter((episode) => comparable(episode.depth) < comparable(latest.depth)).length + 1;
  const place = rank === 1 ? 'deepest' : `${ordinalWord(rank)} deepest`;
  const text = `${stands}; the fall of ${depthOf(latest)} to ${dateOf(latest.trough)} is the ${place} of ${countWord(episodes.length)} of ${falls}.`;
  const bear = latest.confirmed === null ? 'no bear market' : `a bear market since ${dateOf(latest.confirmed)}`;
  return [{ text, detail: withDate(`${bear} at ${chosen.bearPct}% · ${previous}`), provisional }];
}
