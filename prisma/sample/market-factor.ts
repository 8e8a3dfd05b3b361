import type { Random } from './random';

/** The common driver of all instruments, one entry per session after the first. */
export interface MarketFactor {
  /** Log returns. */
  readonly returns: Float64Array;
  /** How nervous the market is: a multiple of usual volatility, around 1. */
  readonly turbulence: Float64Array;
}

interface Regime {
  readonly drift: number;
  readonly unrest: number;
  readonly meanSessions: number;
}

/** Bull, bear and recovery follow each other; unrest shifts the log of volatility. Drifts are log returns per session. */
const regimes: readonly Regime[] = [
  { drift: 0.0007, unrest: -0.22, meanSessions: 800 },
  { drift: -0.0016, unrest: 0.55, meanSessions: 190 },
  { drift: 0.0014, unrest: 0.2, meanSessions: 110 },
];

const usualVolatility = 0.0085;
const persistence = 0.975;
const volatilityOfVolatility = 0.085;
/** A fall raises volatility more than a rise of the same size does. */
const leverage = -0.6;

/** Simulates the market by stochastic volatility with leverage, fat-tailed shocks and three regimes. */
export function simulateMarketFactor(random: Random, sessions: number): MarketFactor {
  const returns = new Float64Array(sessions);
  const turbulence = new Float64Array(sessions);
  let phase = 0;
  let left = 0;
  let unrest = 0;
  let regime: Regime | undefined;
  for (let at = 0; at < sessions; at += 1) {
    if (regime === undefined || left <= 0) {
      regime = regimes[phase % regimes.length] ?? { drift: 0, unrest: 0, meanSessions: sessions };
      left = Math.ceil(regime.meanSessions * (0.4 - 0.6 * Math.log(random.uniform())));
      phase += 1;
    }
    left -= 1;
    const shock = random.fatTailed();
    const own = Math.sqrt(1 - leverage ** 2) * random.normal();
    turbulence[at] = Math.exp(unrest);
    returns[at] = regime.drift + usualVolatility * Math.exp(unrest) * shock;
    const pull = leverage * Math.max(-4, Math.min(4, shock)) + own;
    unrest = regime.unrest + persistence * (unrest - regime.unrest) + volatilityOfVolatility * pull;
    unrest = Math.max(-0.9, Math.min(1.35, unrest));
  }
  return { returns, turbulence };
}
