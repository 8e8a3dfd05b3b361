import { gzipSync } from 'node:zlib';
import { makeClose } from './csv-folders';

/** A panel of made-up closes, sorted by date; adjusted closes are a tenth below. */
export function makePanel(symbols: readonly string[], sessions: readonly string[], more: readonly string[] = []): string {
  const lines = sessions.flatMap((session, at) =>
    symbols.map((symbol, index) => `${session},${symbol},${makeClose(index, at)},${(makeClose(index, at) * 0.9).toFixed(4)},1000`),
  );
  return ['date,symbol,close,adj_close,volume', ...lines, ...more, ''].join('\n');
}

/** The text as a gzip file holds it. */
export function pack(text: string): Uint8Array {
  return gzipSync(text, { level: 1 });
}
