import type { WitnessClaim } from './witness-claim';

// What a market did, told once from its first close to its last: every list has an entry per session, null where nobody knows.

export type Known<T> = T | null;

/** Something that happened on a session, and how long it was waited for: of the first of the data nobody knows, but that it was so long at least. */
export interface Happening {
  readonly t: number;
  readonly wait: Known<number>;
  readonly least: number;
}

/** Sessions in a row on which something was so. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A bull market as it was known day by day: its low, the session that confirmed it, and the session before the one that ended it. */
export interface Bull {
  readonly low: number;
  readonly confirmed: number;
  readonly to: number;
}

const hair = 1e-12;
const isStored = (close: number | undefined): close is number => close !== undefined && !Number.isNaN(close);

/** Returns from one session to the next. */
export function listReturns(closes: readonly number[], over = 1): Known<number>[] {
  return closes.map((close, t) => {
    const before = closes[t - over];
    return isStored(close) && isStored(before) ? close / before - 1 : null;
  });
}

/** Whether each session brought a move of the kind that is claimed. */
export function listMoves({ a, b, direction, thresholdPct, ties }: WitnessClaim): Known<boolean>[] {
  const other = b === null ? null : listReturns(b);
  return listReturns(a).map((own, t) => {
    const against = other === null ? 0 : (other[t] ?? null);
    if (own === null || against === null) return null;
    const lead = own - against;
    const sizes = direction === 'either' ? [lead, -lead] : direction === 'up' ? [lead] : [-lead];
    const isEqual = ties === 'include' && direction !== 'either';
    return sizes.some((size) => (thresholdPct > 0 ? size >= thresholdPct / 100 - hair : isEqual ? size >= 0 : size > 0));
  });
}

/** Plain means of the last closes; null where one of them is not stored. */
function listMeans(closes: readonly number[], count: number): Known<number>[] {
  return closes.map((_, t) => {
    let sum = 0;
    for (let back = 0; back < count; back += 1) sum += closes[t - back] ?? NaN;
    return Number.isNaN(sum) ? null : sum / count;
  });
}

/** Whether a line stands on the claimed side of the mean. */
export function listSides({ a, average, direction }: WitnessClaim, fast: string): Known<boolean>[] {
  const lines = fast === 'close' ? a.map((close) => (isStored(close) ? close : null)) : listMeans(a, Number(fast));
  return listMeans(a, average).map((mean, t) => {
    const line = lines[t] ?? null;
    if (mean === null || line === null) return null;
    return direction === 'down' ? line / mean - 1 < -hair : line / mean - 1 > hair;
  });
}

/** Sessions on which a side is taken that was not the one before. */
export function listCrossings(sides: readonly Known<boolean>[]): Known<boolean>[] {
  return sides.map((side, t) => {
    const before = sides[t - 1] ?? null;
    return side === null || before === null ? null : side && !before;
  });
}

/** Record closes: above, or with ties at or above, all that are stored before; the first is none. */
export function listRecords({ a, ties }: WitnessClaim): Known<boolean>[] {
  let highest = NaN;
  return a.map((close) => {
    if (!isStored(close)) return null;
    const isRecord = ties === 'include' ? close >= highest : close > highest;
    if (!(close <= highest)) highest = close;
    return isRecord;
  });
}

/** What happened, each with its wait: the sessions between it and the one before, or from the one before to it. */
export function listWaits(marks: readonly Known<boolean>[], isBetween: boolean): Happening[] {
  const found: Happening[] = [];
  for (const [t, mark] of marks.entries()) {
    if (mark !== true) continue;
    const before = found.at(-1);
    // Between moves lie the sessions that are known to have brought none; a record is one after the first close at the earliest.
    const start = isBetween ? marks.lastIndexOf(null, t) : marks.findIndex((one) => one !== null);
    const wait = before === undefined ? null : t - before.t - (isBetween ? 1 : 0);
    found.push({ t, wait, least: wait ?? t - start - (isBetween ? 1 : 0) });
  }
  return found;
}

/** Ways from the lowest close of a fall, of equal ones the last, to the record that ends it; of a fall that the data begin in nobody knows how long it took. */
export function listRecoveries({ a, thresholdPct }: WitnessClaim): (Happening & { readonly way: number })[] {
  const found: (Happening & { readonly way: number })[] = [];
  let [peak, low] = [-1, -1];
  let isFirstPeak = true;
  for (const [t, close] of a.entries()) {
    if (!isStored(close)) continue;
    const top = a[peak] ?? NaN;
    if (peak >= 0 && close <= top) {
      if (close < top && (low < 0 || close <= (a[low] ?? NaN))) low = t;
      continue;
    }
    const depth = low < 0 ? 0 : 1 - (a[low] ?? NaN) / top;
    if (low >= 0 && depth >= thresholdPct / 100 - hair) found.push({ t, way: t - low, wait: isFirstPeak ? null : t - low, least: t - low });
    isFirstPeak = peak < 0;
    [peak, low] = [t, -1];
  }
  return found;
}

/** Stretches on which all is so; what is not known ends one. */
export function listStretches(marks: readonly Known<boolean>[]): Stretch[] {
  const found: Stretch[] = [];
  for (const [t, mark] of marks.entries()) {
    if (mark !== true) continue;
    const last = found.at(-1);
    if (last !== undefined && last.to === t - 1) found[found.length - 1] = { from: last.from, to: t };
    else found.push({ from: t, to: t });
  }
  return found;
}

/** Index of the lowest, or highest, close from one session to another; of equal ones the first. */
function findExtreme(closes: readonly number[], from: number, to: number, sign: 1 | -1): number {
  let best = -1;
  for (let t = from; t <= to; t += 1) {
    const close = closes[t];
    if (isStored(close) && (best < 0 || sign * close > sign * (closes[best] ?? NaN))) best = t;
  }
  return best;
}

/** Bull markets by rises and falls of 20% between closes, found leg by leg; the first leg is not counted, for none that is known precedes it. */
export function listBulls(closes: readonly number[]): Bull[] {
  const last = closes.length - 1;
  const found: Bull[] = [];
  const hasRisen = (from: number, t: number): boolean =>
    (closes[t] ?? NaN) / (closes[findExtreme(closes, from, t, -1)] ?? NaN) - 1 >= 0.2 - hair;
  const hasFallen = (from: number, t: number): boolean =>
    (closes[t] ?? NaN) / (closes[findExtreme(closes, from, t, 1)] ?? NaN) - 1 <= -0.2 + hair;
  let from = closes.findIndex((close) => isStored(close));
  let kind: 'none' | 'bull' | 'bear' = 'none';
  let legs = 0;
  for (let t = from + 1; from >= 0 && t <= last; t += 1) {
    const falls: boolean = kind !== 'bear' && hasFallen(from, t);
    if (!falls && !(kind !== 'bull' && hasRisen(from, t))) continue;
    const turn = findExtreme(closes, from, t, falls ? 1 : -1);
    const running = found.at(-1);
    if (falls && running !== undefined && kind === 'bull' && legs > 1) found[found.length - 1] = { ...running, to: t - 1 };
    kind = falls ? 'bear' : 'bull';
    legs += 1;
    if (!falls && legs > 1) found.push({ low: turn, confirmed: t, to: last });
    // The next extreme is looked for from the close that confirms on.
    from = falls ? t : turn;
  }
  return found;
}
