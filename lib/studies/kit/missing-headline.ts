import { formatLongDate } from '@/lib/format/format-date';
import { nameAllOf } from './name-in-sentence';
import type { Headline, StudyContext } from './study';

/** The sentence of a study that has nothing to measure; the flags say why. */
export function buildMissingHeadline(context: StudyContext, symbols: readonly string[]): Headline {
  // What is shown ends there; of what comes later nothing is said.
  const last = context.market.sessions[context.range.last];
  const until = last === undefined ? '' : ` up to ${formatLongDate(last)}`;
  return { text: `There is nothing to measure for ${nameAllOf(context.market, symbols)}${until}.`, detail: '', provisional: false };
}
