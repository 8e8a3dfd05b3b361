import { openStamp, toJson, type ServedRow, type ServedSeries, type WireOptions } from './fault-server-wire';

const midnightStamp = (session: string): number => (openStamp(session) - 9.5 * 3600) * 1000;

function toBar({ open, high, low, close, volume }: ServedRow, { renamedHeader, extraColumns }: WireOptions) {
  return { o: open, h: high, l: low, [renamedHeader ? 'closing' : 'c']: close, v: volume, ...(extraColumns ? { vw: close } : {}) };
}

function toAlpaca({ rows }: ServedSeries, options: WireOptions): string {
  const bars = rows.map((row) => ({ t: new Date(midnightStamp(row.session)).toISOString().replace('.000', ''), ...toBar(row, options) }));
  return toJson({ bars: rows.length === 0 ? {} : { [options.symbol]: bars }, next_page_token: null });
}

function toMassive({ rows }: ServedSeries, options: WireOptions): string {
  const results = rows.map((row) => ({ t: midnightStamp(row.session), ...toBar(row, options) }));
  return toJson({
    ticker: options.symbol,
    status: 'OK',
    adjusted: true,
    queryCount: rows.length,
    resultsCount: rows.length,
    ...(rows.length === 0 ? {} : { results }),
  });
}

/** One stock of those who give many. */
export const barWriters = { alpaca: toAlpaca, massive: toMassive };

/** What they answer for a symbol that they do not know. */
export const unknownToBars: Readonly<Record<keyof typeof barWriters, { readonly status: number; readonly body: string }>> = {
  alpaca: { status: 200, body: '{"bars":{},"next_page_token":null}' },
  massive: { status: 200, body: '{"status":"OK","adjusted":true,"queryCount":0,"resultsCount":0}' },
};
