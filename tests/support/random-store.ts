import fc from 'fast-check';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { refreshBreadth } from '@/lib/ingest/breadth/refresh-breadth';
import { commitBreadthCounts } from '@/lib/store/breadth-counts';
import { commitCloses } from '@/lib/store/closes';
import { ensureInstrument, findInstrument, upsertInstrument, type InstrumentInput } from '@/lib/store/instruments';
import { replaceMembership } from '@/lib/store/memberships';
import { removeInstrument } from '@/lib/store/remove-instrument';
import { commitSectors } from '@/lib/store/sectors';
import { upsertAliases } from '@/lib/store/security-aliases';
import type { Store } from '@/lib/store/store';
import { upsertUniverse } from '@/lib/store/universes';
import { commitWeights } from '@/lib/store/weights';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { makeInstrument, makeRow } from './store-rows';

// Stores as a careless operator makes them: some of the instruments, universes without members or closes, counts alone, one session.
const calendar = createCalendar();

/** What may be stored; the last is none that any study knows. */
export const storedSymbols = ['SPX', 'RUT', 'NDX', 'AAPL', 'AMZN', 'GOOGL', 'META', 'MSFT', 'NVDA', 'TSLA', 'SPY', 'XYZ'] as const;
export const storedSessions = calendar.sessionsBetween(parseSessionDate('2023-09-01'), parseSessionDate('2024-07-16'));
export const lastStored = parseSessionDate('2024-07-16');

const symbol = fc.constantFrom(...storedSymbols);
const some = fc.subarray([...storedSymbols]);
// Rather too many than too few: a store that lacks what is asked answers nothing that could change.
const most = fc.oneof(
  fc.constant([...storedSymbols]),
  fc.subarray([...storedSymbols], { maxLength: 2 }).map((without) => storedSymbols.filter((name) => !without.includes(name))),
  some,
);
const basis = fc.constantFrom('price', 'total', 'both');
const session = fc.constantFrom(...storedSessions.slice(-20), ...storedSessions.slice(0, 3));

const importStep = fc.record({
  kind: fc.constant('import' as const),
  symbols: most,
  basis: fc.oneof(fc.constant('both'), basis),
  length: fc.oneof(fc.constant(210), fc.constantFrom(0, 1, 2, 30, 210)),
  lag: fc.constantFrom(0, 0, 0, 3),
  seed: fc.integer({ min: 1, max: 40 }),
  source: fc.constantFrom('import', 'yahoo'),
  isLastProvisional: fc.boolean(),
});
const laterStep = fc.oneof(
  importStep,
  fc.record({ kind: fc.constant('revise' as const), symbol, session, close: fc.integer({ min: 50, max: 150 }) }),
  fc.record({ kind: fc.constant('remove' as const), symbol }),
  fc.record({ kind: fc.constant('describe' as const), symbol, name: fc.constantFrom('One name', 'Another name'), basis }),
  fc.record({ kind: fc.constant('alias' as const), symbol }),
  fc.record({ kind: fc.constant('members' as const), members: most, from: session, until: fc.option(session) }),
  fc.record({ kind: fc.constant('weights' as const), members: most, session }),
  fc.record({ kind: fc.constant('sectors' as const), members: most, sector: fc.constantFrom('Energy', 'Utilities') }),
  fc.record({ kind: fc.constant('counts' as const), length: fc.constantFrom(1, 60), advances: fc.integer({ min: 0, max: 2_000 }) }),
  fc.record({ kind: fc.constant('count' as const) }),
);

/** One change of a store. */
export type StoreStep = typeof laterStep extends fc.Arbitrary<infer Value> ? Value : never;

/** What happens to a store from its first day on. */
export const storeHistory: fc.Arbitrary<StoreStep[]> = fc
  .tuple(
    fc.oneof({ arbitrary: fc.tuple(importStep), weight: 4 }, { arbitrary: fc.constant([]), weight: 1 }),
    fc.array(laterStep, { minLength: 3, maxLength: 6 }),
  )
  .map(([first, later]) => [...first, ...later]);

/** A step that imports closes of 210 sessions on prices; what `change` says, otherwise. */
export function importOf(symbols: readonly string[], change: Partial<Extract<StoreStep, { kind: 'import' }>> = {}): StoreStep {
  return {
    kind: 'import',
    symbols: symbols as Extract<StoreStep, { kind: 'import' }>['symbols'],
    basis: 'price',
    length: 210,
    lag: 0,
    seed: 3,
    source: 'import',
    isLastProvisional: false,
    ...change,
  };
}

/** A step that makes all of these members of the S&P 500 since the first session. */
export function membersOf(symbols: readonly string[]): StoreStep {
  return {
    kind: 'members',
    members: symbols as Extract<StoreStep, { kind: 'members' }>['members'],
    from: parseSessionDate('2023-09-01'),
    until: null,
  };
}

function describe(name: string, change: Partial<InstrumentInput> = {}): InstrumentInput {
  return makeInstrument(name, { kind: name.length > 3 ? 'stock' : name === 'SPY' ? 'etf' : 'index', ...change });
}

/** The universes that the steps fill. */
export async function addUniverses(store: Store): Promise<void> {
  for (const id of ['sp500', 'nyse']) {
    const universe = findDefaultUniverse(id);
    if (universe === undefined) throw new Error(`${id} is shipped`);
    await upsertUniverse(store, universe);
  }
}

async function importCloses(store: Store, given: Extract<StoreStep, { kind: 'import' }>): Promise<void> {
  for (const [at, name] of given.symbols.entries()) {
    const description = describe(name, { basis: given.basis });
    const days = storedSessions.slice(storedSessions.length - given.length, storedSessions.length - (at % 2 === 0 ? 0 : given.lag));
    const rows = days.map((day, index) =>
      makeRow(day, 100 + at + ((index * (at + given.seed)) % 13), {
        adjClose: given.basis === 'both' ? 90 + (index % 7) : null,
        source: given.source,
        provisional: given.isLastProvisional && index === days.length - 1,
      }),
    );
    await commitCloses(store, { instrumentId: await ensureInstrument(store, description), description, rows });
  }
}

async function identify(store: Store, members: readonly string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const name of members) ids.push(await ensureInstrument(store, describe(name, { tracked: false })));
  return ids;
}

/** Takes a step; what it is about and is not stored is left alone. */
export async function takeStep(store: Store, given: StoreStep): Promise<void> {
  const source = { source: 'import' };
  if (given.kind === 'import') await importCloses(store, given);
  else if (given.kind === 'remove') await removeInstrument(store, given.symbol);
  else if (given.kind === 'count') await refreshBreadth({ store, calendar, now: () => new Date('2024-07-17T12:00:00Z') });
  else if (given.kind === 'counts') {
    const days = storedSessions.slice(storedSessions.length - given.length);
    await commitBreadthCounts(
      store,
      'nyse',
      days.map((day, index) => ({
        session: day,
        advances: given.advances + index,
        declines: 900,
        unchanged: 10,
        newHighs: 20,
        newLows: index % 2 === 0 ? 5 : null,
      })),
      source,
    );
  } else if (given.kind === 'members') {
    const until = given.until !== null && given.until > given.from ? given.until : null;
    await replaceMembership(
      store,
      'sp500',
      (await identify(store, given.members)).map((instrumentId, at) => ({
        instrumentId,
        from: given.from,
        until: at % 3 === 2 ? until : null,
      })),
      source,
    );
  } else if (given.kind === 'weights')
    await commitWeights(
      store,
      'sp500',
      (await identify(store, given.members)).map((instrumentId, at) => ({ instrumentId, session: given.session, weight: 1 / (at + 13) })),
      source,
    );
  else if (given.kind === 'sectors')
    await commitSectors(
      store,
      'sp500',
      (await identify(store, given.members)).map((instrumentId) => ({ instrumentId, sector: given.sector })),
      source,
    );
  else {
    const stored = await findInstrument(store, given.symbol);
    if (stored === null) return;
    if (given.kind === 'revise') await commitCloses(store, { instrumentId: stored.id, rows: [makeRow(given.session, given.close)] });
    else if (given.kind === 'alias')
      await upsertAliases(store, [{ instrumentId: stored.id, ticker: 'OLD', from: null, until: parseSessionDate('2020-01-02') }], 'import');
    else await upsertInstrument(store, { ...stored, name: given.name, basis: given.basis });
  }
}
