import type { Understated } from '../../kit/study';
import { superlative } from './claim-nouns';
import { dateAt } from './finding-words';
import type { Judgement } from './judge-claim';
import { nameStart } from './judged-history';

/** Why what holds is nothing to stand out by, as words behind "holds"; null where it is, or does not hold. */
export function tellCaveat({ kind, telling: { evaluation } }: Judgement): string | null {
  return kind === 'holds' || kind === 'holds_only_under' ? (evaluation.caveat ?? null) : null;
}

/** Where what holds could have been said of a longer time: since when, and in a sentence; null where it was not, or does not hold. */
export function tellUnderstatement({
  kind,
  params,
  telling: {
    claim,
    evaluation: { understated, holds },
  },
}: Judgement): Understated | null {
  const {
    period,
    context: { market },
  } = claim;
  if (understated === undefined || period === null || holds !== true || (kind !== 'holds' && kind !== 'holds_only_under')) return null;
  const since = market.sessions[understated] ?? null;
  const isFirst = params.comparison === 'first-since';
  const most = isFirst ? 'first' : superlative(params);
  const when = since === null ? `in the data from ${nameStart(claim)}` : `since ${dateAt(market, understated)}`;
  const named =
    params.comparison === 'largest'
      ? ''
      : isFirst
        ? `; there was none ${period.from === period.to ? 'on' : 'in'} ${period.words}`
        : `; nothing ${period.from === period.to ? 'on' : 'in'} ${period.words} was as extreme`;
  return { since, misdated: isFirst, message: `${isFirst ? 'It' : 'More could have been said: it'} was the ${most} ${when}${named}.` };
}
