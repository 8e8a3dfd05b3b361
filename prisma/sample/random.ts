/** A reproducible stream of pseudo-random numbers. */
export interface Random {
  /** Uniform in (0, 1), both ends excluded. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Student's t with five degrees of freedom, scaled to variance 1: the fat tails of daily returns. */
  fatTailed(): number;
}

/** Mulberry32 (T. Ettinger, public domain) under Box-Muller: small, the same on every machine, good enough for pictures, not for secrets. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function uniform(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  }
  function normal(): number {
    return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  }
  function fatTailed(): number {
    const degrees = 5;
    // A chi-square with five degrees: two exponentials (two degrees each) and one squared normal.
    const spread = -2 * Math.log(uniform() * uniform()) + normal() ** 2;
    return (normal() / Math.sqrt(spread / degrees)) * Math.sqrt((degrees - 2) / degrees);
  }
  return { uniform, normal, fatTailed };
}
