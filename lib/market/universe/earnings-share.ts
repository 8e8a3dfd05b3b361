import { addDays, countDaysBetween } from '@/lib/calendar/civil-date';
import { firstSessionFrom } from '@/lib/calendar/first-session-from';
import type { SessionDate } from '@/lib/calendar/session-date';

/** What a company earned in a quarter, as it filed on a day. */
export interface EarningsReport {
  /** The last day of the quarter. */
  readonly period: SessionDate;
  readonly filed: SessionDate;
  readonly value: number;
}

/** A member with its quarters, in any order. */
export interface ReportingMember {
  readonly reports: readonly EarningsReport[];
  /** When it belonged; `until` is exclusive. */
  readonly spells: readonly { readonly from: SessionDate; readonly until: SessionDate | null }[];
}

/** Per session: members that can be judged, those of them whose earnings exceed a year before, and all members. */
export interface EarningsCounts {
  readonly above: Float64Array;
  readonly judged: Float64Array;
  readonly members: Float64Array;
}

// Quarters are three months apart, fiscal ones of 12 to 14 weeks.
const [leastQuarterDays, mostQuarterDays] = [75, 110] as const;
const quarters = 8;
/** Days from the end of the newest quarter after which a company has been silent for too long. */
export const mostSilentDays = 220;

/** Whether the last four quarters sum to more than the four before; null where eight in a row are not known. */
function judge(known: ReadonlyMap<SessionDate, number>): { readonly isAbove: boolean | null; readonly newest: SessionDate | null } {
  const periods = [...known.keys()].sort().slice(-quarters);
  const newest = periods.at(-1) ?? null;
  const isRow =
    periods.length === quarters &&
    periods.every((period, at) => {
      const before = periods[at - 1];
      const days = before === undefined ? leastQuarterDays : countDaysBetween(before, period);
      return days >= leastQuarterDays && days <= mostQuarterDays;
    });
  if (!isRow) return { isAbove: null, newest };
  const sum = (some: readonly SessionDate[]): number => some.reduce((total, period) => total + (known.get(period) ?? NaN), 0);
  return { isAbove: sum(periods.slice(4)) > sum(periods.slice(0, 4)), newest };
}

/** From which day on a company was judged how. */
function listStates({ reports }: ReportingMember): readonly { readonly day: SessionDate; readonly isAbove: boolean | null }[] {
  const order = (one: EarningsReport, other: EarningsReport): number => (one.filed < other.filed ? -1 : one.filed > other.filed ? 1 : 0);
  const sorted = [...reports].sort(order);
  const known = new Map<SessionDate, number>();
  const states: { day: SessionDate; isAbove: boolean | null }[] = [];
  let silentFrom: SessionDate | null = null;
  for (const [at, { period, filed, value }] of sorted.entries()) {
    known.set(period, value);
    if (sorted[at + 1]?.filed === filed) continue;
    if (silentFrom !== null && silentFrom < filed) states.push({ day: silentFrom, isAbove: null });
    const { isAbove, newest } = judge(known);
    silentFrom = newest === null ? null : addDays(newest, mostSilentDays + 1);
    states.push({ day: filed, isAbove: silentFrom !== null && silentFrom <= filed ? null : isAbove });
  }
  if (silentFrom !== null) states.push({ day: silentFrom, isAbove: null });
  return states;
}

/**
 * How many members' earnings of the last four quarters exceed those of the four before, by what had been filed by each session.
 * **Shape** sessions ascending; one count a session. **Window** trailing, by the day of filing. **Missing** a member without eight quarters in a
 * row, or silent for more than 220 days after its last, is in neither count. **Ties/edges** equal sums are not above; a later filing of a
 * quarter replaces its value from its day on. **Source** DEFINITIONS, `conditions`.
 */
export function countEarnings(members: readonly ReportingMember[], sessions: readonly SessionDate[]): EarningsCounts {
  const counts = {
    above: new Float64Array(sessions.length),
    judged: new Float64Array(sessions.length),
    members: new Float64Array(sessions.length),
  };
  const indexOf = (day: SessionDate | null | undefined): number =>
    day === null || day === undefined ? sessions.length : Math.min(firstSessionFrom(sessions, day), sessions.length);
  for (const member of members) {
    const belongs = new Uint8Array(sessions.length);
    for (const { from, until } of member.spells) belongs.fill(1, indexOf(from), indexOf(until));
    belongs.forEach((mark, t) => {
      counts.members[t] = (counts.members[t] ?? 0) + mark;
    });
    const states = listStates(member);
    states.forEach(({ day, isAbove }, at) => {
      if (isAbove === null) return;
      for (let t = indexOf(day); t < indexOf(states[at + 1]?.day); t += 1) {
        if (belongs[t] !== 1) continue;
        counts.judged[t] = (counts.judged[t] ?? 0) + 1;
        if (isAbove) counts.above[t] = (counts.above[t] ?? 0) + 1;
      }
    });
  }
  return counts;
}

/** The newest value of every quarter, as of the day on which its first was filed: what today's figures say of then. */
export function reviseReports(reports: readonly EarningsReport[]): EarningsReport[] {
  const first = new Map<SessionDate, EarningsReport>();
  const newest = new Map<SessionDate, EarningsReport>();
  for (const report of reports) {
    const [early, late] = [first.get(report.period), newest.get(report.period)];
    if (early === undefined || report.filed < early.filed) first.set(report.period, report);
    if (late === undefined || report.filed > late.filed) newest.set(report.period, report);
  }
  return [...first.values()].map((report) => ({ ...report, value: newest.get(report.period)?.value ?? report.value }));
}
