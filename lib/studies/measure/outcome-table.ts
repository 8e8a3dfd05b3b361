import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { pluralise } from '@/lib/format/number-words';
import { fewestEvents, forwardReturn, keptEvents, quantile, type OverlapPolicy } from '@/lib/metrics';
import type { Cell, Column, Row, SideTable } from '../kit/study';
import { toPercentCell } from '../kit/to-cell';

interface Horizons {
  /** How many sessions, or units, after an event its outcome is told. */
  readonly all: readonly number[];
  /** A year: what is told beside a chart, where there is room for one. */
  readonly beside: number;
}

const horizonsOf: Readonly<Record<CalendarUnit, Horizons>> = {
  session: { all: [21, 63, 126, 252], beside: 252 },
  week: { all: [4, 13, 26, 52], beside: 52 },
  month: { all: [1, 3, 6, 12], beside: 12 },
  quarter: { all: [1, 2, 4, 8], beside: 4 },
  year: { all: [1, 2, 3, 5], beside: 1 },
};

/** Events and what is known of the sessions around them. */
export interface OutcomeInput {
  /** What is measured after the events; aligned with `Market.sessions`. */
  readonly closes: Float64Array;
  /** 1 on the sessions on which the rule holds. */
  readonly mask: Uint8Array;
  /** 1 on the sessions on which it can be judged: base rates are of these. Null for all. */
  readonly known: Uint8Array | null;
  /** Sessions that events and base rates are taken from, both inclusive. */
  readonly span: { readonly first: number; readonly last: number };
  readonly policy: OverlapPolicy;
}

/** What came after events: a table of figures, and each event's own outcomes. Intervals and a test are the study `forward`'s. */
export interface OutcomeTable {
  /** One row per horizon, beside it the same figures of any session on which the rule can be judged. */
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  /** Columns of an event with its outcomes. */
  readonly eventColumns: readonly Column[];
  /** The cells of those columns. **Missing** null where the outcome is too recent or lacks a close. */
  cellsAt(t: number): Readonly<Record<string, Cell>>;
  /** Whether an outcome of an event on a session ends on another one. */
  endsOn(t: number, session: number): boolean;
}

const columns: readonly Column[] = [
  { key: 'horizon_sessions', label: 'Sessions after', unit: 'sessions', type: 'number' },
  { key: 'n', label: 'Events', unit: 'count', type: 'number' },
  { key: 'n_complete', label: 'Complete', unit: 'count', type: 'number' },
  { key: 'mean_pct', label: 'Mean', unit: 'pct', type: 'number', signed: true, greyedBy: ['too_few'] },
  { key: 'median_pct', label: 'Median', unit: 'pct', type: 'number', signed: true, greyedBy: ['too_few'] },
  { key: 'higher_share_pct', label: 'Higher', unit: 'pct', type: 'number', greyedBy: ['too_few'] },
  { key: 'base_mean_pct', label: 'Any session, mean', unit: 'pct', type: 'number', signed: true },
  { key: 'base_higher_share_pct', label: 'Any session, higher', unit: 'pct', type: 'number' },
  { key: 'too_few', label: 'Fewer than five', unit: 'none', type: 'boolean' },
];

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] ?? NaN;
  return sum / values.length;
}

function higherShare(values: Float64Array): number {
  let count = 0;
  for (let at = 0; at < values.length; at += 1) count += Number((values[at] ?? NaN) > 0);
  return count / values.length;
}

/** The outcomes of the sessions of the span on which the rule can be judged, those that have one. */
function listBase(returns: Float64Array, { known, span: { first, last } }: OutcomeInput): Float64Array {
  const base = new Float64Array(Math.max(0, last + 1 - first));
  let count = 0;
  for (let t = first; t <= last; t += 1) {
    const value = returns[t] ?? NaN;
    if (Number.isNaN(value) || (known !== null && known[t] !== 1)) continue;
    base[count] = value;
    count += 1;
  }
  return base.subarray(0, count);
}

function buildRow(horizon: number, returns: Float64Array, input: OutcomeInput): Row {
  const { mask, known, policy } = input;
  const { first, last } = input.span;
  const events = keptEvents(mask, policy, horizon, known).filter((t) => t >= first && t <= last);
  const complete = Float64Array.from(events, (t) => returns[t] ?? NaN).filter((value) => !Number.isNaN(value));
  const base = listBase(returns, input);
  return {
    horizon_sessions: horizon,
    n: events.length,
    n_complete: complete.length,
    mean_pct: toPercentCell(meanOf(complete)),
    median_pct: toPercentCell(quantile(complete, 0.5)),
    higher_share_pct: toPercentCell(higherShare(complete)),
    base_mean_pct: toPercentCell(meanOf(base)),
    base_higher_share_pct: toPercentCell(higherShare(base)),
    too_few: complete.length < fewestEvents,
  };
}

/** What came after events at 21, 63, 126 and 252 sessions, or as many of a unit. `prefix` and `suffix` make the keys of the events' columns. */
export function buildOutcomeTable(input: OutcomeInput, prefix: string, suffix: string, unit: CalendarUnit = 'session'): OutcomeTable {
  const { all: horizons, beside } = horizonsOf[unit];
  const outcomes = horizons.map((horizon) => ({
    horizon,
    key: `${prefix}_${horizon}_${suffix}`,
    returns: forwardReturn({ close: input.closes, versus: null }, horizon),
  }));
  return {
    columns,
    rows: outcomes.map(({ horizon, returns }) => buildRow(horizon, returns, input)),
    eventColumns: outcomes.map(
      ({ horizon, key }): Column => ({
        key,
        label: `${horizon} ${pluralise(horizon, 'session')} later`,
        unit: 'pct',
        type: 'number',
        signed: true,
        beside: horizon === beside,
      }),
    ),
    cellsAt: (t) => Object.fromEntries(outcomes.map(({ key, returns }) => [key, toPercentCell(returns[t])])),
    endsOn: (t, session) => horizons.some((horizon) => t + horizon === session),
  };
}

/** The dates of a table whose events are those of all of history, whatever is displayed. */
export const wholeHistory = { last: 'max' } as const;

/** The way from a table of outcomes to the study of them: `texts` are its parameters where they differ from its defaults, the dates those of the view unless given. */
export function linkForward(texts: Readonly<Record<string, string>>, name: string): NonNullable<SideTable['link']> {
  return {
    study: 'forward',
    query: new URLSearchParams(texts).toString(),
    label: `What happened next to ${name}: the same rule with six horizons, intervals and a test`,
  };
}
