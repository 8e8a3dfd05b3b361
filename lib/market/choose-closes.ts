import { hasBasis } from './index-funds';
import type { Basis, Market, MarketInstrument, MarketSeries } from './market';

/** Closes that are read together: on one basis that all of the symbols have. */
export interface ClosesRead {
  readonly symbols: readonly string[];
  readonly basis: Basis;
  /** A list leaves out those that lack the basis, where none is common to all. */
  readonly isList?: boolean;
}

/** The basis on which instruments are read together. */
export interface ChosenBasis {
  /** The one asked for, else the one that they share; null where none is common. */
  readonly basis: Basis | null;
  /** Symbols without the basis asked for. */
  readonly without: readonly string[];
  /** Those of a list that are left out for it. */
  readonly leftOut: readonly string[];
}

/** The basis asked for where every instrument has it, else the other where every one has that, else none; of a list the one asked for (G10). */
export function chooseBasis(instruments: readonly MarketInstrument[], asked: Basis, isList: boolean): ChosenBasis {
  const without = instruments.filter((instrument) => !hasBasis(instrument, asked)).map(({ symbol }) => symbol);
  if (without.length === 0) return { basis: asked, without, leftOut: [] };
  const other: Basis = asked === 'price' ? 'total' : 'price';
  if (instruments.every((instrument) => hasBasis(instrument, other))) return { basis: other, without, leftOut: [] };
  return isList ? { basis: asked, without, leftOut: without } : { basis: null, without, leftOut: [] };
}

/** The closes of a series on a basis; all NaN where it has none. */
export function selectCloses(series: MarketSeries, basis: Basis | null): Float64Array {
  if (basis === 'price') return series.close;
  if (basis === 'total' && series.total !== null) return series.total;
  return new Float64Array(series.close.length).fill(NaN);
}

/** Each of them on the basis asked for where it has that, whatever the others have. */
export function readAlone(symbols: readonly string[], basis: Basis): readonly ClosesRead[] {
  return symbols.map((symbol) => ({ symbols: [symbol], basis }));
}

/** A list of instruments, each of which counts by itself. */
export function readAsList(symbols: readonly string[], basis: Basis): readonly ClosesRead[] {
  return [{ symbols, basis, isList: true }];
}

/** The closes that are read of those that the market has. */
export function chooseCloses(market: Market, { symbols, basis, isList = false }: ClosesRead): Float64Array[] {
  const found = symbols.flatMap((symbol) => market.series.get(symbol) ?? []);
  const chosen = chooseBasis(
    found.map((series) => series.instrument),
    basis,
    isList,
  );
  return found.filter(({ instrument }) => !chosen.leftOut.includes(instrument.symbol)).map((series) => selectCloses(series, chosen.basis));
}
