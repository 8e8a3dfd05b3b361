import type { SessionDate } from '@/lib/calendar/session-date';
import { findProviderSymbol, getToday, requireProviderSymbol, type AdapterSetup } from '../adapter-setup';
import { collectRows } from '../collect-rows';
import { createHttpClient } from '../http';
import { parseJson } from '../parse-json';
import type { Source } from '../source';
import { SourceError } from '../source-error';
import { checkResult } from './check-result';
import { chartSchema, type ChartAnswer, type ChartResult } from './schema';
import { createSparkBatch } from './spark';
import { toCandidates, toSplits } from './transform';

const daySeconds = 86_400;

/** Midnight UTC lies before the session of its date everywhere in America, and the next midnight after its close. */
function toUnixSeconds(date: SessionDate): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000;
}

function buildUrl(baseUrl: string, symbol: string, from: SessionDate, to: SessionDate): string {
  const query = new URLSearchParams({
    period1: String(toUnixSeconds(from)),
    period2: String(toUnixSeconds(to) + daySeconds),
    interval: '1d',
    events: 'div,splits',
    includePrePost: 'false',
  });
  return `${baseUrl}/v8/finance/chart/${encodeURIComponent(symbol)}?${query.toString()}`;
}

function requireResult({ chart }: ChartAnswer, symbol: string): ChartResult {
  const result = chart.result?.[0];
  if (result === undefined) {
    const kind = chart.error?.code === 'Not Found' ? 'not_found' : 'schema';
    throw new SourceError(kind, `yahoo has no answer for ${symbol}: ${chart.error?.description ?? 'no reason given'}`);
  }
  return checkResult(result, symbol);
}

/** A range that ends before the listing comes back as HTTP 400: a right answer without rows, not a wrong question. */
function explainBadRequest(text: string): SourceError | null {
  return /data doesn.?t exist for startdate/i.test(text)
    ? new SourceError('no_data_yet', 'yahoo has no closes in that range: it lies before the first one')
    : null;
}

/** Yahoo chart v8: all instruments, split-adjusted through all history, with splits. Keyless. */
export function createYahooSource(setup: AdapterSetup): Source {
  const { baseUrl, limits, options } = setup;
  const http = createHttpClient({ provider: 'yahoo', explainBadRequest, setup });
  return {
    id: 'yahoo',
    symbolOf: (instrument) => findProviderSymbol('yahoo', instrument),
    async fetchCloses(request) {
      const { from, to, signal, attempts } = request;
      const symbol = requireProviderSymbol('yahoo', request);
      const answer = await http.get({
        url: buildUrl(baseUrl, symbol, from, to),
        signal,
        attempts,
        parse: (text) => parseJson('yahoo', text, chartSchema),
      });
      const result = requireResult(answer, symbol);
      return collectRows({ provider: 'yahoo', ...toCandidates(result), splits: toSplits(result), from, to, today: getToday(options) });
    },
    batch: createSparkBatch(http, { baseUrl, limits, options }),
  };
}
