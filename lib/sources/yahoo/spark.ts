import { countDaysBetween } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { getToday, type AdapterSetup } from '../adapter-setup';
import type { Batch, BatchRequest, SourceResult } from '../source';
import { collectRows } from '../collect-rows';
import type { HttpClient } from '../http';
import { listChunks } from '../list-chunks';
import { nameMany } from '../name-many';
import { parseJson } from '../parse-json';
import { catchSourceError, SourceError } from '../source-error';
import { checkResult } from './check-result';
import { sparkOffer } from './spark-offer';
import { sparkSchema, type SparkAnswer } from './spark-schema';
import { toCandidates } from './transform';

// Names of ranges that end now, with the days back from today that each is sure to reach: five sessions are a week.
const ranges = [
  ['5d', 6],
  ['1mo', 27],
] as const;

function chooseRange(from: SessionDate, today: SessionDate): string {
  const days = countDaysBetween(from, today);
  return ranges.find(([, reach]) => days <= reach)?.[0] ?? '3mo';
}

function buildUrl(baseUrl: string, names: readonly string[], range: string): string {
  const query = new URLSearchParams({ symbols: names.join(','), range, interval: '1d' });
  return `${baseUrl}/v8/finance/spark?${query.toString()}`;
}

function readOne({ bySymbol, error }: SparkAnswer, name: string, { from, to }: BatchRequest, today: SessionDate): SourceResult {
  const result = bySymbol.get(name.toUpperCase());
  if (result === undefined)
    throw new SourceError(
      error === null || error.code === 'Not Found' ? 'not_found' : 'schema',
      `yahoo spark has no answer for ${name}: ${error?.description ?? 'it is not among those that came'}`,
    );
  return collectRows({ provider: 'yahoo', ...toCandidates(checkResult(result, name)), from, to, today });
}

/** Yahoo spark: closes alone, of twenty symbols a request, as far back as three months. Keyless. */
export function createSparkBatch(
  http: HttpClient,
  { baseUrl, limits, options }: Pick<AdapterSetup, 'baseUrl' | 'limits' | 'options'>,
): Batch {
  return {
    offer: sparkOffer,
    limits,
    async fetchMany(request) {
      const today = getToday(options);
      const range = chooseRange(request.from, today);
      const { named, bySymbol } = nameMany('yahoo', request.instruments);
      await Promise.all(
        listChunks(named, sparkOffer.symbolsPerRequest).map(async (chunk) => {
          const url = buildUrl(
            baseUrl,
            chunk.map(({ name }) => name),
            range,
          );
          const answer = await catchSourceError(() =>
            http.get({ url, signal: request.signal, parse: (text) => parseJson('yahoo', text, sparkSchema) }),
          );
          for (const { symbol, name } of chunk) {
            bySymbol.set(
              symbol,
              answer instanceof SourceError ? answer : await catchSourceError(() => readOne(answer, name, request, today)),
            );
          }
        }),
      );
      return { bySymbol, cutShort: null };
    },
  };
}
