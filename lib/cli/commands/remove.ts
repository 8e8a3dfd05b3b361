import { createTickerResolver } from '@/lib/ingest/securities/resolve-ticker';
import { listInstruments } from '@/lib/store/instruments';
import { removeInstrument } from '@/lib/store/remove-instrument';
import { asWriter } from '../as-writer';
import type { CommandContext } from '../context';
import { exitCodes, UsageError } from '../exit-codes';

/** `remove <symbol>`: no longer followed or listed; earlier data versions still answer. A former ticker removes nothing: what is meant is named. */
export async function removeCommand(context: CommandContext, name: string): Promise<number> {
  const { store, output, now } = context;
  const { spell, named } = await createTickerResolver(store);
  const symbol = spell(name);
  const result = await asWriter(context, `removal of ${symbol}`, (fence) =>
    removeInstrument(store, symbol, { fence, committedAt: now().toISOString() }),
  );
  if (result === null) {
    const known = (await listInstruments(store)).map((instrument) => instrument.symbol);
    const meant = known.includes(named(name)) ? `; it was the ticker of ${named(name)}` : '';
    throw new UsageError(`${symbol} is not followed${meant}; known are ${known.join(', ') || 'none'}`);
  }
  const what = result.isStillMember
    ? 'is no longer followed; as a member of a universe it keeps its closes'
    : `removed with ${result.removed} closes`;
  output.result({ symbol, ...result }, [`${symbol} ${what}; data version ${result.dataVersion}`]);
  return exitCodes.ok;
}
