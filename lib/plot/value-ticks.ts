const mantissas = [1, 2, 2.5, 5, 10] as const;
const most = 7;

function multiplesWithin(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // Counted in whole steps so that 0.1 + 0.2 never becomes a label.
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/**
 * Round values for a linear axis: four to seven multiples of 1, 2, 2.5 or 5 times a power of ten inside [low, high].
 * **Edges**: an empty or reversed span gives its one value. **Missing**: not finite gives none.
 */
export function computeLinearTicks(low: number, high: number): number[] {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [];
  if (high <= low) return [low];
  const power = 10 ** Math.floor(Math.log10((high - low) / most));
  for (const mantissa of mantissas) {
    const ticks = multiplesWithin(low, high, mantissa * power);
    if (ticks.length <= most) return ticks;
  }
  return multiplesWithin(low, high, 20 * power);
}

/**
 * Round values for a logarithmic axis: 1, 2, 5 per decade while that gives at most seven, then powers of ten; a span
 * below one decade is ticked as a linear one.
 */
export function computeLogTicks(low: number, high: number): number[] {
  if (!(low > 0) || !Number.isFinite(high)) return [];
  if (high / low < 10) return computeLinearTicks(low, high);
  for (const steps of [[1, 2, 5], [1, 3], [1]]) {
    const ticks: number[] = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
      for (const step of steps) {
        const value = Number((step * 10 ** power).toPrecision(3));
        if (value >= low && value <= high) ticks.push(value);
      }
    }
    if (ticks.length <= most) return ticks;
  }
  return [low, high];
}

export interface Domain {
  readonly low: number;
  readonly high: number;
}

/** The domain with room beneath it, `footPx` of `heightPx` high. **Edges**: without room asked for it is the same. */
export function addFoot(domain: Domain, scale: 'linear' | 'log', footPx: number, heightPx: number): Domain {
  if (footPx === 0 || footPx >= heightPx) return domain;
  const share = footPx / (heightPx - footPx);
  const high = domain.high > domain.low ? domain.high : domain.low + 1;
  if (scale === 'linear') return { low: domain.low - (high - domain.low) * share, high };
  return { low: domain.low / (high / domain.low) ** share, high };
}

/**
 * The value axis for what is visible: the data's extremes with 6% of air, and the base line where there is one.
 * **Missing**: NaN and null are skipped; nothing at all gives 0 to 1. A log axis never reaches zero.
 */
export function computeDomain(values: Iterable<number | null>, baseline: number | null, scale: 'linear' | 'log'): Domain {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value === null || !Number.isFinite(value) || (scale === 'log' && value <= 0)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return scale === 'log' ? { low: 1, high: 10 } : { low: 0, high: 1 };
  if (scale === 'log') return { low: low / 1.04, high: high * 1.04 };
  if (baseline !== null) {
    low = Math.min(low, baseline);
    high = Math.max(high, baseline);
  }
  const air = high > low ? (high - low) * 0.06 : Math.max(Math.abs(high) * 0.05, 1);
  return { low: low === baseline ? low : low - air, high: high === baseline ? high : high + air };
}
