import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CloseRow } from '@/lib/store/close-row';
import { commitCloses } from '@/lib/store/closes';
import { getDataVersion } from '@/lib/store/data-version';
import { upsertInstrument } from '@/lib/store/instruments';
import { readSeries } from '@/lib/store/read-series';
import { replaceDataSet } from '@/lib/store/replace-data-set';
import { dayAt, makeInstrument, makeRow } from '@/tests/support/store-rows';
import { createTestStore } from '@/tests/support/test-store';
import { rounds } from '@/tests/support/rounds';

type Known = ReadonlyMap<string, CloseRow>;

const optional = fc.option(fc.integer({ min: 1, max: 3 }), { nil: null });
const row = fc
  .record({
    day: fc.nat(7),
    close: fc.integer({ min: 1, max: 3 }),
    open: optional,
    high: optional,
    low: optional,
    adjClose: optional,
    provisional: fc.boolean(),
    source: fc.constantFrom('yahoo', 'cboe'),
  })
  .map(({ day, close, ...rest }) => makeRow(dayAt(day), close, rest));
const step = fc.record({
  symbol: fc.constantFrom('RUT', 'SPX'),
  rows: fc.uniqueArray(row, { selector: ({ session }) => session, maxLength: 8 }),
  replaces: fc.integer({ min: 0, max: 5 }).map((chance) => chance === 0),
});

// The rules of `commitCloses`, written a second time on a plain map.
function merge(known: Known, rows: readonly CloseRow[]): Known {
  const next = new Map(known);
  for (const given of rows) {
    const stored = known.get(given.session);
    if (stored === undefined) {
      next.set(given.session, given);
      continue;
    }
    if (given.provisional && !stored.provisional) continue;
    const keep = (key: 'open' | 'high' | 'low' | 'adjClose') => given[key] ?? (given.close === stored.close ? stored[key] : null);
    const merged = { ...given, open: keep('open'), high: keep('high'), low: keep('low'), adjClose: keep('adjClose') };
    const { source: _given, ...values } = merged;
    const { source: _stored, ...before } = stored;
    if (JSON.stringify(sortKeys(values)) !== JSON.stringify(sortKeys(before))) next.set(given.session, merged);
  }
  return next;
}

function sortKeys(record: object): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => a.localeCompare(b));
}

function fingerprint(known: Known): string {
  const rows = [...known.values()].sort((a, b) => a.session.localeCompare(b.session));
  return JSON.stringify(rows.map(sortKeys));
}

async function readRows(store: Parameters<typeof readSeries>[0], symbol: string, version?: number): Promise<Known> {
  const series = await readSeries(store, symbol, { version });
  const cell = (values: Float64Array | null, index: number) => {
    const value = values?.[index];
    return value === undefined || Number.isNaN(value) ? null : value;
  };
  return new Map(
    series.sessions.map((session, index) => {
      const { open, high, low, adjClose, close, provisional, source, sources } = series;
      const optionals = { open: cell(open, index), high: cell(high, index), low: cell(low, index), adjClose: cell(adjClose, index) };
      return [
        session,
        {
          session,
          ...optionals,
          close: close[index] ?? Number.NaN,
          provisional: provisional[index] === 1,
          source: sources[source[index] ?? 0] ?? '',
        },
      ];
    }),
  );
}

describe('as known at a version', () => {
  it('equals the replayed commits, at every version, and the version rises exactly with a change', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { store, remove } = await createTestStore();
        try {
          const instruments = [makeInstrument('RUT'), makeInstrument('SPX')];
          const ids = new Map<string, number>();
          for (const instrument of instruments) ids.set(instrument.symbol, (await upsertInstrument(store, instrument)).id);
          let now = new Map<string, Known>([
            ['RUT', new Map()],
            ['SPX', new Map()],
          ]);
          const history = [now];
          for (const { symbol, rows, replaces } of steps) {
            const next = new Map<string, Known>(now);
            if (replaces) {
              await replaceDataSet(store, { instruments, rowsBySymbol: new Map([[symbol, rows]]), simulated: false });
              for (const other of now.keys()) next.set(other, new Map());
              next.set(symbol, new Map(rows.map((given) => [given.session, given])));
            } else {
              await commitCloses(store, { instrumentId: ids.get(symbol) ?? 0, rows });
              next.set(symbol, merge(now.get(symbol) ?? new Map(), rows));
            }
            const changed = [...next].some(([name, known]) => fingerprint(known) !== fingerprint(now.get(name) ?? new Map()));
            if (changed) history.push(next);
            now = next;
            expect((await getDataVersion(store)).version).toBe(history.length - 1);
          }
          for (const [version, known] of history.entries()) {
            for (const symbol of ['RUT', 'SPX']) {
              expect(fingerprint(await readRows(store, symbol, version))).toBe(fingerprint(known.get(symbol) ?? new Map()));
            }
          }
          expect(fingerprint(await readRows(store, 'RUT'))).toBe(fingerprint(now.get('RUT') ?? new Map()));
        } finally {
          await remove();
        }
      }),
      { numRuns: rounds(25) },
    );
  });
});
