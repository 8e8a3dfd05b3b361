import { numberUnit } from '@/lib/calendar/calendar-unit';
import { firstSessionFrom } from '@/lib/calendar/first-session-from';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import type { Market } from '@/lib/market/market';
import type { StudyContext } from '../../kit/study';
import { measureSeries } from '../../measure/measure-series';
import type { Reading } from './definitions';
import type { ClaimContext } from './evaluation';
import { measureJoined, narrowToJoined } from './join-rules';
import { keepLike } from './like-with-like';
import { beginOfYear } from './of-the-year';
import { contextIn } from './other-windows';
import type { ClaimParams } from './params';
import { readSince } from './read-since';

/** The session that a claim is about: the last one, or the one, or the unit of the day, that it names; where there is none why, as a sentence. */
function placeClaim({ sessions, unit }: Market, { on }: Pick<ClaimParams, 'on'>): Pick<ClaimContext, 'at' | 'off'> {
  const last = sessions.length - 1;
  if (on === '') return { at: last, off: null };
  const at = firstSessionFrom(sessions, on);
  const date = sessions[at];
  const name = unit === 'session' ? formatLongDate(on) : `That ${unit}`;
  if (date === undefined) return { at: last, off: `${name} lies after what is known.` };
  if (unit === 'session') return date === on ? { at, off: null } : { at: last, off: `${name} was no session that is stored.` };
  const isOwn = numberUnit(date, unit) === numberUnit(parseSessionDate(on), unit);
  return isOwn ? { at, off: null } : { at: last, off: `${name} is not stored.` };
}

/** The claim beside the series that it is about, under one reading. `largest` and `nth` look no further back than their "since", and what is of a year no further than its beginning. */
export function prepareClaim(asked: StudyContext, params: ClaimParams, reading: Reading): ClaimContext {
  // Only such units are tried as there are.
  const context = contextIn(asked, reading.choice) ?? asked;
  const whole = measureSeries({ ...context, basis: reading.basis }, reading.choice);
  const joined = measureJoined({ ...context, basis: reading.basis }, reading.joined);
  const series = narrowToJoined(params.part === 'all' ? whole : keepLike(context, params, whole), joined);
  const period = readSince(params.since);
  const isRank = params.comparison === 'largest' || params.comparison === 'nth';
  const { at, off } = placeClaim(context.market, params);
  const from = [reading.start, isRank ? period?.from : undefined, beginOfYear(params, context.market.sessions[at])].filter(
    (date) => date !== null && date !== undefined,
  );
  const first = Math.max(0, ...from.map((date) => firstSessionFrom(context.market.sessions, date)));
  return { context, params, reading, panel: series.panel, series, joined, period, first, at, off };
}
