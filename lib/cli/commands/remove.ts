import { listInstruments } from '@/lib/store/instruments';
import { removeInstrument } from '@/lib/store/remove-instrument';
import { asWriter } from '../as-writer';
import type { CommandContext } from '../context';
import { exitCodes, UsageError } from '../exit-codes';

/** `remove <symbol>`: no longer followed or listed; earlier data versions still answer. */
export async function removeCommand(context: CommandContext, symbol: string): Promise<number> {
  const { store, output, now } = context;
  const result = await asWriter(context, `removal of ${symbol}`, (fence) =>
    removeInstrument(store, symbol, { fence, committedAt: now().toISOString() }),
  );
  if (result === null) {
    const known = (await listInstruments(store)).map((instrument) => instrument.symbol);
    throw new UsageError(`${symbol} is not followed; known are ${known.join(', ') || 'none'}`);
  }
  const what = result.isStillMember ? 'is no longer followed; as a member of a universe it keeps its closes' : `removed with ${result.removed} closes`;
  output.result({ symbol, ...result }, [`${symbol} ${what}; data version ${result.dataVersion}`]);
  return exitCodes.ok;
}
