import { chooseCloses } from '@/lib/market/choose-closes';
import { findRecords } from '@/lib/metrics';
import type { Layer, LayerEvent } from './layer';

/** Record closes of the instrument that the study is about. */
export const recordsLayer: Layer = {
  id: 'records',
  symbols: ({ symbol }) => [symbol],
  find(market, { symbol }) {
    const [closes] = chooseCloses(market, { symbols: [symbol], basis: 'price' });
    const name = market.series.get(symbol)?.instrument.name;
    if (closes === undefined || name === undefined) return { lacks: `closes of ${symbol}` };
    const events = findRecords(closes, false).flatMap(({ index }): LayerEvent[] => {
      const date = market.sessions[index];
      return date === undefined
        ? []
        : [{ from: date, to: date, label: 'Record', detail: '', knownFrom: date, source: `closes of ${symbol}` }];
    });
    return { label: `Record closes, ${name}`, events };
  },
};
