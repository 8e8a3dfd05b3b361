import { formatLongDate } from '@/lib/format/format-date';
import { formatPercent } from '@/lib/format/format-number';
import { countWord } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import type { StudyRange } from '@/lib/market/study-range';
import { saySpan } from '../../kit/common-span';
import { flagDisplayOnly } from '../../kit/flags';
import { nameEnds } from '../../kit/name-ends';
import { buildMissingHeadline } from '../../kit/missing-headline';
import { nameInSentence } from '../../kit/name-in-sentence';
import type { Flag, Headline, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import type { PerformanceParams } from './params';

/** An instrument with the span that it is measured over. */
export interface Measured {
  readonly item: StudySeries;
  readonly range: StudyRange;
  /** A fraction; NaN where an end is missing. */
  readonly change: number;
}

function sayChange({ change }: Measured): string {
  return formatPercent(toPercent(change), { sign: true });
}

/** Who did best and worst over one common span. */
function sayRanked(market: StudyContext['market'], known: readonly Measured[], asked: number): Pick<Headline, 'text' | 'detail'> | null {
  const ranked = [...known].sort((a, b) => b.change - a.change);
  const [best] = ranked;
  const worst = ranked.at(-1);
  if (best === undefined || worst === undefined) return null;
  const span = saySpan(market, best.range);
  if (ranked.length === 1) return { text: `${nameInSentence(best.item.instrument, true)} moved ${sayChange(best)} ${span}.`, detail: '' };
  const who =
    ranked.length === asked ? `Of ${countWord(asked)} instruments` : `Of the ${countWord(ranked.length)} instruments with a return`;
  const [top, bottom] = nameEnds(ranked.length);
  return {
    text: `${who} ${nameInSentence(best.item.instrument)} did ${top} ${span}, ${sayChange(best)}, and ${nameInSentence(worst.item.instrument)} ${bottom}, ${sayChange(worst)}.`,
    detail: ranked.map((measured) => `${measured.item.symbol} ${sayChange(measured)}`).join(' · '),
  };
}

/** What each did since its own start, in the order asked for: spans that differ are not ranked. */
function sayEach({ market, range }: StudyContext, known: readonly Measured[]): Pick<Headline, 'text' | 'detail'> | null {
  if (known.length < 2) return sayRanked(market, known, known.length);
  const told = known.map(
    (measured) =>
      `${nameInSentence(measured.item.instrument)} ${sayChange(measured)} from ${formatLongDate(market.sessions[measured.range.base] ?? '')}`,
  );
  return {
    text: `Each from its own start to ${formatLongDate(market.sessions[range.last] ?? '')}: ${told.join(', ')}.`,
    detail: 'Spans that differ are not ranked.',
  };
}

/** Who did best and worst over one span, or what each did over its own. */
export function sayPerformance(context: StudyContext, measured: readonly Measured[], { align, symbols }: PerformanceParams): Headline {
  const known = measured.filter(({ change }) => !Number.isNaN(change));
  const said = align === 'each' ? sayEach(context, known) : sayRanked(context.market, known, symbols.length);
  if (said === null)
    return buildMissingHeadline(
      context,
      measured.map(({ item }) => item.symbol),
    );
  return { ...said, provisional: context.range.last === context.market.assumedIndex };
}

/** That levels are rebased, and from where. */
export function flagRebased({ sessions }: StudyContext['market'], measured: readonly Measured[], range: StudyRange): Flag {
  const own = measured.some((item) => item.range.base !== range.base);
  const start = own ? 'at the start of each line' : `at the close of ${formatLongDate(sessions[range.base] ?? '')}`;
  return flagDisplayOnly(`Rebased to 100 ${start}: levels change with the range, returns do not.`);
}
