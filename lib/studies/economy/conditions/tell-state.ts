import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import type { SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { toPercent } from '@/lib/format/to-percent';
import type { Frequency } from '@/lib/market/series/series';
import { exceedsLevel } from '@/lib/metrics';
import { nameUnit } from '../../kit/unit-words';
import type { JudgedRule } from '../../measure/conditions/judge-rules';
import { risingSessions } from '../../measure/conditions/members-rule';
import type { State } from '../../measure/conditions/standing';

/** A week is named by its day. */
const units: Readonly<Record<Frequency, CalendarUnit>> = {
  daily: 'session',
  weekly: 'session',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
};

/** A period in words: 'June 2024', 'the first quarter of 2024'. */
export function namePeriod(period: SessionDate, frequency: Frequency): string {
  return nameUnit(units[frequency], period);
}

const percent = (fraction: number, decimals = 2): string => formatPercent(toPercent(fraction), { decimals });

/** Decimals with which a figure and what it is compared with do not read as equal unless they are. */
function chooseDecimals(figure: number, compared: readonly number[]): number {
  for (let decimals = 2; decimals < 8; decimals += 1)
    if (compared.every((other) => other === figure || percent(other, decimals) !== percent(figure, decimals))) return decimals;
  return 8;
}
const moved = (figure: number): string => `${figure < 0 ? 'fell' : 'rose'} ${percent(Math.abs(figure))}`;
const movedAt = (figure: number, decimals = 2): string =>
  `${figure < 0 ? 'fell' : 'rose'} at ${percent(Math.abs(figure), decimals)} a year`;

/** From when the figure was known, and how that is known. */
export function tellKnown({ knownFrom, dating }: State): string {
  if (knownFrom === null) return '';
  const day = formatLongDate(knownFrom);
  if (dating === 'published') return `published on ${day}`;
  return dating === 'usual-lag' ? `known from ${day} by the usual lag` : `read on ${day}`;
}

/** Why a rule cannot be judged, as what follows a colon. */
function tellUnknown({ rule, series }: JudgedRule, { unknown, period }: State): string {
  if (rule.id === 'members-earnings')
    return series === null
      ? `${rule.subject} is not stored`
      : `by ${rule.subject} too few could be judged then, or ${risingSessions} sessions before`;
  if (series === null)
    return `${rule.subject}${rule.subject === rule.series ? '' : ` (${rule.series})`} ${rule.subject.endsWith('prices') ? 'are' : 'is'} not stored`;
  const { frequency } = series.definition;
  if (unknown === 'gap' && rule.condition === 'fed') return 'the stored history of the target is too short to tell';
  if (period === null) return `what is stored of ${rule.subject} begins later`;
  const name = namePeriod(period, frequency);
  return unknown === 'gap'
    ? `a value that the figure of ${name} needs was never published, or is not stored`
    : `the newest value of ${rule.subject} that was known is of ${name}, which is too old`;
}

function tellInflation({ figure, against }: State, when: string): string {
  const isSlow = !exceedsLevel(figure, 0.03);
  const isFalling = exceedsLevel(against, figure);
  const level = `${isSlow ? 'at most' : 'above'} 3%`;
  const decimals = chooseDecimals(figure, [0.03, against]);
  const year = `the ${percent(against, decimals)} of the twelve months`;
  const rest =
    isSlow === isFalling
      ? `${level} and ${isFalling ? 'below' : 'not below'} ${year}`
      : isSlow
        ? `${level}, but not below ${year}`
        : `${level}, though below ${year}`;
  return `core consumer prices ${movedAt(figure, decimals)} over the three months to ${when}, ${rest}`;
}

function tellFed({ holds, figure, decision }: State, mostSessions: number): string {
  const level = `the upper end of the target stands at ${percent(figure)}`;
  const announced = decision == null ? '' : formatLongDate(decision.announced);
  if (decision?.kind === 'hike') return `no cut has followed the last hike, announced on ${announced}; ${level}`;
  if (decision == null) return `no cut was announced within ${mostSessions} sessions; ${level}`;
  if (holds === true) return `the first cut after the last hike was announced on ${announced}, within ${mostSessions} sessions; ${level}`;
  return `the first cut after the last hike was announced on ${announced}, more than ${mostSessions} sessions ago; ${level}`;
}

function tellMembers({ figure, against, knownFrom }: State, subject: string): string {
  const isMore = exceedsLevel(figure, 0.5);
  const isUp = exceedsLevel(figure, against);
  const decimals = chooseDecimals(figure, [0.5, against]);
  const then = `the ${percent(against, decimals)} of ${risingSessions} sessions before`;
  const rest =
    isMore === isUp
      ? `${isMore ? 'more' : 'not more'} than half and ${isUp ? 'above' : 'not above'} ${then}`
      : isMore
        ? `more than half, but not above ${then}`
        : `above ${then}, but not more than half`;
  return `by ${subject} up to ${formatLongDate(knownFrom ?? '')}, ${percent(figure, decimals)} of those that can be judged had trailing earnings above a year before, ${rest}`;
}

/** What a usual rule found, as what follows "Inflation: the condition holds:". Empty for rules that a table alone tells of. */
export function tellState(one: JudgedRule, state: State): string {
  const { rule, series } = one;
  if (state.holds === null || series === null || state.period === null) return tellUnknown(one, state);
  const when = namePeriod(state.period, series.definition.frequency);
  const known = tellKnown(state);
  switch (rule.id) {
    case 'core-three-months':
      return `${tellInflation(state, when)} (${known})`;
    case 'first-cut':
      return tellFed(state, rule.mostSessions ?? NaN);
    case 'members-earnings':
      return tellMembers(state, rule.subject);
    case 'output-quarter':
      return `real gross domestic product ${movedAt(state.figure)} in ${when} (${known})`;
    default:
      return `${rule.subject} ${state.figure === 0 ? 'stood level with' : state.figure < 0 ? 'stood below' : 'stood above'} a year before in ${when}: it ${moved(state.figure)} (${known})`;
  }
}

/** A figure as it stands in a cell of words. */
export function formatFigure(rule: JudgedRule['rule'], fraction: number): string {
  if (Number.isNaN(fraction) || rule.unit === 'none') return '';
  return rule.unit === 'points' ? `${formatNumber(toPercent(fraction))} points` : percent(fraction);
}
