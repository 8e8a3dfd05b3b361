import type { SessionDate } from '@/lib/calendar/session-date';
import type { ValueSeries } from './judge-values';

/** Sessions of a file on another scale than those around them. */
export interface OffScale {
  /** Single ones, and how many times what stands around them they are. */
  readonly odd: ReadonlyMap<SessionDate, number>;
  /** The first session of a scale that changes and stays, and the factor; null where none does. */
  readonly lasting: { readonly session: SessionDate; readonly factor: number } | null;
}

// Sessions on each side that tell what is usual, the fewest of them that do, and how many times of it nothing is in days.
const [around, fewestAround, mostTimes] = [5, 3, 5];

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function isFar(ratio: number): boolean {
  return ratio > mostTimes || ratio < 1 / mostTimes;
}

interface Ratios {
  /** To what stands around a session. */
  readonly beside: number[];
  /** Of what follows from a session on to what stands before it. */
  readonly step: number[];
}

function collect({ given, stored }: ValueSeries, ratios: Map<SessionDate, Ratios>): void {
  if (given.length === 0) return;
  const own = new Map(given.map(({ session, value }) => [session, value]));
  const all = [...new Map([...stored, ...own])].sort(([one], [other]) => (one < other ? -1 : 1)).filter(([, value]) => value > 0);
  all.forEach(([session, value], place) => {
    const before = all.slice(Math.max(0, place - around), place);
    const after = all.slice(place + 1, place + 1 + around);
    const level = all.slice(place, place + around);
    const known = ratios.get(session) ?? { beside: [], step: [] };
    if (own.has(session) && before.length + after.length >= fewestAround)
      known.beside.push(value / median([...before, ...after].map(([, other]) => other)));
    const touchesFile = [...before, ...level].some(([other]) => own.has(other));
    if (touchesFile && before.length >= fewestAround && level.length >= fewestAround)
      known.step.push(median(level.map(([, other]) => other)) / median(before.map(([, other]) => other)));
    ratios.set(session, known);
  });
}

/**
 * Sessions whose values are more than five times, or less than a fifth, of those around them, by the middle of all series: a shifted decimal
 * point. Up to two in a row are single ones; more are another scale.
 */
export function findOffScale(series: readonly ValueSeries[]): OffScale {
  const ratios = new Map<SessionDate, Ratios>();
  for (const one of series) collect(one, ratios);
  const sessions = [...ratios].sort(([one], [other]) => (one < other ? -1 : 1));
  const odd = sessions.flatMap(([session, { beside }]) => (isFar(median(beside)) ? [[session, median(beside)] as const] : []));
  // The middles of the sessions before and after differ from two sessions before a step to two behind it: it is in the midst of them.
  const first = sessions.findIndex(([, { step }]) => isFar(median(step)));
  const far = first < 0 ? [] : sessions.slice(first, first + around).filter(([, { step }]) => isFar(median(step)));
  const lasting = far[Math.floor(far.length / 2)];
  return { odd: new Map(odd), lasting: lasting === undefined ? null : { session: lasting[0], factor: median(lasting[1].step) } };
}
