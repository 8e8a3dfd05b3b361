import type { SessionDate } from '@/lib/calendar/session-date';
import { firstSessionFrom, lastSessionTo } from '@/lib/calendar/first-session-from';
import type { StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { leastSettled, usualStarts, type BatonParams, type UsualStart } from './params';

const yearSessions = 252;

/** Where a usual start lies. */
export interface FoundStart {
  readonly usual: UsualStart;
  /** Index of the session whose close it is; null where there is none before the last session shown. */
  readonly index: number | null;
  /** The leader whose peak it is. */
  readonly leader: StudySeries | null;
}

/** The first day of the month, quarter or half year of a date. */
function findUnitStart(date: string, months: number): string {
  const month = Number(date.slice(5, 7));
  const first = month - ((month - 1) % months);
  return `${date.slice(0, 5)}${String(first).padStart(2, '0')}-01`;
}

/** The peak of the leader: the one whose ratio to the benchmark rose the most in the 252 sessions to the last one shown, and the last of them on which that stood highest. */
function findPeak(compared: readonly StudySeries[], benchmark: StudySeries, last: number): Pick<FoundStart, 'index' | 'leader'> {
  const base = last - yearSessions;
  const ratioAt = (item: StudySeries, t: number): number => (item.closes[t] ?? NaN) / (benchmark.closes[t] ?? NaN);
  let [leader, most]: [StudySeries | null, number] = [null, -Infinity];
  for (const item of compared) {
    const rise = ratioAt(item, last) / ratioAt(item, base);
    // The benchmark is no leader of itself.
    if (item.symbol === benchmark.symbol || Number.isNaN(rise)) continue;
    if (rise > most || (rise === most && item.symbol < (leader?.symbol ?? ''))) [leader, most] = [item, rise];
  }
  if (leader === null) return { leader, index: null };
  let peak = base;
  for (let t = base; t <= last; t += 1) if (ratioAt(leader, t) >= ratioAt(leader, peak)) peak = t;
  return { leader, index: peak === last ? null : peak };
}

/** The start of the half year before one, where that one is asked to be settled and is not. */
function findEarlier(sessions: readonly SessionDate[], half: FoundStart | undefined, last: number): FoundStart[] {
  if (half?.index == null || last - half.index >= leastSettled) return [];
  const index = firstSessionFrom(sessions, findUnitStart(sessions[half.index] ?? '', 6)) - 1;
  return index < 0 ? [] : [{ usual: 'earlier', index, leader: null }];
}

/** Every usual start before the last session shown; with that of the half year before where a settled one is asked for and the running one is none. */
export function listUsualStarts(
  { market: { sessions }, range: { last } }: StudyContext,
  { start, usual: asked }: BatonParams,
  compared: readonly StudySeries[],
  benchmark: StudySeries,
): readonly FoundStart[] {
  const date = sessions[last] ?? '';
  const months = { half: 6, quarter: 3, month: 1 } as const;
  const found = usualStarts.map((usual): FoundStart => {
    if (usual === 'peak') return { usual, ...findPeak(compared, benchmark, last) };
    const index = firstSessionFrom(sessions, findUnitStart(date, months[usual])) - 1;
    return { usual, index: index < 0 ? null : index, leader: null };
  });
  return start === '' && asked === 'settled' ? [...findEarlier(sessions, found[0], last), ...found] : found;
}

/** The start that is asked for: the session of the day named or the one before it, else the usual one; null where it does not lie before the last session shown. */
export function findStart(
  { market: { sessions }, range: { last } }: StudyContext,
  { start, usual }: BatonParams,
  starts: readonly FoundStart[],
): number | null {
  if (start === '' && usual === 'settled') return starts[0]?.index ?? null;
  if (start === '') return starts.find((found) => found.usual === usual)?.index ?? null;
  const index = lastSessionTo(sessions, start);
  return index < 0 || index >= last ? null : index;
}
