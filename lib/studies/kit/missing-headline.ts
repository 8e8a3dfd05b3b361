import { formatLongDate } from '@/lib/format/format-date';
import { joinWords } from '@/lib/format/join-words';
import type { Headline, StudyContext } from './study';

/** The sentence of a study that has nothing to measure; the flags say why. */
export function buildMissingHeadline(context: StudyContext, symbols: readonly string[]): Headline {
  // What is shown ends there; of what comes later nothing is said.
  const last = context.market.sessions[context.range.last];
  const until = last === undefined ? '' : ` up to ${formatLongDate(last)}`;
  return { text: `There is nothing to measure for ${joinWords([...new Set(symbols)])}${until}.`, detail: '', provisional: false };
}
