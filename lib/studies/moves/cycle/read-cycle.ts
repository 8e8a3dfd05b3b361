import { countDaysBetween } from '@/lib/calendar/civil-date';
import { firstSessionFrom, lastSessionTo } from '@/lib/calendar/first-session-from';
import { formatLongDate } from '@/lib/format/format-date';
import type { Market } from '@/lib/market/market';
import { findCycleLegs, type CycleLeg, type CycleRule } from '@/lib/metrics';
import { nameInSentence, nameOf } from '../../kit/name-in-sentence';
import type { StudySeries } from '../../kit/study-series';
import type { CycleParams } from './params';
import { printedTurns, type PrintedTurns } from './printed-turns';

/** A leg with its figures. What runs is measured to the last close. */
export interface MeasuredLeg extends Omit<CycleLeg, 'confirmed'> {
  /** Null where a list says it, not a rule. */
  readonly confirmed: number | null;
  /** Index of the close that it is measured to: `end`, or the last close. */
  readonly last: number;
  /** A fraction; of a bear market negative. */
  readonly gain: number;
  readonly days: number;
  readonly sessions: number;
  /** Whether it is counted and ranked: a confirmed leg precedes it, and it began no earlier than legs are counted. */
  readonly isCounted: boolean;
}

/** Bull and bear markets of one instrument under one rule. */
export interface Cycle {
  readonly chosen: CycleParams;
  /** Null for what is printed. */
  readonly rule: CycleRule | null;
  /** The legs in turn, those that are not counted included. */
  readonly legs: readonly MeasuredLeg[];
  /** The leg that runs on the last close; null where none is confirmed. */
  readonly running: MeasuredLeg | null;
  /** The session from which legs are counted, and where history begins if that is later. */
  readonly countedFrom: number;
  /** Why the rule has no answer here; null where it has. */
  readonly unavailable: string | null;
}

/** Silverblatt's record rule begins here: the record of 1929 stood until 1954. */
const recordStart = '1949-01-01';
const usualThreshold = 0.2;
/** The least fall that rounds to 20%. */
const roundedThreshold = 0.195;

/** The day from which legs are counted, as asked or as is usual of the rule; empty: from the first. */
export function chooseStart({ rule, start }: Pick<CycleParams, 'rule' | 'start'>): string {
  return start === '' && rule === 'record' ? recordStart : start;
}

function toRule(chosen: CycleParams, market: Market): CycleRule | null {
  switch (chosen.rule) {
    case 'printed':
      return null;
    case 'close20':
      return { fall: usualThreshold, rise: usualThreshold, recordFrom: null };
    case 'rounded20':
      return { fall: roundedThreshold, rise: usualThreshold, recordFrom: null };
    case 'record':
      return { fall: usualThreshold, rise: usualThreshold, recordFrom: firstSessionFrom(market.sessions, chooseStart(chosen)) };
    case 'threshold':
      return { fall: chosen.thresholdPct / 100, rise: chosen.thresholdPct / 100, recordFrom: null };
  }
}

type BareLeg = Omit<MeasuredLeg, 'last' | 'gain' | 'days' | 'sessions' | 'isCounted'>;

function measure(market: Market, { closes, last: lastClose }: StudySeries, leg: BareLeg, isCounted: boolean): MeasuredLeg {
  const last = leg.end ?? lastClose;
  const [from, to] = [market.sessions[leg.start], market.sessions[last]];
  return {
    ...leg,
    last,
    gain: (closes[last] ?? NaN) / (closes[leg.start] ?? NaN) - 1,
    days: from === undefined || to === undefined ? NaN : countDaysBetween(from, to),
    sessions: last - leg.start,
    isCounted,
  };
}

/** Why what was printed says nothing here; null where it does. */
function refusePrinted(market: Market, main: StudySeries, { symbol, when, knownFrom, turns }: PrintedTurns): string | null {
  if (main.symbol !== symbol)
    return `turning dates are printed of ${nameOf(market, symbol)} alone, not of ${nameInSentence(main.instrument)}`;
  const last = market.sessions[main.last];
  if (last === undefined || last < knownFrom) return `the list was printed in ${when}: who asks from an earlier day cannot know it`;
  const missing = turns.find((date) => {
    const at = lastSessionTo(market.sessions, date);
    return market.sessions[at] !== date || Number.isNaN(main.closes[at] ?? NaN);
  });
  return missing === undefined ? null : `no close is stored for ${formatLongDate(missing)}, a turning date of the list`;
}

function findExtreme(closes: Float64Array, start: number): number {
  let highest = start;
  for (let t = start; t < closes.length; t += 1) if ((closes[t] ?? NaN) > (closes[highest] ?? NaN)) highest = t;
  return highest;
}

/** What was printed, and its last leg as running where no fall of 20% was confirmed since: of one the list cannot tell. */
function listPrinted({ sessions }: Market, { closes }: StudySeries, { turns, knownFrom }: PrintedTurns): BareLeg[] {
  const rule = { fall: usualThreshold, rise: usualThreshold, recordFrom: null };
  const hasTurned = findCycleLegs(closes, rule).some(({ confirmed }) => (sessions[confirmed] ?? '') > knownFrom);
  return turns.flatMap((date, at): BareLeg[] => {
    const start = lastSessionTo(sessions, date);
    const next = turns[at + 1];
    if (next === undefined && hasTurned) return [];
    const end = next === undefined ? null : lastSessionTo(sessions, next);
    return [{ kind: at % 2 === 0 ? 'bull' : 'bear', start, confirmed: null, extreme: end ?? findExtreme(closes, start), end }];
  });
}

/** The bull and bear markets of an instrument up to its last close. */
export function readCycle(market: Market, main: StudySeries, chosen: CycleParams): Cycle {
  const rule = toRule(chosen, market);
  const list = printedTurns[chosen.source];
  const unavailable = rule === null ? refusePrinted(market, main, list) : null;
  const bare: readonly BareLeg[] =
    rule !== null ? findCycleLegs(main.closes, rule) : unavailable === null ? listPrinted(market, main, list) : [];
  const from = chooseStart(chosen);
  const legs = bare.map((leg, at) => measure(market, main, leg, (rule === null || at > 0) && (market.sessions[leg.start] ?? '') >= from));
  const last = legs.at(-1);
  const first = rule === null ? (legs[0]?.start ?? main.first) : main.first;
  return {
    chosen,
    rule,
    legs,
    running: last === undefined || last.end !== null ? null : last,
    countedFrom: Math.max(first, firstSessionFrom(market.sessions, from)),
    unavailable,
  };
}

/** The legs that are counted, of one kind. */
export function listCounted({ legs }: Cycle, kind: 'bull' | 'bear'): readonly MeasuredLeg[] {
  return legs.filter((leg) => leg.isCounted && leg.kind === kind);
}

/** How long a leg lasted, in what is asked for. */
export function ageOf({ days, sessions }: MeasuredLeg, unit: CycleParams['days']): number {
  return unit === 'calendar' ? days : sessions;
}
