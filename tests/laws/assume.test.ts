import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assumeSession } from '@/lib/market/assume-session';
import { buildMarket } from '@/lib/market/build-market';
import type { Market } from '@/lib/market/market';
import { studies } from '@/lib/studies/registry';
import type { Cell, Study, StudyComputation } from '@/lib/studies/kit/study';
import { listSessions, makeStored } from '@/tests/support/make-market';
import { defaultSymbols, makeRandomCloses } from '@/tests/support/random-market';
import { rangeOf } from '@/lib/market/study-range';
import { rounds } from '@/tests/support/rounds';

const count = 330;
const sessions = listSessions('2022-11-01', count + 1);
const moves = fc
  .array(fc.option(fc.integer({ min: -900, max: 900 }), { freq: 6 }), {
    minLength: defaultSymbols.length,
    maxLength: defaultSymbols.length,
  })
  .filter((values) => values.some((value) => value !== null));
const seeds = fc.integer({ min: 1, max: 1_000_000 });

interface Both {
  readonly assumed: Market;
  readonly stored: Market;
}

/** The same closes of one more session, once assumed and once stored; stocks store both bases. */
function makeBoth(seed: number, changes: readonly (number | null)[]): Both {
  const closes = new Map<string, number>();
  const series = defaultSymbols.map((symbol, place) => {
    const own = makeRandomCloses(seed + place * 7919, count);
    const before = own.at(-1) ?? NaN;
    const change = changes[place] ?? null;
    const next = change === null ? NaN : Math.round(before * (10_000 + change)) / 10_000;
    if (change !== null) closes.set(symbol, next);
    const total = own.map((close, t) => close * (0.5 + t / 1000));
    const totalNext = ((total.at(-1) ?? NaN) * next) / before;
    return { symbol, instrument: place < 3 ? {} : ({ kind: 'stock', basis: 'both' } as const), own, total, next, totalNext };
  });
  const build = (whole: boolean): Market =>
    buildMarket({
      instruments: series.map(({ symbol, instrument, own, total, next, totalNext }) =>
        makeStored(symbol, sessions, whole ? [...own, next] : own, {
          instrument,
          ...('basis' in instrument ? { total: whole ? [...total, totalNext] : total } : {}),
        }),
      ),
      calendarSessions: sessions,
      dataVersion: 1,
      simulated: false,
    });
  const next = sessions[count];
  if (next === undefined) throw new Error('the calendar is too short');
  return { assumed: assumeSession(build(false), closes, next), stored: build(true) };
}

// Where it came from and that it is provisional are the only things that may differ; links say `assume` in place of `asOf`.
const marks = new Set(['provisional', 'source', 'link']);
const markFlags = new Set(['provisional', 'stale', 'mixed-sources', 'older-than-newest']);

function strip(rows: readonly Readonly<Record<string, Cell>>[] | undefined): unknown {
  return rows?.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => !marks.has(key))));
}

function listValues({ columns, rows, events, headlines, flags, chart, coverage, basis, tables, verdict }: StudyComputation): unknown {
  return {
    columns,
    chart,
    coverage,
    basis,
    // A claim says what it assumes.
    verdict: verdict === undefined ? undefined : { ...verdict, sentence: verdict.sentence.filter(({ text }) => !text.startsWith(', if ')) },
    rows: strip(rows),
    events: strip(events?.rows),
    tables: tables?.map((table) => ({ id: table.id, rows: strip(table.rows), chart: table.chart })),
    headlines: headlines.map(({ text, detail }) => ({ text: text.replace(/, if .*\.$/, '.'), detail })),
    flags: flags.filter(({ code }) => !markFlags.has(code)),
  };
}

const variants: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> = {
  performance: [{}, { symbols: 'M7,AAPL' }],
  streaks: [
    { thresholdPct: '0', length: '1' },
    { versus: 'SPX', thresholdPct: '0', length: '1', direction: 'down' },
    { symbol: 'M7', length: '1', mode: 'nested' },
  ],
  outperformance: [
    {},
    { measure: 'ratio', scale: 'volatility' },
    { hedge: 'beta', sessions: '21' },
    { a: 'AAPL', b: 'M7', episodes: 'one' },
  ],
  records: [{ symbol: 'SPX' }, { symbol: 'NVDA', ties: 'include' }],
  distance: [{ symbol: 'RUT' }, { symbol: 'AAPL', distanceIn: 'sigma' }, { symbol: 'M7', reference: 'record' }],
  participation: [{}, { universe: 'indices' }],
  facts: [{}, { scope: 'mag7' }],
};

function computeAll(study: Study, market: Market, query: Readonly<Record<string, string>>, basis: 'price' | 'total'): unknown {
  return listValues(study.compute({ market, range: rangeOf(0, market.sessions.length - 1), basis }, study.params.parse(query)));
}

// `needs` asks about the assumed session itself, so storing it asks another question: tests/laws/needs.test.ts tries it tick by tick.
const shown = studies.filter(({ id }) => id !== 'needs');

describe.each(shown.map((study) => [study.id, study] as const))('assume on %s', (id, study) => {
  it('gives what storing the same closes gives, but for the provisional marks', () => {
    fc.assert(
      fc.property(seeds, moves, fc.constantFrom('price', 'total'), (seed, changes, basis) => {
        const { assumed, stored } = makeBoth(seed, changes);
        for (const query of variants[id] ?? [{}])
          expect(computeAll(study, assumed, query, basis)).toEqual(computeAll(study, stored, query, basis));
      }),
      { numRuns: id === 'facts' ? rounds(10) : rounds(20) },
    );
  });
});

// Members of a universe are not assumed, and this market has none: there is nothing to mark.
describe.each(shown.filter(({ universes }) => universes === undefined).map((study) => [study.id, study] as const))(
  'assume on %s',
  (id, study) => {
    it('marks what the assumed session touches', () => {
      const { assumed } = makeBoth(
        7,
        defaultSymbols.map(() => 250),
      );
      const query = variants[id]?.[0] ?? {};
      const { rows, flags } = study.compute({ market: assumed, range: rangeOf(0, count), basis: 'price' }, study.params.parse(query));
      expect(flags.map(({ code }) => code)).toContain('provisional');
      const touched = rows.filter((row) =>
        [row.date, row.end, row.recovery, row.year].some(
          (cell) => cell === sessions[count] || cell === Number(sessions[count]?.slice(0, 4)),
        ),
      );
      if (study.rowsAre === 'sessions') expect(touched).toHaveLength(1);
      expect(touched.every((row) => row.provisional === true)).toBe(true);
    });
  },
);
