import 'server-only';
import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { InstrumentKind, InstrumentNote, PriceBasis } from '@/lib/studies/market';
import type { Instrument } from './generated/sqlite/client';
import type { Store } from './store';

export interface InstrumentInput {
  readonly symbol: string;
  readonly name: string;
  readonly kind: InstrumentKind;
  readonly basis: PriceBasis;
  readonly licenceClass: string;
  readonly yahooSymbol: string | null;
  readonly cboeSymbol: string | null;
  readonly nasdaqSymbol: string | null;
  readonly fredSymbol: string | null;
  readonly notes: readonly InstrumentNote[];
}

export interface StoredInstrument extends InstrumentInput {
  readonly id: number;
}

const session = z.string().refine(isSessionDate).nullable();
const stored = z.object({
  id: z.number().int(),
  symbol: z.string(),
  name: z.string(),
  kind: z.enum(['index', 'stock', 'etf', 'composite']),
  basis: z.enum(['price', 'total', 'both']),
  licenceClass: z.string(),
  yahooSymbol: z.string().nullable(),
  cboeSymbol: z.string().nullable(),
  nasdaqSymbol: z.string().nullable(),
  fredSymbol: z.string().nullable(),
  notes: z.array(z.object({ from: session, to: session, code: z.string(), text: z.string() })),
});

function toInstrument(row: Instrument): StoredInstrument {
  return stored.parse({ ...row, notes: JSON.parse(row.notes) as unknown });
}

/** Every instrument that is not removed, by symbol. */
export async function listInstruments(store: Store): Promise<StoredInstrument[]> {
  const rows = await store.reader.instrument.findMany({ where: { removedAt: null }, orderBy: { symbol: 'asc' } });
  return rows.map(toInstrument);
}

/** The instrument with this symbol (upper or lower case) unless it is removed, or null. */
export async function findInstrument(store: Store, symbol: string): Promise<StoredInstrument | null> {
  const row = await store.reader.instrument.findUnique({ where: { symbol: symbol.toUpperCase(), removedAt: null } });
  return row === null ? null : toInstrument(row);
}

/** Columns of an instrument as they are written; the symbol in upper case. */
export function toInstrumentColumns(input: InstrumentInput) {
  const { symbol, name, kind, basis, licenceClass, yahooSymbol, cboeSymbol, nasdaqSymbol, fredSymbol } = input;
  const columns = { name, kind, basis, licenceClass, yahooSymbol, cboeSymbol, nasdaqSymbol, fredSymbol };
  return { symbol: symbol.toUpperCase(), ...columns, notes: JSON.stringify(input.notes), removedAt: null };
}

/** Creates the instrument (again, if it was removed) or changes everything but its symbol; closes stay as they are. */
export async function upsertInstrument(store: Store, input: InstrumentInput): Promise<StoredInstrument> {
  const { symbol, ...columns } = toInstrumentColumns(input);
  const row = await store.write((writer) =>
    writer.instrument.upsert({ where: { symbol }, create: { symbol, ...columns }, update: columns }),
  );
  return toInstrument(row);
}
