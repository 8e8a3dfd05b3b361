import type { z } from 'zod';
import { findProviderSymbol, getToday, requireProviderSymbol, type AdapterSetup } from '../adapter-setup';
import { collectRows } from '../collect-rows';
import { createHttpClient } from '../http';
import { parseJson } from '../parse-json';
import type { Source, SourceInstrument } from '../source';
import { SourceError, type SourceErrorKind } from '../source-error';
import { dividendsSchema } from './dividends-schema';
import { readDividends } from './read-dividends';
import { historicalSchema, type HistoricalAnswer, type HistoricalRow } from './schema';
import { toCandidates } from './transform';

const assetClasses: Readonly<Record<SourceInstrument['kind'], string>> = {
  index: 'index',
  stock: 'stocks',
  etf: 'etf',
  composite: 'index',
};

function kindOfCode(code: number, message: string): SourceErrorKind {
  if (/not exist|not found|invalid symbol/i.test(message)) return 'not_found';
  if (code === 429) return 'rate_limited';
  if (code === 401 || code === 403) return 'auth';
  if (code === 404) return 'not_found';
  return code >= 500 ? 'transient' : 'schema';
}

/** An answer with the code of success in it. */
function parseAnswer<Answer extends Pick<HistoricalAnswer, 'status'>>(text: string, schema: z.ZodType<Answer>): Answer {
  const answer = parseJson('nasdaq', text, schema);
  const { rCode, bCodeMessage } = answer.status;
  if (rCode === 200) return answer;
  const message = bCodeMessage?.map(({ errorMessage }) => errorMessage).join('; ') ?? 'no reason given';
  throw new SourceError(kindOfCode(rCode, message), `nasdaq answered code ${rCode}: ${message}`);
}

function requireRows({ data }: HistoricalAnswer, symbol: string): readonly HistoricalRow[] {
  if (data === null) return [];
  if (data.symbol.toUpperCase() !== symbol.toUpperCase())
    throw new SourceError('schema', `nasdaq was asked for ${symbol} and answered ${data.symbol}`);
  const rows = data.tradesTable?.rows ?? [];
  const total = data.totalRecords ?? rows.length;
  if (total > rows.length) throw new SourceError('schema', `nasdaq says ${symbol} has ${total} records and sent ${rows.length}`);
  return rows;
}

/** Nasdaq's historical quotes: NDX and stocks, as cross-check and fallback; and the dividends of all stocks by their day. Keyless. */
export function createNasdaqSource(setup: AdapterSetup): Source {
  const { baseUrl, options } = setup;
  const http = createHttpClient({ provider: 'nasdaq', setup });
  return {
    id: 'nasdaq',
    symbolOf: (instrument) => findProviderSymbol('nasdaq', instrument),
    async fetchCloses(request) {
      const { instrument, from, to, signal, attempts } = request;
      const symbol = requireProviderSymbol('nasdaq', request);
      const query = new URLSearchParams({ assetclass: assetClasses[instrument.kind], fromdate: from, todate: to, limit: '9999' });
      const url = `${baseUrl}/api/quote/${encodeURIComponent(symbol)}/historical?${query.toString()}`;
      const answer = await http.get({ url, signal, attempts, parse: (text) => parseAnswer(text, historicalSchema) });
      return collectRows({ provider: 'nasdaq', ...toCandidates(requireRows(answer, symbol)), from, to, today: getToday(options) });
    },
    batch: null,
    async fetchDividends({ session, signal, attempts }) {
      const url = `${baseUrl}/api/calendar/dividends?date=${session}`;
      return readDividends(await http.get({ url, signal, attempts, parse: (text) => parseAnswer(text, dividendsSchema) }), session);
    },
  };
}
