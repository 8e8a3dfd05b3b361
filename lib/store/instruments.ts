import 'server-only';
import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { InstrumentKind, InstrumentNote, PriceBasis } from '@/lib/studies/market';
import type { Instrument } from './generated/sqlite/client';
import { requireGuards } from './guarded-batch';
import { raiseVersionWhere } from './sql/close-statements';
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
  /** Followed for itself: pulled, listed and part of the market; false for members of a universe that nobody follows. True if left out. */
  readonly tracked?: boolean;
}

export interface StoredInstrument extends InstrumentInput {
  readonly id: number;
  readonly tracked: boolean;
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
  tracked: z.boolean(),
});

function toInstrument(row: Instrument): StoredInstrument {
  return stored.parse({ ...row, notes: JSON.parse(row.notes) as unknown });
}

/** Every followed instrument, by symbol: those that are removed or only members of a universe are not. */
export async function listInstruments(store: Store): Promise<StoredInstrument[]> {
  const rows = await store.reader.instrument.findMany({ where: { removedAt: null, tracked: true }, orderBy: { symbol: 'asc' } });
  return rows.map(toInstrument);
}

/** Every instrument that is not removed, followed or not, by symbol. */
export async function listAnyInstruments(store: Store): Promise<StoredInstrument[]> {
  const rows = await store.reader.instrument.findMany({ where: { removedAt: null }, orderBy: { symbol: 'asc' } });
  return rows.map(toInstrument);
}

/** What ever was a member of a universe, as its membership stands, by symbol. */
export async function listMembersOf(store: Store, universeId: string): Promise<StoredInstrument[]> {
  const memberships = { some: { universeId, removedVersion: null } };
  const rows = await store.reader.instrument.findMany({ where: { removedAt: null, memberships }, orderBy: { symbol: 'asc' } });
  return rows.map(toInstrument);
}

/** The instrument with this symbol (upper or lower case), followed or not, unless it is removed, or null. */
export async function findInstrument(store: Store, symbol: string): Promise<StoredInstrument | null> {
  const row = await store.reader.instrument.findUnique({ where: { symbol: symbol.toUpperCase(), removedAt: null } });
  return row === null ? null : toInstrument(row);
}

/** Columns of an instrument as they are written; the symbol in upper case. */
export function toInstrumentColumns(input: InstrumentInput) {
  const { symbol, name, kind, basis, licenceClass, yahooSymbol, cboeSymbol, nasdaqSymbol, fredSymbol } = input;
  const columns = { name, kind, basis, licenceClass, yahooSymbol, cboeSymbol, nasdaqSymbol, fredSymbol };
  return { symbol: symbol.toUpperCase(), ...columns, notes: JSON.stringify(input.notes), removedAt: null, tracked: input.tracked ?? true };
}

/** Creates the instruments that are not stored, in one statement; those that are stay as they are. */
export async function createInstruments(store: Store, inputs: readonly InstrumentInput[]): Promise<void> {
  const columns = inputs.map(toInstrumentColumns);
  await store.write(async (writer) => {
    const known = new Set((await writer.instrument.findMany({ select: { symbol: true } })).map(({ symbol }) => symbol));
    await writer.instrument.createMany({ data: columns.filter(({ symbol }) => !known.has(symbol)) });
  });
}

/**
 * Creates the instrument (again, if it was removed) or changes everything but its symbol; closes stay as they are. Following what was
 * only a member of a universe raises the version: the market, which readers keep by version, lists what is followed.
 */
export async function upsertInstrument(store: Store, input: InstrumentInput): Promise<StoredInstrument> {
  const { symbol, ...columns } = toInstrumentColumns(input);
  const row = await store.write(async (writer) => {
    const upsert = writer.instrument.upsert({ where: { symbol }, create: { symbol, ...columns }, update: columns });
    const known = await writer.instrument.findUnique({ where: { symbol, removedAt: null, tracked: false } });
    if (known === null || !columns.tracked) return await upsert;
    const newest = await writer.dataVersion.findFirst({ orderBy: { version: 'desc' } });
    const raise = store.dialect.toNative(raiseVersionWhere('TRUE'));
    const raised = [new Date().toISOString(), 'tracked', null, newest?.simulated === true ? 1 : 0];
    const guards = requireGuards(store, writer, { fence: null, simulated: null });
    await writer.$transaction([...guards, upsert, writer.$executeRawUnsafe(raise, ...raised)]);
    return await writer.instrument.findUniqueOrThrow({ where: { symbol } });
  });
  return toInstrument(row);
}
