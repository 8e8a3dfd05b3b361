import { findProviderSymbol } from './adapter-setup';
import type { SourceInstrument, SourceResult } from './source';
import { SourceError } from './source-error';

export interface NamedInstrument {
  readonly symbol: string;
  /** Its name at the provider. */
  readonly name: string;
}

/** The instruments that a provider has names of, and the beginning of an answer, which says so of the others. */
export function nameMany(
  id: string,
  instruments: readonly SourceInstrument[],
): { readonly named: readonly NamedInstrument[]; readonly bySymbol: Map<string, SourceResult | SourceError> } {
  const named: NamedInstrument[] = [];
  const bySymbol = new Map<string, SourceResult | SourceError>();
  for (const instrument of instruments) {
    const name = findProviderSymbol(id, instrument);
    if (name === null) bySymbol.set(instrument.symbol, new SourceError('not_found', `${instrument.symbol} has no symbol at ${id}`));
    else named.push({ symbol: instrument.symbol, name });
  }
  return { named, bySymbol };
}
