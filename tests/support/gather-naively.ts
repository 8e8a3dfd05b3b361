/** Closes of sessions, and the session after the last of them. */
interface Gathered {
  readonly dates: readonly string[];
  readonly next: string;
  readonly a: readonly number[];
  readonly b: readonly number[] | null;
}

/** Names the unit that a date lies in, by itself: a week by its Monday. */
function nameOf(date: string, unit: string): string {
  if (unit === 'week') {
    const day = new Date(`${date}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
    return day.toISOString().slice(0, 10);
  }
  if (unit === 'quarter') return `${date.slice(0, 4)} ${'111222333444'[Number(date.slice(5, 7)) - 1] ?? ''}`;
  return date.slice(0, unit === 'month' ? 7 : unit === 'year' ? 4 : 10);
}

/** The last session of every unit with its closes, the plain way: the unit that goes on with `next` is left out unless it is asked for to date. */
export function gatherNaively(
  { dates, next, a, b }: Gathered,
  { unit, running }: { readonly unit: string; readonly running: string },
): Pick<Gathered, 'dates' | 'a' | 'b'> & { readonly goesOn: boolean } {
  const kept = dates.flatMap((date, t) => {
    const after = dates[t + 1] ?? next;
    const isLast = nameOf(after, unit) !== nameOf(date, unit);
    return isLast || (t === dates.length - 1 && running === 'to-date') ? [t] : [];
  });
  const pick = (closes: readonly number[]): number[] => kept.map((t) => closes[t] ?? NaN);
  const newest = dates.at(-1) ?? '';
  const goesOn = running === 'to-date' && nameOf(next, unit) === nameOf(newest, unit);
  return { dates: kept.map((t) => dates[t] ?? ''), a: pick(a), b: b === null ? null : pick(b), goesOn };
}
