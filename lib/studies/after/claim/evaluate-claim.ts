import { capitalise } from '@/lib/format/capitalise';
import { countWord, pluralise } from '@/lib/format/number-words';
import { joinWords } from '@/lib/format/join-words';
import { nameInSentence } from '../../kit/name-in-sentence';
import type { ComparisonName } from '../../measure/comparisons';
import { compareAfterwards } from './compare-afterwards';
import { compareHappened, compareNone } from './compare-happened';
import { countHoles, needsAll } from './holes';
import { judgeSaid } from './judge-said';
import { compareCountThisYear, compareFigure, compareGap, compareInARow } from './compare-count';
import { compareEver, compareRank } from './compare-rank';
import { compareFirstSince, compareHighestSince, compareOnlySince } from './compare-since';
import type { ClaimContext, Comparison, Evaluation, Rival } from './evaluation';
import { standsJoined } from './join-rules';
import { lackOfWait } from './judged-history';
import { extremity, isFirstEvent, listCandidates, mayBeLonger } from './occurrences';
import {
  describeMeasure,
  isEventMeasure,
  isFromLow,
  isInPoints,
  isMove,
  isOftenUnknown,
  isOfUniverse,
  isPriceMeasure,
  isSignal,
  kindOf,
} from '../../measure/measures';
import { cannotSay, dateAt, lackOfBeginning, onThatDay, tellUnavailable, upToThatDay } from './finding-words';

const byName: Readonly<Record<ComparisonName, Comparison>> = {
  largest: compareRank,
  nth: compareRank,
  ever: compareEver,
  'highest-since': compareHighestSince,
  'first-since': compareFirstSince,
  'only-k-since': compareOnlySince,
  'in-a-row': compareInARow,
  'count-this-year': compareCountThisYear,
  gap: compareGap,
  figure: compareFigure,
  happened: compareHappened,
  none: compareNone,
  afterwards: compareAfterwards,
};

// These say themselves what it means that nothing happened.
const ownWords: ReadonlySet<ComparisonName> = new Set([
  'first-since',
  'only-k-since',
  'gap',
  'count-this-year',
  'ever',
  'happened',
  'none',
  'afterwards',
]);

/** Whether it is known of the claim's session that the event happened or not. */
function isJudgedAt({ series: { span, known }, reading: { choice }, at }: ClaimContext): boolean {
  if (!isSignal(choice)) return known[at] === 1;
  return span !== null && at >= span.first && at <= span.last;
}

/** Whether the claim is about an event of a session that is known to have brought none. */
function tellsNoEvent({ params, reading: { choice }, series: { values, known }, at }: ClaimContext): boolean {
  return (
    isEventMeasure(choice) && (isSignal(choice) || known[at] === 1) && !ownWords.has(params.comparison) && Number.isNaN(values[at] ?? NaN)
  );
}

function noEvent(claim: ClaimContext): Evaluation {
  const {
    series: { unit, values },
    at,
    context: { market },
  } = claim;
  const rivals = listCandidates(claim)
    .reverse()
    .map((index): Rival => ({ index, start: null, value: values[index] ?? NaN, rank: null, isClaim: false }));
  return {
    holds: false,
    missing: null,
    figure: NaN,
    unit,
    rank: null,
    finding: `there was none ${market.unit === 'session' ? 'on' : 'in'} ${dateAt(market, at)}`,
    rivals,
  };
}

/** Which of the claim's instruments lack the basis, as a sentence; where none is common to them, what would answer. */
function sayLackOfBasis({ panel, reading }: ClaimContext): string {
  const none = tellUnavailable(panel);
  if (none !== null) return none;
  const without = panel.series.filter(({ instrument: { basis } }) => basis !== 'both' && basis !== reading.basis);
  const lacking = (without.length === 0 ? panel.series : without).map(({ instrument }) => nameInSentence(instrument));
  const other = reading.basis === 'total' ? 'price' : 'total';
  // The way out is said where there is one.
  const way = panel.series.every(({ instrument: { basis } }) => basis === 'both' || basis === other)
    ? `; ${other === 'total' ? 'with dividends reinvested' : 'without dividends'} it can be judged: basis=${other}`
    : '';
  return `${capitalise(joinWords(lacking))} ${pluralise(lacking.length, 'has', 'have')} no ${reading.basis === 'total' ? 'dividend-adjusted' : 'price-basis'} closes${way}.`;
}

// These are about what the session itself brought: a figure, and its rank.
const ofSession: ReadonlySet<ComparisonName> = new Set(['largest', 'nth', 'highest-since', 'figure']);

/** That a move was not to the side that the claim is about. */
function denyMove({
  reading: {
    choice: { measure, direction },
  },
}: ClaimContext): string {
  const row = describeMeasure(measure);
  return 'denial' in row ? row.denial(direction) : '';
}

/** No rank makes a loss of a gain, nor a run of five of one of seven: the session must have brought what the sentence is about. */
function requireOwn(claim: ClaimContext, found: Evaluation): Evaluation {
  const {
    params: { comparison },
    reading: { choice },
    series: { values },
    at,
    context: { market },
  } = claim;
  if (!ofSession.has(comparison) && comparison !== 'ever') return found;
  const figure = comparison === 'ever' ? found.figure : (values[at] ?? NaN);
  // What the session did not bring fails, however little is stored before it.
  if (found.holds === null && Number.isNaN(figure)) return found;
  const denied = { ...found, holds: false, missing: null, figure };
  if (isMove(choice) && !(extremity(claim, figure) > 0)) return { ...denied, finding: denyMove(claim) };
  if (kindOf(choice) !== 'run' || comparison === 'ever' || figure === choice.sessions) return found;
  return {
    ...denied,
    finding:
      figure === 0
        ? `no run stands ${onThatDay(market)}`
        : `the run ${upToThatDay(market)} is ${countWord(figure)} ${pluralise(figure, market.unit)} long`,
  };
}

/** Whether the claim's session must be known to have brought the event or not: what followed others can be told without it, unless it is one of many that are unknown. */
function needsSession({ params: { comparison }, reading: { choice } }: ClaimContext): boolean {
  return isEventMeasure(choice) && (comparison !== 'afterwards' || isOftenUnknown(choice));
}

/** Whether the session's own event must have been waited for so long. */
function needsWait({ params: { comparison, atLeast } }: ClaimContext): boolean {
  return comparison !== 'afterwards' && Number(atLeast) > 0;
}

function lacksHigh({ panel, at }: ClaimContext): boolean {
  return panel.basis !== 'price' || Number.isNaN(panel.series[0]?.high?.[at] ?? NaN);
}

/**
 * What a claim comes to under one reading: the comparison, and whether the figure said is the figure recomputed. Reads nothing
 * after the last session of the market.
 */
export function evaluateClaim(claim: ClaimContext): Evaluation {
  const {
    params: { comparison, said },
    reading,
    panel,
    period,
    context: { market },
  } = claim;
  if (claim.off !== null) return cannotSay(claim, claim.off);
  if (panel.basis !== reading.basis && isOfUniverse(reading.choice))
    return cannotSay(
      claim,
      `The members are measured on ${panel.basis === 'total' ? 'dividend-adjusted' : 'price-basis'} closes here, not on ${reading.basis === 'total' ? 'dividend-adjusted' : 'price-basis'} ones; basis=${panel.basis} judges them so.`,
    );
  // Of what is stored with dividends reinvested alone the points are those of its level.
  if (isInPoints(reading.choice) && reading.basis === 'total' && panel.series.some(({ instrument: { basis } }) => basis === 'both'))
    return cannotSay(claim, 'Points are counted between closes without dividends, not with dividends reinvested; basis=price judges them.');
  const isShared = panel.series.every(({ instrument: { basis } }) => basis === 'both' || basis === panel.basis);
  if (panel.basis !== reading.basis || !isShared) return cannotSay(claim, sayLackOfBasis(claim));
  if (period !== null && period.from > (market.sessions[claim.at] ?? ''))
    return cannotSay(claim, `${capitalise(period.words)}, since when it is said, lies after the session that the claim is about.`);
  // A sentence that ends in a figure and names none says nothing that could be true.
  if (said === '' && (comparison === 'figure' || comparison === 'afterwards' || (comparison === 'ever' && period === null)))
    return cannotSay(claim, 'No figure is said: give the one that was printed.');
  if (standsJoined(claim, claim.at) === null)
    return cannotSay(claim, `What is joined to it cannot be judged ${onThatDay(market)}: what it needs is not stored.`);
  // Without a high nobody knows whether it was a record, or how high it was: that none is stored is no count of none.
  if (isPriceMeasure(reading.choice) && reading.choice.price === 'high' && lacksHigh(claim))
    return cannotSay(
      claim,
      `No intraday high of ${joinWords(panel.series.map(({ instrument }) => nameInSentence(instrument)))} is stored for ${dateAt(market, claim.at)}.`,
    );
  if (needsSession(claim) && !isJudgedAt(claim)) return cannotSay(claim);
  if (needsWait(claim) && isFirstEvent(claim) && !isFromLow(reading.choice)) return cannotSay(claim, lackOfWait(claim));
  if (comparison !== 'ever' && comparison !== 'afterwards' && mayBeLonger(claim)) return cannotSay(claim, lackOfBeginning(claim));
  const compared = tellsNoEvent(claim) ? noEvent(claim) : requireOwn(claim, byName[comparison](claim));
  if (compared.holds === null) return compared;
  const hole = compared.holds && needsAll(claim) ? countHoles(claim) : null;
  if (hole?.isTooMany === true)
    return {
      ...cannotSay(
        claim,
        `${capitalise(countWord(hole.unjudged))} of the ${countWord(hole.sessions)} ${market.unit}s that it speaks of cannot be judged.`,
      ),
      figure: compared.figure,
      rivals: compared.rivals,
      finding: compared.finding,
    };
  // A few that cannot be judged leave the claim standing, and are told.
  const found =
    hole === null || hole.unjudged === 0
      ? compared
      : {
          ...compared,
          finding: `${compared.finding}; ${countWord(hole.unjudged)} of the ${countWord(hole.sessions)} ${market.unit}s that it speaks of cannot be judged`,
        };
  return judgeSaid(claim, found);
}
