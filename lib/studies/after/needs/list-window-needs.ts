import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { formatMonthYear } from '@/lib/format/format-month-year';
import { firstTick, relativeReturn, sessionReturn, windowReturn } from '@/lib/metrics';
import { plainChoice } from '../../measure/write-claim-query';
import { nameInSentence } from '../../kit/name-in-sentence';
import { nameUnit } from '../../kit/unit-words';
import { sayWindow } from '../../measure/window-words';
import type { StudySeries } from '../../kit/study-series';
import type { Need, NeedContext } from './need';
import { linkClaim } from './need-links';

/** Windows of each unit: of sessions a day, a week, a month, a quarter and a year. */
export const needWindows: Readonly<Record<CalendarUnit, readonly number[]>> = {
  session: [1, 5, 21, 63, 252],
  week: [1, 4, 13, 26, 52],
  month: [1, 3, 6, 12],
  quarter: [1, 2, 4],
  year: [1],
};
const spreads = ['pp', 'ratio'] as const;

/** One measure of the close to come: its values before, and how they follow from a close. */
interface Measured {
  readonly choice: 'return' | 'pp' | 'ratio';
  readonly sessions: number;
  readonly other: StudySeries | null;
  /** Index of the first session on which the instrument, or both, have a close: there `values` begin. */
  readonly first: number;
  /** Values up to the session before; NaN where missing. */
  readonly values: Float64Array;
  valueAt(close: number): number;
  /** The close that gives this value, before it is put on a tick. */
  closeFor(value: number): number;
}

function measureOwn({ main, closes, index }: NeedContext, sessions: number): Measured | null {
  const start = closes[index - sessions] ?? NaN;
  if (Number.isNaN(start)) return null;
  const values = sessionReturn(closes.subarray(main.first, index), sessions);
  return {
    choice: 'return',
    sessions,
    other: null,
    first: main.first,
    values,
    valueAt: (close) => close / start - 1,
    closeFor: (value) => start * (1 + value),
  };
}

function measureSpreads(context: NeedContext, own: Measured, other: StudySeries): Measured[] {
  const { closes, index } = context;
  const { sessions } = own;
  const theirs = windowReturn(other.closes, index, sessions);
  const start = closes[index - sessions] ?? NaN;
  if (Number.isNaN(theirs)) return [];
  const first = Math.max(own.first, other.first);
  const mine = own.values.subarray(first - own.first);
  const before = sessionReturn(other.closes.subarray(first, index), sessions);
  return spreads.map((spread) => ({
    choice: spread,
    sessions,
    other,
    first,
    values: relativeReturn(mine, before, spread),
    valueAt: (close) => relativeReturn(Float64Array.of(own.valueAt(close)), Float64Array.of(theirs), spread)[0] ?? NaN,
    closeFor: (value) => (spread === 'pp' ? start * (1 + theirs + value) : start * (1 + theirs) * (1 + value)),
  }));
}

/** Largest and smallest value from `from` on; NaN where there is none. */
function findExtremes(values: Float64Array, from: number): { up: number; down: number } {
  let up = NaN;
  let down = NaN;
  for (let t = Math.max(from, 0); t < values.length; t += 1) {
    const value = values[t] ?? NaN;
    if (!(value <= up) && !Number.isNaN(value)) up = value;
    if (!(value >= down) && !Number.isNaN(value)) down = value;
  }
  return { up, down };
}

function sayWhat({ choice, sessions, other }: Measured, unit: CalendarUnit, sign: 1 | -1): string {
  const window = sayWindow(sessions, unit);
  if (other === null) return `largest ${window} ${sign === 1 ? 'gain' : 'loss'}`;
  const name = nameInSentence(other.instrument);
  return `largest ${window} ${sign === 1 ? `lead over ${name}` : `lag behind ${name}`} ${choice === 'pp' ? 'in points' : 'as a ratio'}`;
}

/** Where the data begin: the month, of quarters and years the first of them. */
function sayBegin({ market: { unit, sessions } }: NeedContext, first: number): string {
  const date = sessions[first] ?? '';
  return unit === 'quarter' || unit === 'year' ? nameUnit(unit, date) : formatMonthYear(date);
}

function describe(context: NeedContext, measured: Measured, sign: 1 | -1, close: number, since: number): Need {
  const { main, market } = context;
  const { choice: kind, sessions, other, first } = measured;
  const direction = sign === 1 ? 'up' : 'down';
  const choice = {
    ...plainChoice,
    measure: kind === 'return' ? 'return' : 'outperformance',
    symbol: main.symbol,
    versus: other?.symbol ?? '',
    sessions,
    direction,
    spread: kind === 'ratio' ? 'ratio' : 'pp',
  } as const;
  const span =
    since < 0
      ? `in the data${other === null ? '' : ' of both'}, which begin in ${sayBegin(context, first)}`
      : `since ${nameUnit(market.unit, market.sessions[since] ?? '')}`;
  const comparison =
    since < 0 ? ({ name: 'largest', count: null, since: null } as const) : ({ name: 'highest-since', count: null, since } as const);
  return {
    kind: kind === 'return' ? 'return' : 'outperformance',
    direction,
    close,
    versus: other?.symbol ?? null,
    runSessions: 0,
    statement: `the ${sayWhat(measured, market.unit, sign)} ${span}`,
    link: linkClaim(context, { choice, comparison, atLeast: null, statesSpread: other !== null }, close),
  };
}

/** The most extreme ever (equal to the best is rank 1), and beyond all of the last sessions, where that is less. */
function listSide(context: NeedContext, measured: Measured, direction: 'up' | 'down', ever: number, recent: number): Need[] {
  const { values, first, valueAt, closeFor } = measured;
  const sign = direction === 'up' ? 1 : -1;
  if (!(sign * ever > 0)) return [];
  const everClose = firstTick(closeFor(ever), direction, (close) => sign * valueAt(close) >= sign * ever);
  const needs = [describe(context, measured, sign, everClose, -1)];
  if (!(sign * recent > 0) || recent === ever) return needs;
  const close = firstTick(closeFor(recent), direction, (level) => sign * valueAt(level) > sign * recent);
  const reached = sign * valueAt(close);
  let since = values.length - 1;
  while (since >= 0 && !(sign * (values[since] ?? NaN) >= reached)) since -= 1;
  if (since >= 0) needs.push(describe(context, measured, sign, close, first + since));
  return needs;
}

function listSides(context: NeedContext, measured: Measured): Need[] {
  const ever = findExtremes(measured.values, 0);
  const recent = findExtremes(measured.values, measured.values.length - context.sinceSessions);
  return [...listSide(context, measured, 'up', ever.up, recent.up), ...listSide(context, measured, 'down', ever.down, recent.down)];
}

/** Closes that make the largest gain, loss, lead or lag over the windows of the unit: ever, and of the last sessions or units. */
export function listWindowNeeds(context: NeedContext): Need[] {
  return needWindows[context.market.unit].flatMap((sessions) => {
    const own = measureOwn(context, sessions);
    if (own === null) return [];
    return [own, ...context.others.flatMap((other) => measureSpreads(context, own, other))].flatMap((measured) =>
      listSides(context, measured),
    );
  });
}
