import 'server-only';
import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { InstrumentKind, InstrumentNote, PriceBasis } from '@/lib/market/market';
import type { Instrument, InstrumentVersion } from './generated/sqlite/client';
import type { Fence } from './close-row';
import { requireGuards, runGuarded } from './guarded-batch';
import { planRaise } from './plan-raise';
import { planInsertMissing, planUpsert } from './plan-row';
import type { Store } from './store';

export interface InstrumentInput {
  readonly symbol: string;
  readonly name: string;
  readonly kind: InstrumentKind;
  readonly basis: PriceBasis;
  readonly licenceClass: string;
  /** Its names at providers, by their ids; a provider without a name here is not asked. */
  readonly providerSymbols: Readonly<Record<string, string>>;
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
  providerSymbols: z.record(z.string(), z.string()),
  notes: z.array(z.object({ from: session, to: session, code: z.string(), text: z.string() })),
  tracked: z.boolean(),
});

type Described = Omit<InstrumentVersion, 'instrumentId' | 'dataVersion'> & Pick<Instrument, 'id' | 'symbol'>;

function toInstrument(row: Described): StoredInstrument {
  return stored.parse({ ...row, notes: JSON.parse(row.notes) as unknown, providerSymbols: JSON.parse(row.providerSymbols) as unknown });
}

/** Every followed instrument, by symbol: those that are removed or only members of a universe are not. */
export async function listInstruments(store: Store): Promise<StoredInstrument[]> {
  const rows = await store.reader.instrument.findMany({ where: { removedAt: null, tracked: true }, orderBy: { symbol: 'asc' } });
  return rows.map(toInstrument);
}

/** Every instrument that was followed at a data version, as it was described then, by symbol. */
export async function listInstrumentsAt(store: Store, version: number): Promise<StoredInstrument[]> {
  // The newest entry of each up to the version; only then may what it says be asked about.
  const rows = await store.reader.instrumentVersion.findMany({
    where: { dataVersion: { lte: version } },
    orderBy: [{ instrumentId: 'asc' }, { dataVersion: 'desc' }],
    distinct: ['instrumentId'],
    include: { instrument: { select: { symbol: true } } },
  });
  const followed = rows.filter(({ removedAt, tracked }) => removedAt === null && tracked);
  const instruments = followed.map(({ instrumentId: id, instrument: { symbol }, ...row }) => toInstrument({ ...row, id, symbol }));
  return instruments.sort((one, other) => (one.symbol < other.symbol ? -1 : 1));
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
  const { symbol, name, kind, basis, licenceClass } = input;
  // In the order of their ids: the same names are the same text, which the log of descriptions compares.
  const providerSymbols = JSON.stringify(
    Object.fromEntries(Object.entries(input.providerSymbols).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
  return {
    symbol: symbol.toUpperCase(),
    name,
    kind,
    basis,
    licenceClass,
    providerSymbols,
    notes: JSON.stringify(input.notes),
    removedAt: null,
    tracked: input.tracked ?? true,
  };
}

/** Creates the instruments that are not stored; those that are stay as they are. No answer has a new one before the next version is raised. */
export async function createInstruments(store: Store, inputs: readonly InstrumentInput[]): Promise<void> {
  if (inputs.length === 0) return;
  await store.write((writer) =>
    writer.$transaction(inputs.map((input) => planInsertMissing(store, writer, 'Instrument', ['symbol'], toInstrumentColumns(input)))),
  );
}

/** The id of the instrument with this symbol, created as described if it is not stored; one that is stored, removed or not, stays as it is. */
export async function ensureInstrument(store: Store, input: InstrumentInput): Promise<number> {
  const asked = { where: { symbol: input.symbol.toUpperCase() }, select: { id: true } };
  // Nearly always it is stored, and nothing has to be written.
  const stored = await store.reader.instrument.findUnique(asked);
  if (stored !== null) return stored.id;
  await createInstruments(store, [input]);
  return (await store.reader.instrument.findUniqueOrThrow(asked)).id;
}

/**
 * Creates the instruments (again, if they were removed) or changes everything but their symbols; closes stay as they are. A change of one
 * that answers know already raises the version, once for all; a new one is known from the next version on.
 * @throws LeaseLost if `fence` is no longer current.
 */
export async function upsertInstruments(
  store: Store,
  inputs: readonly InstrumentInput[],
  fence: Fence | null = null,
): Promise<StoredInstrument[]> {
  if (inputs.length === 0) return [];
  const columns = inputs.map(toInstrumentColumns);
  const symbols = columns.map(({ symbol }) => symbol);
  const rows = await runGuarded(store, { fence, simulated: null }, async (writer) => {
    const newest = await writer.dataVersion.findFirst({ orderBy: { version: 'desc' } });
    const raised = {
      committedAt: new Date().toISOString(),
      reason: 'described',
      runId: null,
      simulated: newest?.simulated === true,
      fence,
    };
    await writer.$transaction([
      ...requireGuards(store, writer, { fence, simulated: null }),
      ...columns.map((row) => planUpsert(store, writer, 'Instrument', ['symbol'], row)),
      ...planRaise(store, writer, 'FALSE', raised),
    ]);
    return await writer.instrument.findMany({ where: { symbol: { in: symbols } }, orderBy: { symbol: 'asc' } });
  });
  return rows.map(toInstrument);
}

/** `upsertInstruments` of one. */
export async function upsertInstrument(store: Store, input: InstrumentInput, fence: Fence | null = null): Promise<StoredInstrument> {
  const [stored] = await upsertInstruments(store, [input], fence);
  if (stored === undefined) throw new Error(`${input.symbol} was stored a moment ago and is not found`);
  return stored;
}
