import { describe, expect, it } from 'vitest';
import { drawChart } from '@/lib/export/chart/draw-chart';
import type { Market } from '@/lib/market/market';
import { findStudy } from '@/lib/studies/registry';
import type { StudyComputation } from '@/lib/studies/kit/study';
import { alignCounts } from '@/lib/market/universe/align-counts';
import { countMembers } from '@/lib/market/universe/count-members';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { judgeRecords } from '@/lib/studies/kit/universe/divergences';
import { packCloses } from '@/lib/market/universe/member-closes';
import type { PanelMember } from '@/lib/market/universe/universe';
import { makeMarket } from '@/tests/support/make-market';
import { makeContext } from '@/tests/support/study-context';

const sessions = 300;
const walk = (step: number, wave: number): number[] =>
  Array.from({ length: sessions }, (_, t) => Math.round((100 + step * t + 8 * Math.sin(t / wave)) * 100) / 100);
const held: readonly (readonly [symbol: string, sector: string | null, shares: number, closes: readonly number[]])[] = [
  ['NVDA', 'Technology', 4, walk(0.5, 5)],
  ['GOOG', 'Communication', 2, walk(0.2, 9)],
  ['GOOGL', 'Communication', 2, walk(0.2, 9)],
  ['XOM', 'Energy', 3, walk(-0.1, 7)],
  ['KO', null, 1, walk(0.05, 11)],
];
const capital = Array.from({ length: sessions }, (_, t) => held.reduce((sum, [, , shares, closes]) => sum + shares * (closes[t] ?? 0), 0));

const weighed = Array.from({ length: Math.ceil(sessions / 50) }, (_, place) => place * 50);

/** The S&P 500 as five companies whose capital is the index; weights stored every 50th session, of those that `has` lets through; `isMember` leaves some of the five. */
function build(has: (symbol: string) => boolean = () => true, isMember: (symbol: string) => boolean = () => true): Market {
  const market = makeMarket('2022-11-01', { SPX: capital.map((value) => value * 3), RSP: walk(0.3, 6), SPY: walk(0.35, 6) });
  const members = held
    .filter(([symbol]) => isMember(symbol))
    .map(
      ([symbol, sector, shares, closes]): PanelMember => ({
        symbol,
        name: `${symbol} Inc.`,
        sector,
        closes: packCloses(Float64Array.from(closes)),
        spans: Int32Array.of(0, sessions),
        weights: has(symbol)
          ? {
              positions: Int32Array.from(weighed),
              values: Float64Array.from(weighed, (t) => ((closes[t] ?? NaN) * shares) / (capital[t] ?? NaN)),
            }
          : null,
      }),
    );
  const counts = alignCounts(
    countMembers({
      sessions: market.sessions,
      firstOrdinal: 0,
      closes: members.map(({ closes }) => closes),
      spans: members.map(({ spans }) => spans),
    }),
    market.sessions,
  );
  const definition = findDefaultUniverse('sp500');
  if (definition === undefined) throw new Error('sp500 is not shipped');
  const universe = {
    definition,
    basis: 'price',
    counts,
    panel: { start: 0, length: sessions, members },
    sectorNames: ['Communication', 'Energy', 'Technology'],
    sectors: null,
    sources: ['import'],
    first: market.sessions[0] ?? null,
    last: market.sessions.at(-1) ?? null,
  } as const;
  return { ...market, universes: new Map([['sp500', universe]]) };
}

function compute(id: string, query: Readonly<Record<string, string>> = {}, market = build(), shown?: number): StudyComputation {
  const study = findStudy(id);
  if (study === undefined) throw new Error(`no study ${id}`);
  return study.compute(makeContext(market, undefined, shown), study.params.parse(query));
}

const numberIn = (row: Readonly<Record<string, unknown>> | undefined, key: string): number =>
  typeof row?.[key] === 'number' ? row[key] : NaN;
const last = sessions - 1;

describe('contribution', () => {
  const { rows, tables, headlines, flags } = compute('contribution', {}, build(), 20);
  const indexPct = ((capital[last] ?? NaN) / (capital[last - 20] ?? NaN) - 1) * 100;

  it('sums to the index return, drifted weights or not', () => {
    expect(rows.reduce((sum, row) => sum + numberIn(row, 'value'), 0)).toBeCloseTo(indexPct, 9);
    expect(rows.map(({ symbol }) => symbol)[0]).toBe('NVDA');
  });

  it('takes the Magnificent 7 out, GOOG and GOOGL both', () => {
    const rest = (t: number): number => 3 * (held[3]?.[3][t] ?? NaN) + (held[4]?.[3][t] ?? NaN);
    const [seven, others, index] = tables?.[0]?.rows ?? [];
    expect(numberIn(seven, 'members')).toBe(3);
    expect(numberIn(others, 'return_pct')).toBeCloseTo((rest(last) / rest(last - 20) - 1) * 100, 9);
    expect(numberIn(seven, 'contribution_pp') + numberIn(others, 'contribution_pp')).toBeCloseTo(numberIn(index, 'return_pct'), 9);
    expect(headlines[0]?.detail).toContain('The Magnificent 7 together');
  });

  it('says how old its weights are, and what it lacks', () => {
    expect(flags.map(({ code }) => code)).toEqual(['weight-age']);
    const partly = compute(
      'contribution',
      {},
      build((symbol) => symbol === 'NVDA'),
      20,
    );
    expect(partly.flags.map(({ code }) => code)).toEqual(expect.arrayContaining(['coverage', 'unavailable']));
    expect(partly.rows.find(({ symbol }) => symbol === 'XOM')?.value).toBeNull();
    expect(
      compute(
        'contribution',
        {},
        build(() => false),
      ).flags[0]?.message,
    ).toBe('Unavailable: needs weights of the S&P 500, and none are stored.');
  });
});

describe('concentration', () => {
  it('measures largest, HHI, effective number and the seven by hand', () => {
    const weights = held.map(([, , shares, closes]) => (shares * (closes[last] ?? NaN)) / (capital[last] ?? NaN));
    const hhi = weights.reduce((sum, weight) => sum + weight * weight, 0);
    const at = (query: Readonly<Record<string, string>>): number => numberIn(compute('concentration', query).rows.at(-1), 'value');
    expect(at({ show: 'hhi' })).toBeCloseTo(hhi, 12);
    expect(at({ show: 'effective' })).toBeCloseTo(1 / hhi, 9);
    expect(at({ show: 'top', top: '2' })).toBeCloseTo(
      weights
        .sort((a, b) => b - a)
        .slice(0, 2)
        .reduce((sum, weight) => sum + weight, 0) * 100,
      9,
    );
    expect(at({ show: 'mag7' })).toBeCloseTo(
      (held.slice(0, 3).reduce((sum, [, , shares, closes]) => sum + shares * (closes[last] ?? NaN), 0) / (capital[last] ?? NaN)) * 100,
      9,
    );
  });

  it('needs all weights but for the seven, and says so', () => {
    const seven = build((symbol) => ['NVDA', 'GOOG', 'GOOGL'].includes(symbol));
    const top = compute('concentration', { show: 'top' }, seven);
    expect(top.rows.every(({ value }) => value === null)).toBe(true);
    expect(top.flags.map(({ code }) => code)).toContain('unavailable');
    const mag7 = compute('concentration', { show: 'mag7' }, seven);
    expect(numberIn(mag7.rows.at(-1), 'value')).toBeGreaterThan(50);
    expect(numberIn(mag7.rows.at(-1), 'weight_age_sessions')).toBe(49);
    expect(mag7.flags.map(({ code }) => code)).toEqual(['weight-age']);
    expect(
      compute(
        'concentration',
        { show: 'mag7' },
        build((symbol) => symbol === 'GOOG'),
      ).rows.at(-1)?.value,
    ).toBeNull();
  });
});

describe('a universe of the Magnificent 7 alone', () => {
  const alone = build(
    () => true,
    (symbol) => ['NVDA', 'GOOG', 'GOOGL'].includes(symbol),
  );

  it('is no part of itself: no weight in it is told, nor a return without them', () => {
    const { headlines, flags, rows } = compute('concentration', { show: 'mag7' }, alone);
    expect(rows.every(({ value }) => value === null)).toBe(true);
    expect(headlines[0]?.text).not.toContain('made up');
    expect(flags.map(({ message }) => message)).toContain(
      'Unavailable: the S&P 500 has no members but the Magnificent 7, so they make up all of it.',
    );
    const contribution = compute('contribution', {}, alone);
    expect(contribution.headlines[0]?.detail).not.toContain('Magnificent 7');
    expect(contribution.tables).toEqual([]);
    expect(numberIn(compute('concentration', { show: 'top', top: '1', minCoveragePct: '0' }, alone).rows.at(-1), 'value')).toBeGreaterThan(
      0,
    );
  });
});

describe('what a few known weights are worth', () => {
  const seven = build((symbol) => ['NVDA', 'GOOG', 'GOOGL'].includes(symbol));
  const say = (query: Readonly<Record<string, string>>): string =>
    compute('concentration', { minCoveragePct: '0', ...query }, seven).headlines[0]?.text ?? '';

  it('is a bound, said as one, without a rank', () => {
    expect(say({ show: 'top', top: '10' })).toMatch(
      /^The three members with a known weight made up .* its ten largest made up at least that\.$/,
    );
    expect(say({ show: 'top', top: '2' })).toMatch(
      /^The two largest of the three members with a known weight made up .* its two largest made up at least that\.$/,
    );
    expect(say({ show: 'hhi' })).toMatch(/at least that\.$/);
    expect(say({ show: 'effective' })).toMatch(/at least as concentrated/);
    const { headlines, flags } = compute('concentration', { show: 'hhi', minCoveragePct: '0' }, seven);
    expect(headlines[0]?.detail).toMatch(/no rank is told/);
    expect(flags.find(({ code }) => code === 'coverage')?.message).toMatch(
      /^Weights are known of three members that make up .*: the index is at least what is shown\.$/,
    );
  });

  it('is bounded by what all weights come to', () => {
    const at = (show: string, market: Market): number =>
      numberIn(compute('concentration', { show, top: '4', minCoveragePct: '0' }, market).rows.at(-1), 'value');
    for (const show of ['top', 'hhi']) expect(at(show, seven)).toBeLessThan(at(show, build()));
    expect(at('effective', seven)).toBeGreaterThan(at('effective', build()));
  });

  it('names the best of those known, and draws no others', () => {
    const { headlines, chart, rows } = compute('contribution', {}, seven, 20);
    expect(headlines[0]?.text).toMatch(/; of the three members with a known weight NVDA .* added most and GOOG/);
    expect(chart).toMatchObject({ title: 'Largest contributions of the 3 known of 5 members, S&P 500', first: 3 });
    expect(rows.map((row) => row['coverage_pct'])).toEqual([100, 100, 100, 100, 100]);
  });
});

describe('equal against cap weight', () => {
  it('is the mean return of members less that of the index', () => {
    const change = (closes: readonly number[]): number => (closes[last] ?? NaN) / (closes[last - 1] ?? NaN) - 1;
    const mean = held.reduce((sum, [, , , closes]) => sum + change(closes), 0) / held.length;
    expect(numberIn(compute('equal-vs-cap', { sessions: '1' }).rows.at(-1), 'value')).toBeCloseTo((mean - change(capital)) * 100, 9);
  });

  it('reads funds in their own mode, and says which are missing', () => {
    const funds = compute('equal-vs-cap', { mode: 'etf', sessions: '5' });
    expect(funds.headlines[0]?.text).toMatch(/RSP|SPY/);
    expect(funds.rows).toHaveLength(sessions);
    expect(compute('equal-vs-cap', { mode: 'etf', universe: 'nasdaq100' }).flags[0]?.message).toContain('QQQE and QQQ');
    expect(compute('equal-vs-cap', { mode: 'etf', universe: 'russell2000' }).rows).toEqual([]);
  });
});

describe('dispersion', () => {
  it('shows the index above itself and marks nothing', () => {
    const { chart, rows } = compute('dispersion', { sessions: '5' });
    expect(chart.kind === 'lines' ? chart.context?.key : '').toBe('index_close');
    expect(numberIn(rows.at(-1), 'index_close')).toBeCloseTo((capital[last] ?? NaN) * 3, 9);
    expect(numberIn(rows.at(-1), 'eligible')).toBe(5);
    expect(numberIn(compute('dispersion', { show: 'correlation', windowSessions: '20' }).rows.at(-1), 'value')).toBeLessThanOrEqual(1);
  });
});

describe('members', () => {
  it('are tiles by sector, the unsectored too, in the page as in pictures', () => {
    const { rows, chart, tables, headlines } = compute('members');
    expect(rows.map(({ sector }) => sector)).toEqual(['Communication', 'Communication', 'Energy', 'Technology', 'Unsectored']);
    expect(headlines[0]?.text).toMatch(/^\w+ of the five members of the S&P 500 rose /);
    expect(numberIn(tables?.[0]?.rows[0], 'members')).toBe(2);
    const drawing = drawChart(
      {
        chart,
        rows,
        range: {
          base: build().sessions[0] ?? ('' as never),
          from: build().sessions[0] ?? ('' as never),
          to: build().sessions[0] ?? ('' as never),
          last: null,
          sessions: 1,
        },
      },
      700,
      400,
      'dark',
    );
    expect(drawing.shapes).toHaveLength(5);
    expect(chart.kind === 'heat' && chart.order).toBe('size');
    expect(drawing.labels.map(({ text }) => text)).toEqual(expect.arrayContaining(['NVDA', 'Energy']));
  });

  it('are those of one sector where one is chosen, and in the order of their returns where that is asked for', () => {
    const energy = compute('members', { sector: 'energy', order: 'return' });
    expect(energy.rows.map(({ sector }) => sector)).toEqual(['Energy']);
    expect(energy.headlines[0]?.text).toBe('Of the members of the S&P 500 in Energy only one is stored; it rose on 11 Jan 2024.');
    expect(energy.chart.kind === 'heat' && energy.chart.order).toBe('value');
    const none = compute('members', { sector: 'utilities' });
    expect(none.rows).toEqual([]);
    expect(none.headlines[0]?.text).toBe('No member of the S&P 500 is stored under the sector Utilities.');
  });

  it('have one scale of colours on every session of a range', () => {
    const limits = [1, 2, 3, 4, 5]
      .map((shown) => compute('members', {}, build(), shown * 4).chart)
      .map((chart) => (chart.kind === 'heat' ? chart.limit : NaN));
    const day = compute('members').rows.map(({ value }) => Math.abs(Number(value)));
    expect(limits.every((limit) => limit > 0)).toBe(true);
    expect(limits.at(-1)).toBeLessThanOrEqual(Math.max(5, ...day) * 2);
  });

  it('are coloured by the range where that is asked for, and alike without weights', () => {
    const plain = compute(
      'members',
      { span: 'range' },
      build(() => false),
      20,
    );
    expect(
      numberIn(
        plain.rows.find(({ symbol }) => symbol === 'KO'),
        'value',
      ),
    ).toBeCloseTo(((held[4]?.[3][last] ?? NaN) / (held[4]?.[3][last - 20] ?? NaN) - 1) * 100, 9);
    expect(plain.chart.kind === 'heat' ? plain.chart.sizeKey : '').toBeNull();
  });
});

describe('divergences', () => {
  it('are records of the index with a measure below its own value at an earlier record', () => {
    expect(judgeRecords(Float64Array.of(1, 2, 3), Float64Array.of(5, 6, 4), 1)).toEqual([{ index: 2, diverges: true }]);
    // The high of 9 between them was at no record.
    expect(judgeRecords(Float64Array.of(1, 2, 1, 3), Float64Array.of(0, 5, 9, 6), 2)).toEqual([{ index: 3, diverges: false }]);
    expect(judgeRecords(Float64Array.of(NaN, 2, 2, 3, 2, 4), Float64Array.of(9, 9, 8, 8, 7, 6), 2)).toEqual([{ index: 5, diverges: true }]);
  });

  it('are held against the last record far enough back, not against a nearer one, and not judged without a value', () => {
    const rising = Float64Array.from({ length: 30 }, (_, t) => t);
    const measure = Float64Array.from({ length: 30 }, (_, t) => (t === 29 ? 20 : t === 8 ? 21 : t));
    expect(judgeRecords(rising, measure).filter(({ diverges }) => diverges)).toEqual([{ index: 29, diverges: true }]);
    expect(judgeRecords(rising, measure)[0]).toEqual({ index: 22, diverges: false });
    expect(judgeRecords(Float64Array.of(1, 2, 3), Float64Array.of(NaN, NaN, 4), 1)).toEqual([]);
  });
});

describe.each(['dispersion', 'concentration', 'contribution', 'equal-vs-cap', 'members'])('%s without stored members', (id) => {
  it('has no rows and says what is lacking, in the words of a reader', () => {
    const { rows, flags, headlines } = compute(id, {}, makeMarket('2024-01-02', { SPX: [1, 2, 3] }));
    expect(rows).toEqual([]);
    expect(
      flags.some(({ code, message }) => code === 'unavailable' && message.includes('needs members and their closes of the S&P 500')),
    ).toBe(true);
    expect(flags.map(({ message }) => message).join(' ')).not.toContain('npm run');
    expect(headlines[0]?.text).toMatch(/\.$/);
  });
});
