import { providers } from '../registry';

// What vendors put around a symbol in the name of a download: `^spx_d`, `aapl_us_d`, `SPX_History`, `daily_IBM`, a browser's `AAPL (1)`.
const decorations = [/^daily_(?:adjusted_)?/i, /\s*\(\d+\)$/, /_history$/i, /_d$/i, /[._]us$/i];
const vendorNames = /^(?:historical(?:prices|data).*|download|fredgraph|table|prices|quotes?)$/i;

const ownSymbols = new Map(
  providers.flatMap(({ symbols }) =>
    Object.entries(symbols).map(([symbol, name]) => [name.replace('^', '').toUpperCase(), symbol] as const),
  ),
);

/** The symbol that a file's name stands for, in upper case; a provider's name of one of the ten is its own. Null where the name is a vendor's for all of its files. */
export function toFileSymbol(file: string): string | null {
  const name = file.replace(/\.csv$/i, '').trim();
  if (vendorNames.test(name)) return null;
  const bare = decorations
    .reduce((text, pattern) => text.replace(pattern, ''), name)
    .replace(/^\^/, '')
    .toUpperCase();
  return ownSymbols.get(bare) ?? bare;
}
