import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { joinWords } from '@/lib/format/join-words';
import { countAmong, countWord } from '@/lib/format/number-words';
import type { Participation } from '@/lib/metrics';
import { nameInSentence } from '../../kit/name-in-sentence';
import type { Flag, Headline, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import type { MemberTable } from './member-table';
import type { ParticipationParams } from './params';

/** What the study is called with these parameters: the four indices are never called breadth. */
export function nameUniverse({ universe }: ParticipationParams): string {
  return universe === 'mag7' ? 'Magnificent 7 participation' : 'Index participation (4)';
}

function sayCount(count: number | undefined, eligible: number | undefined): string {
  return count === undefined || Number.isNaN(count) || eligible === undefined
    ? 'none measurable'
    : `${countAmong(count, eligible)} of ${countWord(eligible)}`;
}

function sayMove(members: MemberTable, day: string, chosen: ParticipationParams): string {
  const { rose5d, eligible5d } = members;
  const name = chosen.universe === 'indices' ? 'Index participation (4)' : 'Magnificent 7 participation';
  if (eligible5d === 0) return `${name}: no member can be measured over five sessions; on the day ${day}.`;
  if (chosen.universe === 'indices') {
    // "(4)" beside "none of three" reads like a slip.
    const measured = eligible5d === 4 ? name : `Index participation, where ${countWord(eligible5d)} of the four can be measured`;
    return `${measured}: ${sayCount(rose5d, eligible5d)} rose over five sessions, ${day} on the day.`;
  }
  const who = eligible5d === 7 ? 'the Magnificent 7' : `the ${countWord(eligible5d)} of the Magnificent 7 that can be measured`;
  return `${capitalise(countAmong(rose5d, eligible5d))} of ${who} rose over five sessions, ${day} on the day.`;
}

function sayBasket(members: MemberTable): string {
  const parts = members.differences.flatMap(({ rival, differencePp }) =>
    differencePp === null
      ? []
      : [`${differencePp < 0 ? 'lagged' : 'beat'} ${nameInSentence(rival.instrument)} by ${formatNumber(Math.abs(differencePp))} points`],
  );
  const last = parts.pop();
  if (last === undefined) return '';
  return `Over five sessions the Magnificent 7 basket ${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`}.`;
}

/** What took part on the last session shown; for the Magnificent 7 also the basket against the indices. */
export function sayParticipation(
  { market, range }: StudyContext,
  counts: Participation,
  members: MemberTable,
  chosen: ParticipationParams,
): Headline[] {
  const t = range.last;
  const date = formatLongDate(market.sessions[t] ?? '');
  const provisional = t === market.assumedIndex;
  // Until all are listed there are no counts: those of fewer members would be another universe.
  if (Number.isNaN(counts.eligible[t] ?? NaN))
    return [
      {
        text: `${nameUniverse(chosen)} cannot be counted on ${date}: it is from the first session on which all ${chosen.universe === 'mag7' ? 'seven' : 'four'} have a close.`,
        detail: '',
        provisional,
      },
    ];
  const day = sayCount(counts.advancers[t], counts.eligible[t]);
  const above = `${sayCount(counts.above[t], counts.aboveEligible[t])} above their ${chosen.windowSessions}-session mean`;
  const near = `${sayCount(counts.withinHigh[t], counts.withinHighEligible[t])} within ${chosen.withinPct}% of their ${chosen.highSessions}-session high`;
  const first: Headline = { text: sayMove(members, day, chosen), detail: `As of ${date}: ${above}; ${near}.`, provisional };
  const basket = sayBasket(members);
  if (basket === '') return [first];
  return [
    first,
    { text: basket, detail: 'M7 less each index, difference of price returns; fixed units, equal weight each quarter.', provisional },
  ];
}

function hasAll(closes: Float64Array, last: number, sessions: number, isReturn: boolean): boolean {
  if (last + 1 < sessions) return false;
  // A return needs its two ends alone.
  if (isReturn) return !Number.isNaN((closes[last] ?? NaN) + (closes[last + 1 - sessions] ?? NaN));
  return !closes.subarray(last + 1 - sessions, last + 1).some((close) => Number.isNaN(close));
}

/** Members left out on the last session shown, each with the reason (G5). */
export function listEligibilityFlags({ market, range }: StudyContext, series: readonly StudySeries[], chosen: ParticipationParams): Flag[] {
  const last = range.last;
  const date = formatLongDate(market.sessions[last] ?? '');
  const needs = [
    { sessions: 2, purpose: 'the move of the day', isReturn: true },
    { sessions: 6, purpose: 'five sessions', isReturn: true },
    { sessions: chosen.windowSessions, purpose: `the ${chosen.windowSessions}-session mean`, isReturn: false },
    { sessions: chosen.highSessions, purpose: `the ${chosen.highSessions}-session high`, isReturn: false },
  ];
  return series.flatMap((item): Flag[] => {
    const out = needs.filter(({ sessions, isReturn }) => !hasAll(item.closes, last, sessions, isReturn)).map(({ purpose }) => purpose);
    if (out.length === 0) return [];
    const missing = Number.isNaN(item.closes[last] ?? NaN);
    const young = item.first < 0 || item.first > last + 1 - Math.max(...needs.map(({ sessions }) => sessions));
    const reason = missing ? `it has no close on ${date}` : young ? 'its history is too short' : 'a close that it needs is missing';
    const list = joinWords(out);
    return [
      {
        code: 'eligibility',
        message: `${nameInSentence(item.instrument, true)} is left out of ${list} on ${date}: ${reason}.`,
        symbols: [item.symbol],
      },
    ];
  });
}
