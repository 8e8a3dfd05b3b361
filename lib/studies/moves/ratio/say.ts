import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { isAboveMean } from '@/lib/metrics';
import { nameInSentence } from '../../kit/name-in-sentence';
import type { Headline, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';

/** The line of a ratio at 100 where it starts, with its means; aligned with the market. */
export interface RatioLine {
  readonly origin: number;
  /** One divided by the other, not rebased. */
  readonly plain: Float64Array;
  readonly value: Float64Array;
  readonly short: Float64Array;
  readonly long: Float64Array;
}

function sayPlace(value: number, mean: number, sessions: number): string {
  if (Number.isNaN(mean)) return `without a ${sessions}-session mean`;
  const side = isAboveMean(value, mean) ? 'above' : isAboveMean(mean, value) ? 'below' : 'on';
  return `${side} its ${sessions}-session mean`;
}

/** Where the line stands on the last session shown, and on which side of its means. */
export function sayRatio(
  { market, range }: StudyContext,
  a: StudySeries,
  b: StudySeries,
  { origin, plain: line, value, short, long }: RatioLine,
): Headline {
  const last = value[range.last] ?? NaN;
  const date = formatLongDate(market.sessions[range.last] ?? '');
  const from = formatLongDate(market.sessions[origin] ?? '');
  const pair = `${nameInSentence(a.instrument, true)} against ${nameInSentence(b.instrument)}`;
  const plain = line[range.last] ?? NaN;
  return {
    text: Number.isNaN(plain)
      ? `${pair} has no ratio on ${date}.`
      : Number.isNaN(last)
        ? `${pair} cannot start at 100 on ${from}: one of the two has no close there.`
        : `${pair} stands at ${formatNumber(last)} (100 at the close of ${from}), ${sayPlace(last, short[range.last] ?? NaN, 50)} and ${sayPlace(last, long[range.last] ?? NaN, 200)}.`,
    detail: Number.isNaN(plain)
      ? 'A close of one of the two is missing.'
      : `As of ${date}; one divided by the other is ${formatNumber(plain, { decimals: 4 })}.`,
    provisional: range.last === market.assumedIndex,
  };
}
