import { firstSessionFrom } from '@/lib/calendar/first-session-from';
import { capitalise } from '@/lib/format/capitalise';
import { countWord, pluralise } from '@/lib/format/number-words';
import { joinWords } from '@/lib/format/join-words';
import { toShown } from '@/lib/format/percent-units';
import { countUnjudged, type Unjudged } from '../../measure/count-unjudged';
import { measureSeries } from '../../measure/measure-series';
import type { StudyContext } from '../../kit/study';
import type { ClaimParams } from './params';
import { saySaid } from './claim-units';
import type { ComparisonName } from '../../measure/comparisons';
import { compareAfterwards } from './compare-afterwards';
import { compareCountThisYear, compareFigure, compareGap, compareInARow } from './compare-count';
import { compareEver, compareRank } from './compare-rank';
import { compareFirstSince, compareHighestSince, compareOnlySince } from './compare-since';
import type { Reading } from './definitions';
import type { ClaimContext, Comparison, Evaluation, Rival } from './evaluation';
import { keepLike } from './like-with-like';
import { measureJoined, narrowToJoined, standsJoined } from './join-rules';
import { contextIn } from './other-windows';
import { extremity, listCandidates } from './occurrences';
import { matchesFigure } from './matches-figure';
import { readSince } from './read-since';
import { beginOfYear } from './of-the-year';
import {
  describeMeasure,
  isEventMeasure,
  isInPoints,
  isMove,
  isOftenUnknown,
  isOfUniverse,
  isPriceMeasure,
  isSignal,
  kindOf,
} from '../../measure/measures';
import { cannotSay, dateAt, onThatDay, tellUnavailable, upToThatDay } from './finding-words';

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
  afterwards: compareAfterwards,
};

/** The claim beside the series that it is about, under one reading. `largest` and `nth` look no further back than their "since", and what is of a year no further than its beginning. */
export function prepareClaim(asked: StudyContext, params: ClaimParams, reading: Reading): ClaimContext {
  // Only such units are tried as there are.
  const context = contextIn(asked, reading.choice) ?? asked;
  const whole = measureSeries({ ...context, basis: reading.basis }, reading.choice);
  const joined = measureJoined({ ...context, basis: reading.basis }, reading.joined);
  const series = narrowToJoined(params.part === 'all' ? whole : keepLike(context, params, whole), joined);
  const period = readSince(params.since);
  const isRank = params.comparison === 'largest' || params.comparison === 'nth';
  const at = context.market.sessions.length - 1;
  const from = [reading.start, isRank ? period?.from : undefined, beginOfYear(params, context.market.sessions[at])].filter(
    (date) => date !== null && date !== undefined,
  );
  const first = Math.max(0, ...from.map((date) => firstSessionFrom(context.market.sessions, date)));
  return { context, params, reading, panel: series.panel, series, joined, period, first, at };
}

// These say that nothing as extreme happened in a stretch: of sessions that cannot be judged nobody knows.
const lookBack: ReadonlySet<ComparisonName> = new Set(['largest', 'nth', 'highest-since', 'first-since', 'only-k-since', 'ever']);
// These count what happened, or how long it was waited for: where much is hidden too.
const counted: ReadonlySet<ComparisonName> = new Set(['count-this-year', 'gap']);

/** Whether sessions that cannot be judged may make the claim false. */
function needsAll({ params: { comparison, within }, reading: { choice }, joined }: ClaimContext): boolean {
  // A year is short: one week that is missing may have been the best of it.
  if (within === 'year') return true;
  if (joined.length > 0) return lookBack.has(comparison);
  return isOftenUnknown(choice) && (lookBack.has(comparison) || (counted.has(comparison) && !isOfUniverse(choice)));
}

/** Of a breadth or what else is often unknown, how many of the sessions that the claim looks back on cannot be judged. */
function countHoles({ params, series, period, first, at, context: { market } }: ClaimContext): Unjudged {
  const isOfPeriod = period !== null && params.within === 'all';
  return countUnjudged(series, Math.max(first, isOfPeriod ? firstSessionFrom(market.sessions, period.from) : 0), at);
}

// These say themselves what it means that nothing happened.
const ownWords: ReadonlySet<ComparisonName> = new Set(['first-since', 'only-k-since', 'gap', 'count-this-year', 'ever', 'afterwards']);

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

/** Whether a figure is told as a size, the sentence saying on which side of zero it is: a loss of 20%. */
export function isSized({ params: { comparison }, reading: { choice } }: Pick<ClaimContext, 'params' | 'reading'>): boolean {
  return comparison !== 'afterwards' && isMove(choice);
}

/** Which of the claim's instruments lack the basis, as a sentence; where none is common to them, what would answer. */
function sayLackOfBasis({ panel, reading }: ClaimContext): string {
  const none = tellUnavailable(panel);
  if (none !== null) return none;
  const symbols = panel.series
    .filter(({ instrument: { basis } }) => basis !== 'both' && basis !== reading.basis)
    .map(({ symbol }) => symbol);
  const lacking = symbols.length === 0 ? panel.series.map(({ symbol }) => symbol) : symbols;
  const other = reading.basis === 'total' ? 'price' : 'total';
  // The way out is said where there is one.
  const way = panel.series.every(({ instrument: { basis } }) => basis === 'both' || basis === other)
    ? `; ${other === 'total' ? 'with dividends reinvested' : 'without dividends'} it can be judged: basis=${other}`
    : '';
  return `${joinWords(lacking)} ${pluralise(lacking.length, 'has', 'have')} no ${reading.basis === 'total' ? 'dividend-adjusted' : 'price-basis'} closes${way}.`;
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
  if (found.holds === null || (!ofSession.has(comparison) && comparison !== 'ever')) return found;
  if (isMove(choice) && !(extremity(claim, found.figure) > 0)) return { ...found, holds: false, finding: denyMove(claim) };
  const length = values[at] ?? NaN;
  if (kindOf(choice) !== 'run' || comparison === 'ever' || length === choice.sessions) return found;
  return {
    ...found,
    holds: false,
    finding:
      length === 0
        ? `no run stands ${onThatDay(market)}`
        : `the run ${upToThatDay(market)} is ${countWord(length)} ${pluralise(length, market.unit)} long`,
  };
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
  if (isEventMeasure(reading.choice) && isOftenUnknown(reading.choice) && !isJudgedAt(claim)) return cannotSay(claim);
  // Without a high nobody knows whether it was a record, or how high it was: that none is stored is no count of none.
  if (isPriceMeasure(reading.choice) && reading.choice.price === 'high' && lacksHigh(claim))
    return cannotSay(claim, `No intraday high of ${reading.choice.symbol} is stored for ${dateAt(market, claim.at)}.`);
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
  if (said === '') return found;
  const shown = toShown(found.figure, found.unit);
  if (matchesFigure(said, shown, isSized(claim))) return found;
  // Which part is wrong: the figure alone, or what is compared too.
  const only =
    found.holds && comparison !== 'figure' && comparison !== 'afterwards'
      ? 'that part holds and only the figure fails: it is not'
      : 'the figure is not';
  return { ...found, holds: false, finding: `${found.finding}; ${only} ${saySaid(claim.params)}` };
}
