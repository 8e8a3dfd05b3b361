import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { prepareInstrument } from '@/lib/ingest/pull/prepare-instrument';
import { providers } from '@/lib/sources/registry';
import { SourceError } from '@/lib/sources/source-error';
import type { Source, SourceRow } from '@/lib/sources/source';
import type { CloseRow } from '@/lib/store/close-row';
import { makeInstrument } from '../../support/store-rows';

const calendar = createCalendar();
const sessions = calendar.sessionsBetween(parseSessionDate('2024-06-03'), parseSessionDate('2024-07-15'));
const dividendAt = 20;
const closeAt = (at: number) => 100 + at;
const adjustedAt = (at: number) => (at < dividendAt ? closeAt(at) * 0.99 : closeAt(at));
const rowAt = (at: number, hasAdjusted: boolean): SourceRow => ({
  session: sessions[at] ?? parseSessionDate('2024-07-15'),
  open: null,
  high: null,
  low: null,
  close: closeAt(at),
  adjClose: hasAdjusted ? adjustedAt(at) : null,
  volume: null,
  provisional: false,
});

function toSource(id: string, change: (row: SourceRow) => SourceRow = (row) => row): Source {
  const hasAdjusted = providers.find((provider) => provider.id === id)?.offers.isAdjusted === true;
  return {
    id,
    batch: null,
    symbolOf: () => 'AAA',
    fetchCloses: ({ from, to }) =>
      Promise.resolve({
        rows: sessions.map((_, at) => change(rowAt(at, hasAdjusted))).filter(({ session }) => session >= from && session <= to),
        rejected: [],
        flagged: [],
        splits: [],
      }),
  };
}

const down = (id: string): Source => ({
  ...toSource(id),
  fetchCloses: () => Promise.reject(new SourceError('transient', `${id} is down`)),
});
const instrument = { ...makeInstrument('AAA', { kind: 'stock', basis: 'both' }), id: 1, tracked: true };
const pull = (sources: readonly Source[], stored: ReadonlyMap<string, CloseRow> = new Map()) =>
  prepareInstrument({ instrument, stored, sources, calendar, now: () => new Date('2024-07-15T23:30:00Z') });
const ofStocks = providers.filter(({ offers }) => offers.kinds.includes('stock'));
const [bare, adjusted] = [ofStocks.filter(({ offers }) => !offers.isAdjusted), ofStocks.filter(({ offers }) => offers.isAdjusted)];
const pairs = bare.flatMap((one) => adjusted.map((other) => [one.id, other.id] as const));

describe('a source without dividend-adjusted closes takes them from nobody else', () => {
  it('of which there are some of either kind', () => {
    expect(bare.map(({ id }) => id)).toContain('twelve-data');
    expect(adjusted.map(({ id }) => id)).toContain('yahoo');
  });

  it.each(pairs)('%s, asked before %s, is filled by it: closes and their source stay', async (one, other) => {
    const { provider, rows, flags } = await pull([toSource(one), toSource(other)]);
    expect([provider, flags]).toEqual([one, [`dividend-adjusted closes from ${other}`]]);
    expect(rows.map(({ close, adjClose, source }) => [close, adjClose, source])).toEqual(
      sessions.map((_, at) => [closeAt(at), adjustedAt(at), one]),
    );
    // The next day changes nothing more.
    const stored = new Map(rows.map((row) => [row.session, row]));
    expect((await pull([toSource(one), toSource(other)], stored)).rows).toEqual([]);
  });

  it.each(pairs)('what %s stored alone is filled as soon as %s answers, wherever it ranks', async (one, other) => {
    const alone = (await pull([toSource(one), down(other)])).rows;
    expect(alone.every(({ adjClose }) => adjClose === null)).toBe(true);
    const stored = new Map(alone.map((row) => [row.session, row]));
    for (const sources of [
      [toSource(one), toSource(other)],
      [down(one), toSource(other)],
    ]) {
      const { rows } = await pull(sources, stored);
      expect(rows.length).toBeGreaterThan(0);
      for (const { session, close, adjClose } of rows) {
        const at = sessions.indexOf(session);
        expect([close, adjClose]).toEqual([closeAt(at), adjustedAt(at)]);
      }
    }
  });

  it('nothing is filled on a session on which the two do not agree, and what is filled is on the scale of the close', async () => {
    const off = sessions[5] ?? '';
    const near = sessions[6] ?? '';
    const shift = (row: SourceRow): SourceRow => {
      const factor = row.session === off ? 1.02 : row.session === near ? 1.0005 : 1;
      return { ...row, close: row.close * factor, adjClose: (row.adjClose ?? NaN) * factor };
    };
    const { rows } = await pull([toSource('twelve-data'), toSource('yahoo', shift)]);
    const found = new Map(rows.map((row) => [row.session as string, row]));
    expect([found.get(off)?.close, found.get(off)?.adjClose]).toEqual([closeAt(5), null]);
    expect(found.get(near)?.adjClose).toBeCloseTo(adjustedAt(6), 5);
  });

  it('an index asks nobody for them', async () => {
    let asked = 0;
    const counted: Source = { ...toSource('yahoo'), fetchCloses: (request) => ((asked += 1), toSource('yahoo').fetchCloses(request)) };
    const index = { ...instrument, kind: 'index', basis: 'price' } as const;
    const sources = [toSource('twelve-data'), counted];
    await prepareInstrument({ instrument: index, stored: new Map(), sources, calendar, now: () => new Date('2024-07-15T23:30:00Z') });
    // For its second opinion alone.
    expect(asked).toBe(1);
  });
});
