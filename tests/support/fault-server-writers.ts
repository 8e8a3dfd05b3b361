import { barWriters, unknownToBars } from './fault-server-bars';
import { feedWriters, unknownToFeeds } from './fault-server-feeds';
import { unknownToVintages, vintageWriters } from './fault-server-vintages';
import { toCboe, toFred, toNasdaq, toYahoo, type ServedSeries, type WireOptions } from './fault-server-wire';

const writers = { yahoo: toYahoo, nasdaq: toNasdaq, cboe: toCboe, fred: toFred, ...feedWriters, ...vintageWriters, ...barWriters };

/** A provider whose wire format the server speaks. */
export type ServedProvider = keyof typeof writers;

export function isServedProvider(id: string | undefined): id is ServedProvider {
  return id !== undefined && Object.hasOwn(writers, id);
}

/** A series in the wire format of a provider. */
export function writeSeries(provider: ServedProvider, series: ServedSeries, options: WireOptions): string {
  return writers[provider](series, options);
}

/** What a provider answers for a symbol that it does not know. */
export const unknownSymbol: Readonly<Record<ServedProvider, { readonly status: number; readonly body: string }>> = {
  yahoo: {
    status: 404,
    body: '{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}',
  },
  cboe: { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' },
  nasdaq: {
    status: 200,
    body: '{"data":null,"message":null,"status":{"rCode":400,"bCodeMessage":[{"code":1001,"errorMessage":"Symbol not exists."}]}}',
  },
  fred: { status: 404, body: '<!DOCTYPE html><html><body>Not Found</body></html>' },
  ...unknownToFeeds,
  ...unknownToVintages,
  ...unknownToBars,
};
