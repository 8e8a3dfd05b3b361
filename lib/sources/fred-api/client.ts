import { getToday, type AdapterSetup } from '../adapter-setup';
import { collectValues, type ValueCandidate } from '../collect-values';
import { createHttpClient } from '../http';
import type { VintageSource } from '../series-source';
import type { RejectedRow } from '../source';
import { SourceError } from '../source-error';
import { toObservationsPage } from './transform';

const pageRows = 100_000;

/** What FRED says with HTTP 400: a key or a series is unknown, or the series has more vintages than one answer takes; null for anything else. */
export function explainFredRefusal(text: string): SourceError | null {
  if (/api_key/i.test(text)) return new SourceError('auth', 'fred-api does not know the key in FRED_API_KEY');
  if (/series does not exist/i.test(text)) return new SourceError('not_found', 'fred-api does not know the series');
  return /maximum number of vintage dates/i.test(text)
    ? new SourceError('not_found', 'fred-api gives at most 2,000 vintages of a series, and this one has more; pull it without --vintages')
    : null;
}

/** Every vintage of a series, from FRED's interface for programs. */
export function createFredApiSource(setup: AdapterSetup): VintageSource {
  const http = createHttpClient({ provider: 'fred-api', explainBadRequest: explainFredRefusal, setup });
  const [key = ''] = setup.keys;
  return {
    id: 'fred-api',
    hasAll: true,
    async fetchVintages({ id, from, signal, attempts }) {
      const all: ValueCandidate[] = [];
      const refused: RejectedRow[] = [];
      for (let [offset, isOver] = [0, false]; !isOver; ) {
        const asked = {
          series_id: id,
          realtime_start: '1990-01-01',
          realtime_end: '9999-12-31',
          file_type: 'json',
          limit: String(pageRows),
          offset: String(offset),
          ...(from === null ? {} : { observation_start: from }),
        };
        const query = new URLSearchParams({ ...asked, api_key: key });
        const page = await http.get({
          url: `${setup.baseUrl}/fred/series/observations?${query.toString()}`,
          signal,
          attempts,
          parse: toObservationsPage,
        });
        all.push(...page.candidates);
        refused.push(...page.rejected);
        offset += page.rows;
        isOver = page.rows === 0 || offset >= page.total;
      }
      // What the archive began with had been known before, nobody says since when.
      const first = all.reduce((least, { seenOn }) => (seenOn < least ? seenOn : least), '9999');
      return collectValues(
        'fred-api',
        all.map((value) => ({ ...value, isPublished: value.seenOn > first })),
        refused,
        getToday(setup.options),
      );
    },
  };
}
