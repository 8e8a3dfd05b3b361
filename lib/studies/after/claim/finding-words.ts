import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { capitalise } from '@/lib/format/capitalise';
import { formatNumber } from '@/lib/format/format-number';
import { joinWords } from '@/lib/format/join-words';
import { countWord, pluralise } from '@/lib/format/number-words';
import type { Market } from '@/lib/market/market';
import type { ColumnUnit } from '../../kit/column';
import { nameInSentence } from '../../kit/name-in-sentence';
import { nameUnit } from '../../kit/unit-words';
import { isRunningUnit } from '../../measure/finished-units';
import { nameMembers } from '../../measure/measure-breadth';
import { describeMeasure, isOfUniverse } from '../../measure/measures';
import type { ClaimContext, Evaluation } from './evaluation';

/** The date of a session in words; of a unit its name, of one that goes on with how far it went. */
export function dateAt(market: Market, index: number): string {
  const name = nameUnit(market.unit, market.sessions[index] ?? '');
  if (!isRunningUnit(market, index)) return name;
  return market.unit === 'week' ? name.replace('the week to', 'the week so far, to') : `${name} so far`;
}

const mostDates = 3;

/** Sessions in words, few of them by name: '2 Aug 2024 and 5 Aug 2024', '30 Dec 1927, 3 Jan 1928, 4 Jan 1928 and 1,250 others'. */
export function sayDates(market: Market, indexes: readonly number[]): string {
  const named = indexes.slice(0, indexes.length === mostDates + 1 ? mostDates + 1 : mostDates).map((index) => dateAt(market, index));
  const others = indexes.length - named.length;
  return joinWords([...named, ...(others === 0 ? [] : [`${countWord(others)} others`])]);
}

/** 'on that day', 'in that week': the claim's session or unit. */
export function onThatDay({ unit }: Pick<Market, 'unit'>): string {
  return unit === 'session' ? 'on that day' : `in that ${unit}`;
}

/** How far the claim's run goes: 'up to that day', 'up to that week'. */
export function upToThatDay({ unit }: Pick<Market, 'unit'>): string {
  return `up to that ${unit === 'session' ? 'day' : unit}`;
}

const shortUnits: Readonly<Partial<Record<ColumnUnit, string>>> = {
  pct: '%',
  pp: ' points',
  log: ' log points',
  points: ' points',
  sigma: ' deviations',
};

/** A figure in the unit in which it is shown, with its unit in words; `per` is what its sessions are. */
export function sayFigure(
  value: number,
  { unit, signed, per = 'session' }: { readonly unit: ColumnUnit; readonly signed: boolean; readonly per?: CalendarUnit },
  decimals?: number,
): string {
  const isWhole = (unit === 'sessions' || unit === 'count') && Number.isInteger(value);
  const words = unit === 'sessions' ? ` ${pluralise(value, per)}` : (shortUnits[unit] ?? '');
  return `${formatNumber(value, { decimals: isWhole ? 0 : (decimals ?? 2), sign: signed })}${words}`;
}

const unavailable = 'Unavailable: ';

/** What the whole panel lacks, as a sentence; null for nothing. */
export function tellUnavailable({ flags }: ClaimContext['panel']): string | null {
  const message = flags.find((flag) => flag.message.startsWith(unavailable))?.message;
  return message === undefined ? null : capitalise(message.slice(unavailable.length));
}

/** Why the first event of the data is no longest or shortest of its kind, or what else is not known of it. */
export function lackOfEventBefore(
  { reading: { choice }, context: { market } }: ClaimContext,
  begin: string,
  so = 'and the first of the data is no record',
): string {
  const measure = describeMeasure(choice.measure);
  const noun = 'eventWord' in measure ? measure.eventWord(choice) : 'event';
  return `No ${noun} before it is stored: the history begins ${market.unit === 'session' ? 'on' : 'in'} ${nameUnit(market.unit, begin)}, ${so}.`;
}

/** Why events after a wait cannot be counted: the first of the data may be one of them. */
export function lackOfFirstWait({ reading: { choice }, context: { market } }: ClaimContext, event: number): string {
  const measure = describeMeasure(choice.measure);
  const noun = 'eventWord' in measure ? measure.eventWord(choice) : 'event';
  return `The first ${noun} of the data, that of ${dateAt(market, event)}, may count too: nobody knows how long it was waited for.`;
}

/** Why nobody knows how long the run of the claim's session is. */
export function lackOfBeginning({ context: { market }, series: { values }, at }: ClaimContext): string {
  const length = values[at] ?? NaN;
  const counted = `${countWord(length)} ${pluralise(length, market.unit)}`;
  return `The run up to ${dateAt(market, at)} goes back to the first ${market.unit} that can be judged: it is ${counted} long at least, and may be longer.`;
}

/** The evaluation of a claim that lacks what it needs. */
export function cannotSay(
  { context: { market }, panel, series: { unit }, reading: { choice }, at }: ClaimContext,
  why?: string,
): Evaluation {
  const ofMembers = isOfUniverse(choice);
  const names = ofMembers ? `the ${nameMembers(choice)}` : joinWords(panel.series.map(({ instrument }) => nameInSentence(instrument)));
  // What the whole measure lacks says more than the session that it lacks it on.
  const lack = ofMembers ? tellUnavailable(panel) : null;
  const stored = panel.series.every(({ closes }) => !Number.isNaN(closes[at] ?? NaN));
  const absent = stored ? describeMeasure(choice.measure).absent : undefined;
  const reason = ofMembers ? 'it needs constituents or counts that are not stored for that session' : 'a close that it needs is not stored';
  const missing =
    why ?? lack ?? `There is no value for ${names} ${market.unit === 'session' ? 'on' : 'in'} ${dateAt(market, at)}: ${absent ?? reason}.`;
  return { holds: null, missing, figure: NaN, unit, rank: null, finding: '', rivals: [] };
}
