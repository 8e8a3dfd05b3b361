import { formatNumber } from '@/lib/format/format-number';
import { joinWords } from '@/lib/format/join-words';
import { toShown } from '@/lib/format/percent-units';
import { nameInSentence } from '../../kit/name-in-sentence';
import { toMeasureChoice } from '../../measure/event-rule';
import { describeMeasure, isEventMeasure } from '../../measure/measures';
import { sayThreshold } from './claim-units';
import type { ClaimContext, JoinedRule } from './evaluation';
import { onThatDay, sayFigure } from './finding-words';
import { nameJoined } from './name-joined';
import { standsAt } from './occurrences';

/** What was in the place of a condition that is joined and did not hold, in brackets; empty where there is no figure of it. */
function sayInstead({ context: { market, ...context }, reading: { basis }, at }: ClaimContext, { rule, series }: JoinedRule): string {
  const row = describeMeasure(rule.measure);
  const choice = toMeasureChoice(rule);
  const value = series.values[at] ?? NaN;
  if ('decider' in row && row.decider !== undefined) {
    const decided = row.decider.values({ context: { ...context, market, basis }, panel: series.panel, choice })[at] ?? NaN;
    return Number.isNaN(decided) ? '' : ` (${row.decider.say(choice, decided)})`;
  }
  if (Number.isNaN(value)) return '';
  return ` (it was ${sayFigure(toShown(value, series.unit), { unit: series.unit, signed: series.signed, per: market.unit })})`;
}

/** Which parts of a claim with something joined to it were not so on its session, each with its figure. */
function sayFailed(claim: ClaimContext): string {
  const { params, joined, at, context } = claim;
  const nameOf = (symbol: string): string => {
    const instrument = context.market.series.get(symbol)?.instrument;
    return instrument === undefined ? symbol : nameInSentence(instrument);
  };
  const isOwn = standsAt({ ...claim, joined: [] }, at);
  const failed = joined.filter(({ marks }) => marks[at] === 0);
  const names = [
    ...(isOwn ? [] : ['the claim’s own event']),
    ...failed.map((one) => `${nameJoined(one.rule, params, nameOf)}${sayInstead(claim, one)}`),
  ];
  return `not so ${onThatDay(context.market)}: ${joinWords(names)}`;
}

/** That the event did not happen, with as many digits of the figure as tell it from the threshold. */
export function sayMissed(claim: ClaimContext): string {
  const {
    params: { atLeast },
    params,
    series: { values, unit, signed },
    at,
    reading: { choice },
    context: { market },
  } = claim;
  if (claim.joined.length > 0) return sayFailed(claim);
  if (isEventMeasure(choice) && !Number.isNaN(values[at] ?? NaN)) return `that is fewer than ${sayThreshold(params)}`;
  const value = toShown(values[at] ?? NaN, unit);
  if (atLeast === '' || Number.isNaN(value)) return `it did not happen ${onThatDay(market)}`;
  const isNear = formatNumber(Math.abs(value)) === formatNumber(Math.abs(Number(atLeast.replace('\u2212', '-'))));
  return isNear
    ? `before rounding it was ${sayFigure(value, { unit, signed }, 4)}, short of ${sayThreshold(params)}`
    : `it did not happen ${onThatDay(market)}`;
}
