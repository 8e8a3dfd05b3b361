import { findProviderSymbol, getToday, type AdapterSetup } from '../adapter-setup';
import { toBarCandidates, type DatedBar } from '../bar';
import { collectRows } from '../collect-rows';
import { createHttpClient } from '../http';
import { listChunks } from '../list-chunks';
import { nameMany } from '../name-many';
import { parseJson } from '../parse-json';
import type { BatchAnswer, BatchRequest, Source, SourceResult } from '../source';
import { catchSourceError, SourceError } from '../source-error';
import { buildUrl } from './build-url';
import { fetchBars } from './fetch-bars';
import { alpacaOffer } from './offer';
import { barsSchema } from './schema';
import { explainBadRequest } from './unknown-name';

/** Alpaca's daily bars of American stocks: split-adjusted, of all venues, from 2016; two hundred stocks a request, in pages. With a key. */
export function createAlpacaSource(setup: AdapterSetup): Source {
  const {
    baseUrl,
    limits,
    options,
    keys: [keyId = '', secret = ''],
  } = setup;
  const http = createHttpClient({ provider: 'alpaca', explainBadRequest, setup });
  const headers = { 'apca-api-key-id': keyId, 'apca-api-secret-key': secret };
  const getNow = options?.now ?? Date.now;

  async function fetchMany({ instruments, from, to, signal }: BatchRequest): Promise<BatchAnswer> {
    const today = getToday(options);
    const { named, bySymbol } = nameMany('alpaca', instruments);
    const toResult = (bars: readonly DatedBar[]): SourceResult =>
      collectRows({ provider: 'alpaca', ...toBarCandidates(bars), from, to, today });
    const failures = await Promise.all(
      listChunks(named, alpacaOffer.symbolsPerRequest).map(async (chunk) => {
        const received = await fetchBars(
          chunk.map(({ name }) => name),
          (names, token) =>
            http.get({
              url: buildUrl(baseUrl, { names, from, to, token }, getNow()),
              headers,
              signal,
              parse: (text) => parseJson('alpaca', text, barsSchema),
            }),
        );
        for (const { symbol, name } of chunk) {
          const bars = received.byName.get(name);
          const missing = received.unknown.get(name) ?? received.failed;
          bySymbol.set(symbol, bars === undefined && missing !== null ? missing : await catchSourceError(() => toResult(bars ?? [])));
        }
        return received.failed;
      }),
    );
    return { bySymbol, cutShort: failures.find((failure) => failure !== null) ?? null };
  }

  return {
    id: 'alpaca',
    symbolOf: (instrument) => findProviderSymbol('alpaca', instrument),
    async fetchCloses({ instrument, from, to, signal }) {
      const { bySymbol, cutShort } = await fetchMany({ instruments: [instrument], from, to, signal });
      const answer = cutShort ?? bySymbol.get(instrument.symbol);
      if (answer === undefined || answer instanceof SourceError)
        throw answer ?? new SourceError('no_data_yet', `alpaca has no closes of ${instrument.symbol}`);
      return answer;
    },
    batch: { offer: alpacaOffer, limits, fetchMany },
  };
}
