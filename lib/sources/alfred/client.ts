import { getToday, type AdapterSetup } from '../adapter-setup';
import { collectValues, type ValueCandidate } from '../collect-values';
import { createHttpClient } from '../http';
import type { VintageSource } from '../series-source';
import type { RejectedRow } from '../source';
import { toVintageCandidates } from './transform';

/** Series as ALFRED says they were known on chosen days. Keyless. */
export function createAlfredSource(setup: AdapterSetup): VintageSource {
  const http = createHttpClient({ provider: 'alfred', setup });
  return {
    id: 'alfred',
    hasAll: false,
    async fetchVintages({ id, from, vintages, signal, attempts }) {
      const all: ValueCandidate[] = [];
      const refused: RejectedRow[] = [];
      for (const vintage of vintages) {
        const query = new URLSearchParams({ id, vintage_date: vintage, ...(from === null ? {} : { cosd: from }) });
        const { candidates, rejected } = await http.get({
          url: `${setup.baseUrl}/graph/alfredgraph.csv?${query.toString()}`,
          signal,
          attempts,
          parse: (text) => toVintageCandidates(text, id, vintage),
        });
        all.push(
          ...candidates.map(({ session, close, raw }) => ({ day: session, value: close, raw, seenOn: vintage, isPublished: false })),
        );
        refused.push(...rejected);
      }
      return collectValues('alfred', all, refused, getToday(setup.options));
    },
  };
}
