/** Sums of a window about its own means; arrays aligned with the input, NaN where the window is not whole. */
export interface RollingMoments {
  readonly xx: Float64Array;
  readonly xy: Float64Array;
}

interface Accumulator {
  count: number;
  meanX: number;
  meanY: number;
  xx: number;
  xy: number;
}

function addPair(into: Accumulator, x: number, y: number): void {
  into.count += 1;
  const dx = x - into.meanX;
  into.meanX += dx / into.count;
  into.meanY += (y - into.meanY) / into.count;
  into.xx += dx * (x - into.meanX);
  into.xy += dx * (y - into.meanY);
}

function addOne(into: Accumulator, x: number): void {
  into.count += 1;
  const dx = x - into.meanX;
  into.meanX += dx / into.count;
  into.xx += dx * (x - into.meanX);
}

const empty = (): Accumulator => ({ count: 0, meanX: 0, meanY: 0, xx: 0, xy: 0 });

/**
 * Sum of squares of x and of products of x and y about the window's means. Welford's update runs forwards and
 * backwards over blocks of `windowSessions` and a window joins one of each (Chan's rule): nothing is subtracted, so
 * there is no drift, and no cancellation where the level is large beside its deviation.
 *
 * **Shape** two series of one length in. **Units** squares of the input's. **Window** trailing, includes today.
 * **Missing** strict (G5): one NaN in either inside the window gives NaN. **Ties/edges** a window of 1 gives 0. Cost O(n).
 * **Source** Welford 1962; Chan, Golub and LeVeque 1983.
 *
 * @throws RangeError when `windowSessions` is no whole number of at least 1, or the lengths differ.
 * @example rollingMoments(Float64Array.of(1, 3), Float64Array.of(0, 2), 2) // xx: NaN, 2; xy: NaN, 2
 */
export function rollingMoments(x: Float64Array, y: Float64Array, windowSessions: number): RollingMoments {
  if (!Number.isInteger(windowSessions) || windowSessions < 1) {
    throw new RangeError(`windowSessions is a whole number of at least 1, not ${windowSessions}`);
  }
  if (x.length !== y.length) throw new RangeError(`x and y must have one length, not ${x.length} and ${y.length}`);
  const length = x.length;
  const xx = new Float64Array(length).fill(NaN);
  // Of a series with itself both are the same, and one is made.
  const isOne = x === y;
  const xy = isOne ? xx : new Float64Array(length).fill(NaN);
  const tailMeanX = new Float64Array(windowSessions + 1);
  const tailMeanY = new Float64Array(windowSessions + 1);
  const tailXx = new Float64Array(windowSessions + 1);
  const tailXy = new Float64Array(windowSessions + 1);
  for (let start = 0; start < length; start += windowSessions) {
    const head = empty();
    const end = Math.min(start + windowSessions, length);
    for (let t = start; t < end; t += 1) {
      if (isOne) addOne(head, x[t] ?? NaN);
      else addPair(head, x[t] ?? NaN, y[t] ?? NaN);
      const place = head.count;
      if (start === 0 && place < windowSessions) continue;
      const before = windowSessions - place;
      const weight = (before * place) / windowSessions;
      const dx = head.meanX - (tailMeanX[place] ?? 0);
      xx[t] = head.xx + (tailXx[place] ?? 0) + (before === 0 ? 0 : dx * dx * weight);
      if (isOne) continue;
      const dy = head.meanY - (tailMeanY[place] ?? 0);
      xy[t] = head.xy + (tailXy[place] ?? 0) + (before === 0 ? 0 : dx * dy * weight);
    }
    if (end === length) break;
    const tail = empty();
    for (let place = windowSessions - 1; place >= 0; place -= 1) {
      if (isOne) addOne(tail, x[start + place] ?? NaN);
      else addPair(tail, x[start + place] ?? NaN, y[start + place] ?? NaN);
      tailMeanX[place] = tail.meanX;
      tailMeanY[place] = tail.meanY;
      tailXx[place] = tail.xx;
      tailXy[place] = tail.xy;
    }
  }
  return { xx, xy };
}
