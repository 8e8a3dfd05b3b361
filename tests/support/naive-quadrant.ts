// Quadrants of relative rotation, week by week, by the slowest obvious formula: lists with null where something is missing.

type Values = readonly (number | null)[];

type QuadrantName = 'leading' | 'weakening' | 'lagging' | 'improving';

interface Asked {
  readonly dates: readonly string[];
  readonly next: string;
  readonly a: readonly number[];
  readonly b: readonly number[] | null;
  readonly formula: string;
  readonly quadrant: string;
}

const isWhole = (part: Values): part is readonly number[] => !part.includes(null);
const total = (part: readonly number[]): number => part.reduce((sum, value) => sum + value, 0);

/** The last `n` values up to each, as one; null where they are fewer or one is missing. */
function over(values: Values, n: number, of: (part: readonly number[]) => number): Values {
  return values.map((_, t) => {
    const part = values.slice(Math.max(0, t - n + 1), t + 1);
    return part.length === n && isWhole(part) ? of(part) : null;
  });
}

const mean = (values: Values, n: number): Values => over(values, n, (part) => total(part) / n);

function blend(values: Values, n: number): Values {
  let level: number | null = null;
  return values.map((value) => (level = value === null ? null : level === null ? value : level + (2 / (n + 1)) * (value - level)));
}

/** How many deviations each is above the mean of its window, which may be shorter at the beginning. */
function score(values: Values, n: number, fewest: number): Values {
  const first = values.findIndex((value) => value !== null);
  return values.map((value, t) => {
    const window = values.slice(Math.max(first, t - n + 1), t + 1);
    const part = window.filter((one) => one !== null);
    if (first < 0 || value === null || part.length < fewest || part.length < window.length) return null;
    const middle = total(part) / part.length;
    const deviation = Math.sqrt(total(part.map((one) => (one - middle) ** 2)) / (part.length - 1));
    return deviation < 1e-13 * Math.abs(middle) ? 0 : (value - middle) / deviation;
  });
}

function with2(left: Values, right: Values, of: (x: number, y: number) => number): Values {
  return left.map((x, t) => {
    const y = right[t] ?? null;
    return x === null || y === null ? null : of(x, y);
  });
}

const back = (values: Values, n: number): Values => values.map((_, t) => values[t - n] ?? null);
const ratio = (x: number, y: number): number => (100 * x) / y;
const less = (x: number, y: number): number => x - y;
const about = (values: Values, times = 1): Values => values.map((value) => (value === null ? null : 100 + times * value));

function strengthAndMomentum(rs: Values, formula: string): readonly [Values, Values] {
  if (formula === 'averages') {
    const x = with2(mean(rs, 10), mean(rs, 30), ratio);
    return [x, with2(x, mean(x, 9), ratio)];
  }
  if (formula === 'zscore') {
    const x = about(score(rs, 52, 26));
    return [x, about(score(with2(x, back(x, 1), less), 52, 26))];
  }
  if (formula === 'smoothed') {
    const x = mean(with2(rs, back(rs, 11), ratio), 12);
    return [x, mean(with2(x, back(x, 4), ratio), 5)];
  }
  const x = about(score(blend(rs, 5), 26, 26), 5);
  return [x, about(score(blend(with2(x, back(x, 4), less), 3), 13, 13), 5)];
}

/** The Monday of a date's week. */
function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}

/** The name of the quadrant at the last session of every complete week, by that session's place; null where there is none. */
export function naiveQuadrants({ dates, next, a, b, formula }: Omit<Asked, 'quadrant'>): Map<number, QuadrantName | null> {
  const ends = dates.flatMap((date, t) => (mondayOf(dates[t + 1] ?? next) === mondayOf(date) ? [] : [t]));
  const rs = ends.map((t) => {
    const quotient = (100 * (a[t] ?? NaN)) / (b?.[t] ?? NaN);
    return Number.isNaN(quotient) ? null : quotient;
  });
  const [x, y] = strengthAndMomentum(rs, formula);
  const least = 100 - 1e-10;
  return new Map(
    ends.map((t, week) => {
      const [across, up] = [x[week] ?? null, y[week] ?? null];
      if (across === null || up === null) return [t, null];
      if (across >= least) return [t, up >= least ? 'leading' : 'weakening'];
      return [t, up >= least ? 'improving' : 'lagging'];
    }),
  );
}

const kept = new WeakMap<Asked['a'], { readonly key: string; readonly b: Asked['b']; readonly entries: readonly (boolean | null)[] }>();

/** Whether each session is one at whose close the quadrant is entered; null where nobody knows. Within a week nothing is entered. */
export function naiveEntries(asked: Asked): readonly (boolean | null)[] {
  const { dates, next, a, b, formula, quadrant } = asked;
  const key = [formula, quadrant, next, dates[0], dates.length].join();
  const found = kept.get(a);
  if (found?.key === key && found.b === b) return found.entries;
  const places = naiveQuadrants(asked);
  let before: string | null = null;
  let last: boolean | null = null;
  const entries = dates.map((_, t) => {
    const place = places.get(t);
    if (place === undefined) return last === null ? null : false;
    last = place === null || (place === quadrant && before === null) ? null : place === quadrant && before !== quadrant;
    before = place;
    return last;
  });
  kept.set(a, { key, b, entries });
  return entries;
}
