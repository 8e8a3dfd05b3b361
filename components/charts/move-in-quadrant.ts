import type { Tail, WeekPoint } from '@/lib/plot/quadrant/read-weeks';

/** A week of one that moves, by its place among the tails and in its own. */
export interface QuadrantPlace {
  readonly tail: number;
  readonly point: number;
}

const clamp = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));

/** The newest week of the next tail that has one, forwards or back, and around the end. */
function stepTail(tails: readonly Tail[], from: number, step: 1 | -1): QuadrantPlace | null {
  for (let away = 1; away <= tails.length; away += 1) {
    const tail = (from + step * away + tails.length * (away + 1)) % tails.length;
    const count = tails[tail]?.points.length ?? 0;
    if (count > 0) return { tail, point: count - 1 };
  }
  return null;
}

/** Where a key leads to: up and down from one instrument to another, sideways through its weeks; null for a key that means nothing here. */
export function moveInQuadrant(key: string, from: QuadrantPlace | null, tails: readonly Tail[]): QuadrantPlace | null {
  if (!['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key)) return null;
  if (from === null) return stepTail(tails, -1, 1);
  if (key === 'ArrowDown') return stepTail(tails, from.tail, 1);
  if (key === 'ArrowUp') return stepTail(tails, from.tail, -1);
  const count = tails[from.tail]?.points.length ?? 0;
  const to = { ArrowLeft: from.point - 1, ArrowRight: from.point + 1, Home: 0, End: count - 1 }[key] ?? from.point;
  return { tail: from.tail, point: clamp(to, count) };
}

/** The nearest week of any tail within reach of a pointer, or null. **Units**: pixels. */
export function findNearest(
  tails: readonly Tail[],
  toPlace: (point: WeekPoint, tail: number) => { readonly x: number; readonly y: number },
  at: { readonly x: number; readonly y: number },
  reachPx = 26,
): QuadrantPlace | null {
  let best: QuadrantPlace | null = null;
  let nearest = reachPx;
  tails.forEach(({ points }, tail) => {
    points.forEach((point, place) => {
      const { x, y } = toPlace(point, tail);
      const away = Math.hypot(x - at.x, y - at.y);
      if (away >= nearest) return;
      nearest = away;
      best = { tail, point: place };
    });
  });
  return best;
}
