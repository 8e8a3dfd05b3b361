import { describeUnknown, findDefault } from '@/lib/ingest/securities/default-instruments';
import { findInstrument, upsertInstrument, type InstrumentInput } from '@/lib/store/instruments';
import type { CommandContext } from '../context';
import { exitCodes } from '../exit-codes';
import { resolveSymbol } from '../resolve-symbols';

export interface AddOptions {
  readonly name?: string | undefined;
  readonly kind?: 'index' | 'stock' | 'etf' | undefined;
  /** Its names at providers, by their ids. */
  readonly providerSymbols: Readonly<Record<string, string>>;
}

/**
 * `add <symbol>`: follows an instrument, or changes how it is described. What is not given stays as it is. Under a former ticker the security
 * is followed that had it; another one that has it since needs a symbol of its own and a provider's: `add FB.NEW --yahoo FB`.
 */
export async function addCommand(context: CommandContext, name: string, options: AddOptions): Promise<number> {
  const { store, output } = context;
  const symbol = await resolveSymbol(context, name);
  const stored = await findInstrument(store, symbol);
  const base: InstrumentInput = stored ?? findDefault(symbol) ?? describeUnknown(symbol);
  const instrument = await upsertInstrument(store, {
    symbol: base.symbol,
    // An index has no dividends to adjust for.
    basis: (options.kind ?? base.kind) === 'index' ? 'price' : base.basis,
    licenceClass: base.licenceClass,
    notes: base.notes,
    name: options.name ?? base.name,
    kind: options.kind ?? base.kind,
    // An empty name takes the provider's away, also where it would guess one.
    providerSymbols: { ...base.providerSymbols, ...options.providerSymbols },
  });
  const next = `npm run data -- pull --symbols ${instrument.symbol}`;
  output.result(instrument, [`${instrument.symbol} (${instrument.name}) is followed; get its closes with: ${next}`]);
  return exitCodes.ok;
}
