import { chooseCloses } from '@/lib/market/choose-closes';
import { findCycleLegs } from '@/lib/metrics';
import type { Layer, LayerEvent } from './layer';

const symbol = 'SPX';

/** Bear markets of the S&P 500 as spans, and the low that each bull market began at, by falls and rises of 20% between closes. */
export const cycleLayer: Layer = {
  id: 'cycle',
  symbols: () => [symbol],
  find(market) {
    const [closes] = chooseCloses(market, { symbols: [symbol], basis: 'price' });
    if (closes === undefined) return { lacks: `closes of ${symbol}` };
    const legs = findCycleLegs(closes, { fall: 0.2, rise: 0.2, recordFrom: null });
    // Where the first leg began is not known.
    const events = legs.slice(1).flatMap(({ kind, start, confirmed, end }): LayerEvent[] => {
      const [from, knownFrom] = [market.sessions[start], market.sessions[confirmed]];
      const to = kind === 'bull' ? from : end === null ? null : market.sessions[end];
      if (from === undefined || to === undefined || knownFrom === undefined) return [];
      return [
        {
          from,
          to,
          label: kind === 'bull' ? 'Bull market' : 'Bear market',
          detail: kind === 'bull' ? 'Begins at the lowest close.' : 'From the highest close to the lowest.',
          knownFrom,
          source: `closes of ${symbol}`,
        },
      ];
    });
    return { label: 'Bear and bull markets, S&P 500', events };
  },
};
