import { firstSessionFrom } from '@/lib/calendar/first-session-from';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { countWord, pluralise } from '@/lib/format/number-words';
import { findRecords } from '@/lib/metrics';
import type { ClaimContext, Comparison, Evaluation, Rival } from './evaluation';
import { describeMeasure, isBetween, isEventMeasure, isFromLow, isSignal, kindOf } from '../../measure/measures';
import type { MeasureChoice } from '../../measure/measure-choice';
import { cannotSay, dateAt, lackOfBeginning, onThatDay, sayDates, upToThatDay } from './finding-words';
import { fromStart } from './judged-history';
import { matchesSaid } from './judge-said';
import { isCutOff } from './occurrences';

function plainRival(index: number, value: number, at: number, rank: number | null = null): Rival {
  return { index, start: null, value, rank, isClaim: index === at };
}

/** Whether a run that may have begun before the data do, and is at least so long, may be as long as is said of it, or longer than that. */
function isOpen(claim: ClaimContext, least: number): boolean {
  const { said, side } = claim.params;
  if (said === '') return false;
  const meets = matchesSaid(claim, least);
  return side === 'at-least' || side === 'more-than' ? !meets : meets || least < Number(said.replace('\u2212', '-'));
}

/** `in-a-row`: the last sessions, as many as were said, all qualify; those that do not are the counterexamples. */
export const compareInARow: Comparison = (claim): Evaluation => {
  const {
    series: { values },
    reading: { choice },
    at,
    context: { market },
  } = claim;
  const length = values[at] ?? NaN;
  if (kindOf(choice) !== 'run') return cannotSay(claim, 'Only a streak can be so many in a row.');
  if (Number.isNaN(length)) return cannotSay(claim);
  if (isCutOff(claim) && isOpen(claim, length)) return cannotSay(claim, lackOfBeginning(claim));
  const broken: number[] = [];
  for (let t = Math.max(0, at - choice.sessions + 1); t <= at; t += 1) if (values[t] === 0) broken.push(t);
  const holds = length >= choice.sessions;
  const run: Rival = { index: at, start: length > 0 ? at - length + 1 : null, value: length, rank: null, isClaim: true };
  const counted = `${countWord(length)} ${pluralise(length, market.unit)}`;
  const against = broken.length === 0 ? '' : `; ${sayDates(market, broken)} ${pluralise(broken.length, 'does', 'do')} not qualify`;
  return {
    holds,
    missing: null,
    figure: length,
    unit: 'sessions',
    rank: null,
    rivals: [
      run,
      ...broken
        .filter((t) => t !== at)
        .reverse()
        .map((t) => plainRival(t, 0, at)),
    ],
    finding:
      length === 0
        ? `no run stands ${onThatDay(market)}${against}`
        : `the run ${upToThatDay(market)} ${isCutOff(claim) ? `goes back to the first ${market.unit} that can be judged: it is ${counted} long at least` : `is ${counted} long`}${against}`,
  };
};

/** A session on which the measure happened, in a word. */
function nameEvent(choice: MeasureChoice): string {
  const measure = describeMeasure(choice.measure);
  return 'eventWord' in measure ? measure.eventWord(choice) : 'event';
}

function listRecordIndexes({ series: { values }, at, first }: ClaimContext): number[] {
  const found: number[] = [];
  for (let t = Math.max(first, 0); t <= at; t += 1) if (!Number.isNaN(values[t] ?? NaN)) found.push(t);
  return found;
}

/** How long the time is from which on something is counted: 'the 14 sessions from 2 Jan 2024 on'. */
function sayTime({ period, at, context: { market } }: ClaimContext): string {
  const first = firstSessionFrom(market.sessions, period?.from ?? '');
  const count = at - first + 1;
  return `the ${count === 1 ? '' : `${formatNumber(count, { decimals: 0 })} `}${pluralise(count, market.unit)} from ${dateAt(market, first)} on`;
}

/** `count-this-year`: records of the claim's calendar year up to it, or from `since` on. */
export const compareCountThisYear: Comparison = (claim): Evaluation => {
  const {
    params: { count },
    reading: { choice },
    series: { values },
    at,
    period,
    context: { market },
  } = claim;
  if (!isEventMeasure(choice) || isSignal(choice))
    return cannotSay(claim, 'Only records, large moves and entries into a quadrant are counted per year.');
  if (claim.panel.series.every((item) => item.first < 0)) return cannotSay(claim);
  const year = (market.sessions[at] ?? '').slice(0, 4);
  const from = period?.from ?? `${year}-01-01`;
  const isYear = from === `${year}-01-01`;
  // What a time has before the first stored close can neither be counted nor be surpassed.
  const begin = fromStart(claim);
  if (begin >= from && claim.first === 0)
    return cannotSay(
      claim,
      `The stored history begins on ${formatLongDate(begin)}, within the ${isYear ? 'year' : 'time'} that is counted.`,
    );
  const records = listRecordIndexes(claim).filter((t) => (market.sessions[t] ?? '') >= from);
  const rivals = records.map((t, index) => plainRival(t, values[t] ?? NaN, at, index + 1)).reverse();
  return {
    holds: records.length === count,
    missing: null,
    figure: records.length,
    unit: 'count',
    rank: null,
    rivals,
    finding: `${records.length === 0 ? 'no' : countWord(records.length)} ${pluralise(Math.max(records.length, 1), nameEvent(choice))} of ${isYear ? year : sayTime(claim)} ${pluralise(Math.max(records.length, 1), 'is', 'are')} stored up to ${dateAt(market, at)}`,
  };
};

/** `gap`: the claim's session is a record, and the record before it is so many sessions back. */
export const compareGap: Comparison = (claim): Evaluation => {
  const {
    params: { count },
    reading: { choice },
    series: { values },
    at,
    context: { market },
  } = claim;
  if (!isEventMeasure(choice))
    return cannotSay(claim, 'Only records, large moves, crossings, entries into a quadrant, thrusts and omens have a wait between them.');
  const noun = nameEvent(choice);
  const gap = values[at] ?? NaN;
  const records = listRecordIndexes(claim);
  // Of a low to a record the low is stored, whatever came before.
  if (records[0] === at && !isFromLow(choice))
    return cannotSay(claim, `No ${noun} before it is stored: the history begins on ${formatLongDate(fromStart(claim))}.`);
  const longest = [...records].sort((a, b) => (values[b] ?? NaN) - (values[a] ?? NaN)).slice(0, 10);
  const rivals = (longest.includes(at) || Number.isNaN(gap) ? longest : [...longest, at]).map((t) => plainRival(t, values[t] ?? NaN, at));
  if (Number.isNaN(gap))
    return {
      holds: false,
      missing: null,
      figure: NaN,
      unit: 'sessions',
      rank: null,
      rivals,
      finding: `${dateAt(market, at)} ${market.unit === 'session' && !isBetween(choice) && !isFromLow(choice) ? 'is' : 'brought'} no ${noun}`,
    };
  return {
    holds: gap === count,
    missing: null,
    figure: gap,
    unit: 'sessions',
    rank: null,
    rivals,
    finding: isFromLow(choice)
      ? `the low before it was that of ${dateAt(market, at - gap)}`
      : isBetween(choice)
        ? `the one before it was that of ${dateAt(market, at - gap - 1)}, with ${formatNumber(gap, { decimals: 0 })} ${pluralise(gap, market.unit)} between`
        : `the ${noun} before it was ${formatNumber(gap, { decimals: 0 })} ${pluralise(gap, market.unit)} earlier, ${market.unit === 'session' ? 'on' : 'in'} ${dateAt(market, at - gap)}${gap > 1 ? `, with ${formatNumber(gap - 1, { decimals: 0 })} between` : ''}`,
  };
};

/** `figure`: the value is what was said; the values before it that were more extreme stand beside it. */
export const compareFigure: Comparison = (claim): Evaluation => {
  const {
    series: { values, unit },
    reading: { choice },
    at,
  } = claim;
  const value = values[at] ?? NaN;
  if (Number.isNaN(value)) return cannotSay(claim);
  if (isSignal(choice) && values.findIndex((item) => !Number.isNaN(item)) === at) {
    return cannotSay(
      claim,
      `No ${nameEvent(choice)} before it is stored: the counts begin on ${formatLongDate(fromStart(claim))}, so nobody knows how long it was waited for.`,
    );
  }
  const record = findRecords(values.subarray(0, at + 1), false)
    .slice(-5)
    .map(({ index }) => index)
    .filter((index) => index !== at)
    .reverse();
  return {
    holds: true,
    missing: null,
    figure: value,
    unit,
    rank: null,
    rivals: [at, ...record].map((index) => plainRival(index, values[index] ?? NaN, at)),
    finding: 'it is recomputed from the stored closes',
  };
};
