import { naiveEntries } from './naive-quadrant';

/** One instrument's closes by session, NaN where none is stored; for the plain evaluation of claims in tests alone. */
export type Closes = readonly number[];

/** What the plain evaluation is given: no market, no metrics, nothing of the library. */
export interface NaiveClaim {
  readonly dates: readonly string[];
  /** The session after the last one. */
  readonly next: string;
  readonly a: Closes;
  readonly b: Closes | null;
  /** Whether the last of the units goes on: nothing that followed ends with it. */
  readonly goesOn?: boolean;
  readonly measure: string;
  readonly sessions: number;
  readonly direction: string;
  readonly thresholdPct: number;
  readonly figure: string;
  readonly spread: string;
  readonly distanceIn: string;
  readonly ties: string;
  readonly average: number;
  readonly fast: string;
  readonly formula: string;
  readonly quadrant: string;
  readonly comparison: string;
  readonly count: number;
  readonly since: string;
  /** Whether ranks and extremes are of the calendar year alone. */
  readonly within: string;
  readonly said: string;
  /** Whether the figure said is one, or a bound. */
  readonly side: string;
  readonly atLeast: string;
  readonly horizon: number;
  readonly policy: string;
  readonly statistic: string;
  /** Whether figures are rounded to two decimals before they are compared with a threshold. */
  readonly isRounded: boolean;
}

export const slack = 1e-12;

const always = { ties: 'exclude', b: null } as const;
export const halfCent = 0.00005;

function isMove({ a, b, direction, thresholdPct, ties, isRounded }: NaiveClaim, t: number): boolean | null {
  if (t < 1) return null;
  const change = (closes: Closes) => (closes[t] ?? NaN) / (closes[t - 1] ?? NaN) - 1;
  const move = b === null ? change(a) : change(a) - change(b);
  if (Number.isNaN(move)) return null;
  const gain = direction === 'either' ? Math.abs(move) : direction === 'up' ? move : -move;
  if (thresholdPct === 0) return ties === 'include' && direction !== 'either' ? gain >= 0 : gain > 0;
  return gain >= thresholdPct / 100 - (isRounded ? halfCent : 0) - slack;
}

export function windowReturn(closes: Closes, t: number, n: number): number {
  if (t < n) return NaN;
  return (closes[t] ?? NaN) / (closes[t - n] ?? NaN) - 1;
}

function distanceAt({ a, sessions, distanceIn }: NaiveClaim, t: number): number {
  if (t < sessions - 1) return NaN;
  const window = a.slice(t - sessions + 1, t + 1);
  const mean = window.reduce((sum, close) => sum + close, 0) / sessions;
  const close = a[t] ?? NaN;
  if (distanceIn === 'pct') return close / mean - 1;
  const deviation = Math.sqrt(window.reduce((sum, item) => sum + (item - mean) ** 2, 0) / (sessions - 1));
  return deviation > 0 ? (close - mean) / deviation : NaN;
}

/** Deviation of daily returns about their mean, over n - 1, for a year of 252; what is below 1e-12 is the last bits of equal returns. */
function volatilityAt({ a, sessions }: NaiveClaim, t: number): number {
  if (t < sessions) return NaN;
  const returns = Array.from({ length: sessions }, (_, back) => windowReturn(a, t - back, 1));
  const mean = returns.reduce((sum, item) => sum + item, 0) / sessions;
  const deviation = Math.sqrt(returns.reduce((sum, item) => sum + (item - mean) ** 2, 0) / (sessions - 1));
  return deviation < slack ? 0 : deviation * Math.sqrt(252);
}

/** The session of the low of the bull market that is known to run at t; -1 for none. Turning points by falls and rises of 20%, walked close by close; what the first turn began is not counted. */
function lowOfBull({ a }: NaiveClaim, t: number): number {
  let [kind, turns, top, low, start] = ['', 0, NaN, NaN, -1];
  let lowest = -1;
  for (let s = 0; s <= t; s += 1) {
    const close = a[s] ?? NaN;
    if (Number.isNaN(close)) continue;
    if (!(close <= top)) top = close;
    if (!(close >= low)) [low, lowest] = [close, s];
    if (kind !== 'bear' && close / top - 1 <= -0.2 + slack) [kind, turns, low, lowest] = ['bear', turns + 1, close, s];
    else if (kind !== 'bull' && close / low - 1 >= 0.2 - slack) [kind, turns, top, start] = ['bull', turns + 1, close, lowest];
  }
  return kind === 'bull' && turns > 1 && !Number.isNaN(a[t] ?? NaN) ? start : -1;
}

function bullAt(claim: NaiveClaim, t: number): number {
  const low = lowOfBull(claim, t);
  if (low < 0) return NaN;
  const days = (Date.parse(claim.dates[t] ?? '') - Date.parse(claim.dates[low] ?? '')) / 86_400_000;
  return claim.measure === 'cycle-age' ? days : (claim.a[t] ?? NaN) / (claim.a[low] ?? NaN) - 1;
}

/** Whether a close is on the side of the mean that is claimed; null where there is no mean. */
function isBeside({ a, average, direction }: NaiveClaim, t: number): boolean | null {
  const window = a.slice(Math.max(0, t - average + 1), t + 1);
  if (window.length < average || window.some((close) => Number.isNaN(close))) return null;
  const mean = window.reduce((sum, close) => sum + close, 0) / average;
  const above = (a[t] ?? NaN) / mean - 1;
  return direction === 'up' ? above > slack : above < -slack;
}

export function meanAt(closes: Closes, t: number, n: number): number {
  return t < n - 1 ? NaN : closes.slice(t - n + 1, t + 1).reduce((sum, close) => sum + close, 0) / n;
}

/** Whether the line is on the claimed side of the mean; null where either is missing. */
function isLineBeside({ a, average, fast, direction }: NaiveClaim, t: number): boolean | null {
  const above = (fast === 'close' ? (a[t] ?? NaN) : meanAt(a, t, Number(fast))) / meanAt(a, t, average) - 1;
  if (Number.isNaN(above)) return null;
  return direction === 'down' ? above < -slack : above > slack;
}

/** Of what happens now and then, and may be hidden for long: whether it did at each session, null where nobody knows; of all else null. */
export function listHappenings(claim: NaiveClaim): readonly (boolean | null)[] | null {
  if (claim.measure === 'quadrant') return naiveEntries(claim);
  if (claim.measure !== 'cross') return null;
  const sides = claim.dates.map((_, t) => isLineBeside(claim, t));
  return sides.map((side, t) => {
    const before = sides[t - 1] ?? null;
    return side === null || before === null ? null : side && !before;
  });
}

function isRecordAt({ a, ties }: NaiveClaim, t: number): boolean {
  const close = a[t] ?? NaN;
  const before = a.slice(0, t).filter((item) => !Number.isNaN(item));
  return before.length > 0 && (ties === 'include' ? before.every((item) => close >= item) : before.every((item) => close > item));
}

/** The measure at one session, each straight from its definition. */
export function naiveValue(claim: NaiveClaim, t: number): number {
  const { a, b, measure, sessions, spread } = claim;
  const close = a[t] ?? NaN;
  switch (measure) {
    case 'return':
      // Closes have two decimals: what a subtraction leaves beyond them is its rounding.
      if (claim.figure === 'points') return Number((close - (a[t - sessions] ?? NaN)).toFixed(6));
      return windowReturn(a, t, sessions);
    case 'outperformance': {
      const mine = windowReturn(a, t, sessions);
      const other = windowReturn(b ?? [], t, sessions);
      if (spread === 'pp') return mine - other;
      return spread === 'ratio' ? (1 + mine) / (1 + other) - 1 : Math.log(1 + mine) - Math.log(1 + other);
    }
    case 'streak': {
      if (isMove(claim, t) === null) return NaN;
      let length = 0;
      while (isMove(claim, t - length) === true) length += 1;
      return length;
    }
    case 'record': {
      if (!isRecordAt(claim, t)) return NaN;
      const first = a.findIndex((item) => !Number.isNaN(item));
      let back = t - 1;
      while (back > first && !isRecordAt(claim, back)) back -= 1;
      return t - back;
    }
    case 'recovery': {
      if (!isRecordAt({ ...claim, ties: 'exclude' }, t)) return NaN;
      const before = a.slice(0, t).map((item) => (Number.isNaN(item) ? -Infinity : item));
      const record = Math.max(...before);
      const since = a.slice(before.indexOf(record) + 1, t).filter((item) => item < record);
      const low = Math.min(...since);
      if (since.length === 0 || 1 - low / record < claim.thresholdPct / 100 - slack) return NaN;
      return t - a.lastIndexOf(low, t - 1);
    }
    case 'calm': {
      if (isMove({ ...claim, ...always }, t) === null) return NaN;
      let length = 0;
      while (isMove({ ...claim, ...always }, t - length) === false) length += 1;
      return length;
    }
    case 'spell': {
      if (isBeside(claim, t) === null) return NaN;
      let length = 0;
      while (isBeside(claim, t - length) === true) length += 1;
      return length;
    }
    case 'tally': {
      const moves = Array.from({ length: sessions }, (_, back) => isMove({ ...claim, ...always, isRounded: false }, t - back));
      return moves.includes(null) ? NaN : moves.filter((move) => move === true).length;
    }
    case 'swing': {
      const is = (at: number): boolean => isMove({ ...claim, ...always, isRounded: false }, at) === true;
      if (!is(t)) return NaN;
      let back = t - 1;
      while (back >= 0 && !is(back)) back -= 1;
      if (back >= 0) return t - back - 1;
      // Of the first of the data what is known of its wait.
      back = t - 1;
      while (!Number.isNaN(windowReturn(a, back, 1))) back -= 1;
      return t - back - 1;
    }
    case 'cross':
    case 'quadrant': {
      const entries = listHappenings(claim) ?? [];
      if (entries[t] !== true) return NaN;
      const before = entries.lastIndexOf(true, t - 1);
      return t - (t === 0 || before < 0 ? entries.lastIndexOf(null, t) : before) - 1;
    }
    case 'distance':
      return distanceAt(claim, t);
    case 'volatility':
      return volatilityAt(claim, t);
    case 'cycle-gain':
    case 'cycle-age':
      return bullAt(claim, t);
    case 'drawdown':
      return close / Math.max(...a.slice(0, t + 1).filter((item) => !Number.isNaN(item))) - 1;
    default:
      return close;
  }
}
