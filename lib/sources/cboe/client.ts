import { findProviderSymbol, getToday, requireProviderSymbol, type AdapterSetup } from '../adapter-setup';
import { collectRows } from '../collect-rows';
import { createHttpClient } from '../http';
import type { Source } from '../source';
import { toCandidates } from './transform';

/** Cboe's daily index files (SPX from 1975, RUT): always the whole history, cut to the asked range here. Keyless. */
export function createCboeSource(setup: AdapterSetup): Source {
  const { baseUrl, options } = setup;
  const http = createHttpClient({ provider: 'cboe', forbiddenMeansMissing: true, setup });
  return {
    id: 'cboe',
    symbolOf: (instrument) => findProviderSymbol('cboe', instrument),
    async fetchCloses(request) {
      const { from, to, signal, attempts } = request;
      const symbol = requireProviderSymbol('cboe', request);
      const url = `${baseUrl}/api/global/us_indices/daily_prices/${encodeURIComponent(symbol)}_History.csv`;
      const answer = await http.get({ url, signal, attempts, parse: (text) => toCandidates(text, symbol) });
      return collectRows({ provider: 'cboe', ...answer, from, to, today: getToday(options) });
    },
    batch: null,
  };
}
