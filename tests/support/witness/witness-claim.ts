/** A claim about the last of the closes given, with nothing of the library in it. */
export interface WitnessClaim {
  /** The last session of each unit. */
  readonly dates: readonly string[];
  /** NaN where no close is stored. */
  readonly a: readonly number[];
  /** What runs are set against; null for nothing. */
  readonly b: readonly number[] | null;
  readonly measure: 'swing' | 'record' | 'recovery' | 'cross' | 'calm' | 'spell' | 'streak' | 'tally' | 'return' | 'cycle-age';
  readonly comparison: 'largest' | 'nth' | 'highest-since' | 'first-since' | 'only-k-since' | 'in-a-row' | 'count-this-year' | 'gap';
  readonly direction: 'up' | 'down' | 'either';
  readonly sessions: number;
  readonly thresholdPct: number;
  readonly average: number;
  /** `close`, or of how many closes the mean is that crosses. */
  readonly fast: string;
  readonly ties: 'exclude' | 'include';
  readonly count: number;
  readonly since: string;
  readonly within: 'all' | 'year';
  /** Empty for none. */
  readonly atLeast: string;
}

export type Answer = 'holds' | 'fails' | 'cannot_check';

/** Closes of sessions, gathered to the last session of each unit: what goes on with `next` is left out. */
export function gather(
  unit: 'session' | 'week' | 'month' | 'quarter' | 'year',
  { dates, next, a, b }: Pick<WitnessClaim, 'dates' | 'a' | 'b'> & { readonly next: string },
): Pick<WitnessClaim, 'dates' | 'a' | 'b'> {
  const key = (date: string): string => {
    const [year = '', month = ''] = date.split('-');
    // Days since a Monday, in sevens.
    if (unit === 'week') return String(Math.floor((Date.parse(date) / 86_400_000 + 3) / 7));
    if (unit === 'quarter') return `${year}-${Math.ceil(Number(month) / 3)}`;
    return unit === 'session' ? date : unit === 'month' ? `${year}-${month}` : year;
  };
  const lastOf = new Map<string, number>();
  for (const [t, date] of dates.entries()) lastOf.set(key(date), t);
  lastOf.delete(key(next));
  const kept = [...lastOf.values()];
  const pick = (closes: readonly number[]): number[] => kept.map((t) => closes[t] ?? NaN);
  return { dates: kept.map((t) => dates[t] ?? ''), a: pick(a), b: b === null ? null : pick(b) };
}
