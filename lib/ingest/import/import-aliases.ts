import type { DateOrder } from '@/lib/sources/files/detect-dates';
import { overlaps, readAliasesFile, type TickerAlias } from '@/lib/sources/universe-files/aliases-file';
import { listCoverage } from '@/lib/store/coverage';
import { listAnyInstruments } from '@/lib/store/instruments';
import { listAliases, upsertAliases, type AliasRow } from '@/lib/store/security-aliases';
import { joinRenamed, type JoinRequest } from '../renames/join-renamed';
import { ensureMembers } from '../securities/ensure-members';
import { NothingToStore } from './universe-file';
import { requireRealData } from '../commit/require-real-data';
import { createTickerResolver } from '../securities/resolve-ticker';

/** Why an alias contradicts what is stored, or null. */
function findContradiction(
  { symbol, ticker, ...span }: TickerAlias,
  symbolOf: ReadonlyMap<number, string>,
  stored: readonly AliasRow[],
  lastClose: ReadonlyMap<string, string>,
): string | null {
  if (symbol === ticker) return `${ticker} is an alias of itself`;
  const other = stored.find((alias) => alias.ticker === ticker && symbolOf.get(alias.instrumentId) !== symbol && overlaps(alias, span));
  if (other !== undefined)
    return `${ticker} is stored as an alias of ${symbolOf.get(other.instrumentId) ?? 'another security'} in the same time; npm run data -- universe alias --remove ${ticker} takes that back`;
  const last = lastClose.get(ticker);
  if (last !== undefined && span.until === null)
    return `${ticker} is a stored security of its own with closes up to ${last}: give the end_date, the first day on which ${symbol} was not called that any more`;
  return null;
}

/**
 * Stores the former tickers of a file; securities that are not stored become instruments that are not followed. Members that are stored under
 * such a ticker already are joined with the security that it is. The caller holds the writer's lease.
 * @throws SampleMarketHeld, NothingToStore where an alias contradicts what is stored, SourceError for a bad file: nothing is stored then.
 */
export async function importAliases(
  { store, fence, now }: JoinRequest,
  file: string,
  order?: DateOrder,
): Promise<{ readonly stored: number; readonly joined: readonly string[] }> {
  await requireRealData(store, 'tickers');
  const { spell } = await createTickerResolver(store);
  const aliases = (await readAliasesFile(file, { order })).map((alias) => ({
    ...alias,
    symbol: spell(alias.symbol),
    ticker: spell(alias.ticker),
  }));
  const symbolOf = new Map((await listAnyInstruments(store)).map(({ id, symbol }) => [id, symbol]));
  const lastClose = new Map((await listCoverage(store)).map(({ instrumentId, last }) => [symbolOf.get(instrumentId) ?? '', last]));
  const stored = await listAliases(store);
  const contradictions = aliases.flatMap((alias) => findContradiction(alias, symbolOf, stored, lastClose) ?? []);
  if (contradictions.length > 0) throw new NothingToStore(`${file}: ${contradictions.join('; ')}. Nothing was stored.`);
  const instruments = await ensureMembers(
    store,
    aliases.map(({ symbol }) => symbol),
  );
  const rows = aliases.flatMap(({ symbol, ...alias }): AliasRow[] => {
    const instrument = instruments.get(symbol);
    return instrument === undefined ? [] : [{ ...alias, instrumentId: instrument.id }];
  });
  await upsertAliases(store, rows, 'import');
  return { stored: rows.length, joined: await joinRenamed({ store, fence, now }) };
}
