import { findProviderSymbol, getToday, requireProviderSymbol, type AdapterSetup } from '../adapter-setup';
import { collectRows } from '../collect-rows';
import { createHttpClient } from '../http';
import type { Source } from '../source';
import { toCandidates } from './transform';

/** FRED's CSV download (SP500 for ten years back, NASDAQ100): a next-morning audit. Keyless. */
export function createFredSource(setup: AdapterSetup): Source {
  const { baseUrl, options } = setup;
  const http = createHttpClient({ provider: 'fred', setup });
  return {
    id: 'fred',
    symbolOf: (instrument) => findProviderSymbol('fred', instrument),
    async fetchCloses(request) {
      const { from, to, signal, attempts } = request;
      const id = requireProviderSymbol('fred', request);
      const query = new URLSearchParams({ id, cosd: from, coed: to });
      const answer = await http.get({
        url: `${baseUrl}/graph/fredgraph.csv?${query.toString()}`,
        signal,
        attempts,
        parse: (text) => toCandidates(text, id),
      });
      return collectRows({ provider: 'fred', ...answer, from, to, today: getToday(options) });
    },
    batch: null,
  };
}
