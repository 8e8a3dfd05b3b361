/** One instrument's closes by session, NaN where none is stored; for the plain evaluation of claims in tests alone. */
export type Closes = readonly number[];

/** What the plain evaluation is given: no market, no metrics, nothing of the library. */
export interface NaiveClaim {
  readonly dates: readonly string[];
  readonly a: Closes;
  readonly b: Closes | null;
  readonly measure: string;
  readonly sessions: number;
  readonly direction: string;
  readonly thresholdPct: number;
  readonly spread: string;
  readonly distanceIn: string;
  readonly ties: string;
  readonly comparison: string;
  readonly count: number;
  readonly since: string;
  readonly said: string;
  readonly atLeast: string;
  readonly horizon: number;
  readonly policy: string;
  readonly statistic: string;
  /** Whether figures are rounded to two decimals before they are compared with a threshold. */
  readonly isRounded: boolean;
}

const slack = 1e-12;
/** Places whose threshold is their own figure where none is given. */
const places = ['volatility', 'cycle-gain', 'cycle-age'];
const halfCent = 0.00005;

/** Moves, which are on one side of zero: on the other there is no such thing. */
const sided = ['return', 'outperformance', 'distance', 'drawdown'];

function isMove({ a, b, direction, thresholdPct, ties, isRounded }: NaiveClaim, t: number): boolean | null {
  if (t < 1) return null;
  const change = (closes: Closes) => (closes[t] ?? NaN) / (closes[t - 1] ?? NaN) - 1;
  const move = b === null ? change(a) : change(a) - change(b);
  if (Number.isNaN(move)) return null;
  const gain = direction === 'up' ? move : -move;
  if (thresholdPct === 0) return ties === 'include' ? gain >= 0 : gain > 0;
  return gain >= thresholdPct / 100 - (isRounded ? halfCent : 0) - slack;
}

function windowReturn(closes: Closes, t: number, n: number): number {
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

function extreme({ measure, direction }: NaiveClaim, value: number): number {
  if (measure === 'streak' || measure === 'record') return value;
  // What is equal to 12 digits is equal.
  return Number((direction === 'down' || measure === 'drawdown' ? -value : value).toPrecision(12));
}

const isPercent = ({ measure, distanceIn }: NaiveClaim) =>
  ['return', 'outperformance', 'drawdown', 'volatility', 'cycle-gain'].includes(measure) ||
  (measure === 'distance' && distanceIn === 'pct');

interface Found {
  readonly holds: boolean | null;
  readonly figure: number;
}

const nothing: Found = { holds: null, figure: NaN };

function bounds(since: string): { from: string; to: string } | null {
  if (since === '') return null;
  return {
    from: since.padEnd(10, '-01').slice(0, 10),
    to: since.length === 4 ? `${since}-12-31` : since.length === 7 ? `${since}-31` : since,
  };
}

/** The threshold given, or that of the session itself without its third decimal; empty where the session is on the other side of zero. */
export function boundOf(claim: NaiveClaim, values: readonly number[]): string {
  if (claim.atLeast !== '') return claim.atLeast;
  // A place is where it is: cut so that the session itself is beyond it.
  const percent = (values.at(-1) ?? NaN) * (isPercent(claim) ? 100 : 1);
  if (places.includes(claim.measure))
    return Number.isNaN(percent)
      ? ''
      : String((claim.direction === 'up' ? Math.floor(percent * 100 + 1e-9) : Math.ceil(percent * 100 - 1e-9)) / 100);
  if (!sided.includes(claim.measure)) return '';
  const size = extreme(claim, values.at(-1) ?? NaN) * (isPercent(claim) ? 100 : 1);
  // A size that is cut to nothing is no bound: everything on its side stands.
  return size >= 0.01 - 1e-11 ? String(Math.floor(size * 100 + 1e-9) / 100) : '';
}

function threshold(claim: NaiveClaim): number {
  if (claim.measure === 'streak') return claim.sessions;
  if (claim.atLeast === '' && claim.measure === 'record') return -Infinity;
  if (claim.measure === 'level') return extreme(claim, Number(claim.atLeast));
  if (places.includes(claim.measure))
    return claim.atLeast === '' ? NaN : extreme(claim, Number(claim.atLeast) / (isPercent(claim) ? 100 : 1));
  return Math.abs(Number(claim.atLeast)) / (isPercent(claim) ? 100 : 1);
}

/** The sessions on which what is claimed was so. */
function listStanding(claim: NaiveClaim, values: readonly number[]): number[] {
  const bound = boundOf(claim, values);
  if (sided.includes(claim.measure) && bound === '') return values.flatMap((value, t) => (extreme(claim, value) > 0 ? [t] : []));
  const least = threshold({ ...claim, atLeast: bound });
  const room =
    claim.isRounded && (sided.includes(claim.measure) || places.includes(claim.measure)) ? halfCent * (isPercent(claim) ? 1 : 100) : slack;
  return values.flatMap((value, t) => (extreme(claim, value) >= least - room ? [t] : []));
}

/** The events of a claim, each by the session on which it happened. */
function happenings(claim: NaiveClaim, values: readonly number[]): number[] {
  const on = listStanding(claim, values);
  const isOfOneDay = (claim.measure === 'return' || claim.measure === 'outperformance') && claim.sessions === 1;
  return claim.measure === 'record' || isOfOneDay ? on : on.filter((t) => !on.includes(t - 1));
}

function beginOf(claim: NaiveClaim, values: readonly number[]): string {
  const has = (t: number) => !Number.isNaN(claim.a[t] ?? NaN);
  const begin =
    claim.measure === 'streak' || claim.measure === 'record'
      ? Math.max(
          values.findIndex((_, t) => has(t)),
          claim.b === null ? 0 : claim.b.findIndex((close) => !Number.isNaN(close)),
        )
      : values.findIndex((value) => !Number.isNaN(value));
  return claim.dates[begin] ?? '';
}

/** Whether the claim goes back further than what is stored. */
function isTooOld(claim: NaiveClaim, values: readonly number[]): boolean {
  const period = bounds(claim.since);
  const begin = beginOf(claim, values);
  if (period === null || begin === '' || period.from >= begin) return false;
  return claim.since.length === 10 || period.to < begin;
}

function judgeAfterwards(claim: NaiveClaim, values: readonly number[]): Found {
  const { a, dates, horizon, policy, statistic, since } = claim;
  if (isTooOld(claim, values)) return nothing;
  const all = claim.measure === 'streak' ? happenings(claim, values) : listStanding(claim, values);
  let kept = all;
  // A session crosses nothing where nobody knows of the one before.
  const first = values.findIndex((value) => !Number.isNaN(value));
  const isCycle = claim.measure.startsWith('cycle');
  // Of a bear market it is known that no bull market runs.
  const known = claim.measure === 'record' ? a : values.map((value, t) => (isCycle && t >= first - 1 ? (a[t] ?? NaN) : value));
  if (policy === 'first-cross') kept = all.filter((t) => !all.includes(t - 1) && !Number.isNaN(known[t - 1] ?? NaN));
  if (policy === 'first-in-horizon') {
    kept = [];
    for (const t of all) if (kept.length === 0 || t - (kept.at(-1) ?? 0) >= horizon) kept.push(t);
  }
  const from = bounds(since)?.from ?? '';
  const outcomes = kept
    .filter((t) => (dates[t] ?? '') >= from)
    .map((t) => (a[t + horizon] ?? NaN) / (a[t] ?? NaN) - 1)
    .filter((value) => !Number.isNaN(value))
    .sort((x, y) => x - y);
  const n = outcomes.length;
  if (n === 0) return nothing;
  const median = ((outcomes[Math.floor((n - 1) / 2)] ?? NaN) + (outcomes[Math.ceil((n - 1) / 2)] ?? NaN)) / 2;
  const figure =
    statistic === 'median'
      ? median
      : statistic === 'mean'
        ? outcomes.reduce((sum, value) => sum + value, 0) / n
        : outcomes.filter((value) => value > 0).length / n;
  return { holds: true, figure };
}

function judgeComparison(claim: NaiveClaim, values: readonly number[]): Found {
  const { dates, comparison, count, measure } = claim;
  const at = values.length - 1;
  const figure = values[at] ?? NaN;
  const own = extreme(claim, figure);
  const period = bounds(claim.since);
  const year = (dates[at] ?? '').slice(0, 4);
  // "Since 2025" looks back past 2025, but said in 2025 to its beginning.
  const isWithin = (t: number): boolean =>
    period === null || (dates[t] ?? '') > period.to || ((dates[at] ?? '') <= period.to && (dates[t] ?? '') >= period.from);
  // Of a run its last session stands for it.
  const ends = values.flatMap((value, t) =>
    Number.isNaN(value) || (measure === 'streak' && (value === 0 || (t < at && (values[t + 1] ?? NaN) > value))) ? [] : [t],
  );
  switch (comparison) {
    case 'largest':
    case 'nth': {
      if (Number.isNaN(own)) return nothing;
      const better = ends.filter((t) => (dates[t] ?? '') >= (period?.from ?? '') && extreme(claim, values[t] ?? NaN) > own);
      const wanted = comparison === 'largest' ? 1 : count;
      if (better.length + 1 <= wanted && isTooOld(claim, values)) return nothing;
      return { holds: better.length + 1 === wanted, figure };
    }
    case 'ever': {
      if (ends.length === 0 || isTooOld(claim, values)) return nothing;
      const top = Math.max(...ends.map((t) => extreme(claim, values[t] ?? NaN)));
      const best = ends.filter((t) => extreme(claim, values[t] ?? NaN) === top);
      const inside = best.some(
        (t) =>
          period === null ||
          ((dates[t] ?? '') >= period.from && (dates[measure === 'streak' ? t - (values[t] ?? NaN) + 1 : t] ?? '') <= period.to),
      );
      return { holds: inside, figure: values[best[0] ?? -1] ?? NaN };
    }
    case 'highest-since': {
      if (Number.isNaN(own)) return nothing;
      const above = ends.filter((t) => t < at && extreme(claim, values[t] ?? NaN) >= own);
      if (above.length === 0 && isTooOld(claim, values)) return nothing;
      return { holds: !above.some((t) => isWithin(t)), figure };
    }
    case 'first-since':
    case 'only-k-since': {
      if (Number.isNaN(figure) && measure !== 'record') return nothing;
      const events = happenings(claim, values);
      const here = listStanding(claim, values).includes(at);
      if (comparison === 'only-k-since') {
        const counted = events.filter((t) => (dates[t] ?? '') >= (period?.from ?? ''));
        if (counted.length <= count && isTooOld(claim, values)) return nothing;
        return { holds: here && counted.length === count, figure };
      }
      const others = measure === 'streak' ? events : listStanding(claim, values);
      const before = here ? others.slice(0, -1) : others;
      if (here && before.length === 0 && isTooOld(claim, values)) return nothing;
      return { holds: here && !before.some((t) => isWithin(t)), figure };
    }
    case 'in-a-row':
      return measure !== 'streak' || Number.isNaN(figure) ? nothing : { holds: figure >= claim.sessions, figure };
    case 'count-this-year': {
      if (measure !== 'record' || beginOf(claim, values).startsWith(year)) return nothing;
      const records = values.filter((value, t) => !Number.isNaN(value) && dates[t]?.slice(0, 4) === year).length;
      return { holds: records === count, figure: records };
    }
    case 'gap': {
      const before = values.slice(0, -1).filter((value) => !Number.isNaN(value));
      return measure !== 'record' || (before.length === 0 && !Number.isNaN(figure)) ? nothing : { holds: figure === count, figure };
    }
    case 'figure':
      return Number.isNaN(figure) || claim.said === '' ? nothing : { holds: true, figure };
    default:
      return claim.said === '' ? nothing : judgeAfterwards(claim, values);
  }
}

/** The session must have brought what is ranked: no loss is a gain, no run of seven one of five. */
function requireOwn(claim: NaiveClaim, found: Found): Found {
  if (found.holds === null || !['largest', 'nth', 'highest-since', 'figure', 'ever'].includes(claim.comparison)) return found;
  if (sided.includes(claim.measure) && !(extreme(claim, found.figure) > 0)) return { ...found, holds: false };
  return claim.measure === 'streak' && claim.comparison !== 'ever' && found.figure !== claim.sessions ? { ...found, holds: false } : found;
}

/** Whether the printed figure is the number rounded to as many digits, halves either way. */
function isRounding(said: string, shown: number, isSize: boolean): boolean {
  const decimals = said.includes('.') ? said.length - said.indexOf('.') - 1 : 0;
  const same = !isSize || /^[+-]/.test(said) ? Number(said) - shown : Math.abs(Number(said)) - Math.abs(shown);
  return Math.abs(same) * 10 ** decimals <= 0.5 + 1e-6;
}

/** A claim about the last session, judged the plain and slow way under exactly the definitions given; figure in the unit shown. */
export function judgeNaively(given: NaiveClaim): Found {
  // What the sentence of a comparison has no room for has no say.
  const hasSince = !['in-a-row', 'count-this-year', 'gap', 'figure'].includes(given.comparison);
  const hasFigure = !['count-this-year', 'gap'].includes(given.comparison);
  const claim = { ...given, since: hasSince ? given.since : '', said: hasFigure ? given.said : '' };
  const values = claim.dates.map((_, t) => naiveValue(claim, t));
  const isAhead = (bounds(claim.since)?.from ?? '') > (claim.dates.at(-1) ?? '');
  const isBlank = claim.comparison === 'ever' && claim.said === '' && claim.since === '';
  const found = isAhead || isBlank ? nothing : requireOwn(claim, judgeComparison(claim, values));
  const hundred =
    claim.comparison === 'afterwards' || (isPercent(claim) && claim.comparison !== 'count-this-year' && claim.comparison !== 'gap');
  const figure = hundred ? found.figure * 100 : found.figure;
  if (found.holds === null || claim.said === '') return { holds: found.holds, figure };
  return {
    holds: found.holds && isRounding(claim.said, figure, sided.includes(claim.measure) && claim.comparison !== 'afterwards'),
    figure,
  };
}
