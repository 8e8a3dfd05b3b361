import { createRandom } from './random';
import { sampleSectors } from './sample-sectors';

/** What all members share besides the moves that the indices give them, by session. */
export interface MemberClimate {
  /** How nervous the market is, a multiple of usual volatility, told from the closes of the index up to the session before. */
  readonly turbulence: Float64Array;
  /** Returns that a sector has for itself, by symbol. */
  readonly sectors: ReadonlyMap<string, Float64Array>;
}

const usualVolatility = 0.0085;
const memory = 0.94;

/** Volatility of the index with exponential memory. `lead` holds closes before the first session, oldest first. */
function measureTurbulence(lead: readonly number[], closes: Float64Array): Float64Array {
  const all = [...lead, ...closes];
  let square = usualVolatility ** 2;
  const turbulence = all.map((close, at) => {
    const before = Math.max(0.6, Math.min(3, Math.sqrt(square) / usualVolatility));
    if (at > 0) square = memory * square + (1 - memory) * Math.log(close / (all[at - 1] ?? NaN)) ** 2;
    return before;
  });
  return Float64Array.from(turbulence.slice(lead.length));
}

/** The climate over the closes of an index; sectors drift for months, so that leadership turns. */
export function buildMemberClimate(lead: readonly number[], closes: Float64Array, seed: number): MemberClimate {
  const turbulence = measureTurbulence(lead, closes);
  const sectors = sampleSectors.map(({ symbol, own }, order) => {
    const random = createRandom(seed + order);
    let trend = 0;
    const moves = turbulence.map((nervous) => {
      trend = 0.985 * trend + 0.00012 * random.normal();
      return trend + own * Math.sqrt(nervous) * random.fatTailed();
    });
    return [symbol, moves] as const;
  });
  return { turbulence, sectors: new Map(sectors) };
}
