import { getToday, type AdapterSetup } from '../adapter-setup';
import { collectValues } from '../collect-values';
import { createHttpClient } from '../http';
import type { SeriesSource } from '../series-source';
import { toCandidates } from './transform';

/** Any series of FRED as it is today, from its CSV download. Keyless. */
export function createFredSeriesSource(setup: AdapterSetup): SeriesSource {
  const http = createHttpClient({ provider: 'fred', setup });
  return {
    id: 'fred',
    async fetchSeries({ id, from, signal, attempts }) {
      const today = getToday(setup.options);
      const query = new URLSearchParams({ id, ...(from === null ? {} : { cosd: from }) });
      const { candidates, rejected } = await http.get({
        url: `${setup.baseUrl}/graph/fredgraph.csv?${query.toString()}`,
        signal,
        attempts,
        parse: (text) => toCandidates(text, id),
      });
      return collectValues(
        'fred',
        candidates.map(({ session, close, raw }) => ({ day: session, value: close, raw, seenOn: today, isPublished: false })),
        rejected,
        today,
      );
    },
  };
}
