import { formatLongDate } from '@/lib/format/format-date';
import { joinWords } from '@/lib/format/join-words';
import type { Headline, StudyContext } from './study';

/** The sentence of a study that has nothing to measure; the flags say why. */
export function buildMissingHeadline(context: StudyContext, symbols: readonly string[]): Headline {
  const asOf = context.market.sessions.at(-1);
  const until = asOf === undefined ? '' : ` up to ${formatLongDate(asOf)}`;
  return { text: `There is nothing to measure for ${joinWords([...new Set(symbols)])}${until}.`, detail: '', provisional: false };
}
