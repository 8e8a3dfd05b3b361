import { describe, expect, it } from 'vitest';
import type { Row, SideTable } from '@/lib/studies/kit/study';
import { cycle } from '@/lib/studies/moves/cycle/study';
import { hasReality, requireRealityMarket } from '@/tests/support/reality-market';
import { makeContext } from '@/tests/support/study-context';

// The vectors of the definitions, and averages as they were printed: Bespoke 2019, CFRA 2024, Yardeni, S&P Dow Jones Indices 2025.

function ask(asOf: string, texts: Readonly<Record<string, string>> = {}) {
  return cycle.compute(makeContext(requireRealityMarket(['SPX']), asOf), cycle.params.parse(texts));
}

function tableOf({ tables }: ReturnType<typeof ask>, id: string): SideTable {
  const table = tables?.find((one) => one.id === id);
  if (table === undefined) throw new Error(`no table ${id}`);
  return table;
}

function averageOf(computed: ReturnType<typeof ask>, counted: string): Row | undefined {
  return tableOf(computed, 'averages').rows.find((row) => row['kind'] === 'bull' && row['counted'] === counted);
}

const bullsOf = ({ rows }: ReturnType<typeof ask>): readonly Row[] => rows.filter(({ kind }) => kind === 'bull');

describe.skipIf(!hasReality)('bull and bear markets of the S&P 500', () => {
  it('has 27 bull markets since 1928, the last confirmed on 8 Jun 2023', () => {
    const bulls = bullsOf(ask('2026-08-21'));
    expect(bulls).toHaveLength(27);
    expect(bulls.at(-1)).toMatchObject({ start: '2022-10-12', end: null, confirmed: '2023-06-08', status: 'provisional', days: 1409 });
    expect(bulls[0]).toMatchObject({ start: '1929-11-13', end: '1930-04-10' });
  });

  it.each([
    ['2023-06-08', 20.04, 239],
    ['2023-10-11', 22.36, 364],
    ['2023-10-12', 21.6, 365],
    ['2024-01-19', 35.3, 464],
    ['2024-07-16', 58.43, 643],
    ['2025-06-27', 72.58, 989],
    ['2025-10-13', 86.04, 1097],
    ['2026-08-13', 118.03, 1401],
  ])('%s: up %d%% on day %d', (asOf, gain, days) => {
    const computed = ask(asOf);
    const running = computed.rows.at(-1);
    expect(running).toMatchObject({ kind: 'bull', start: '2022-10-12', days });
    expect(Number(running?.['gain_pct']).toFixed(2)).toBe(gain.toFixed(2));
    expect(computed.headlines[0]?.text).toContain(
      `is ${days.toLocaleString('en-US')} days old and up ${gain.toFixed(2)}% from 3,577.03 on 12 Oct 2022`,
    );
  });

  it('was a bear market the session before', () => {
    expect(ask('2023-06-07').rows.at(-1)).toMatchObject({ kind: 'bear', start: '2022-01-03', end: null, confirmed: '2022-06-13' });
  });

  it.each([
    ['1931-06-02', '1931-06-26', 25.82, 24],
    ['1932-06-01', '1932-09-07', 111.59, 98],
    ['2002-07-23', '2007-10-09', 96.21, 1904],
    ['2009-03-09', '2020-02-19', 400.52, 3999],
  ])('%s to %s: %d%% in %d days', (start, end, gain, days) => {
    const row = bullsOf(ask('2026-08-21')).find((one) => one['start'] === start);
    expect(row).toMatchObject({ end, days, status: 'ended' });
    expect(Number(row?.['gain_pct']).toFixed(2)).toBe(gain.toFixed(2));
  });

  it('ranks 13 Aug 2026 ninth of 27 by length, and 24 days of 1931 last', () => {
    const computed = ask('2026-08-13');
    expect(computed.headlines[0]?.text).toMatch(/: the ninth longest of 27 since 1928\.$/);
    expect(bullsOf(computed).find(({ start }) => start === '1931-06-02')).toMatchObject({ rank_days: 27 });
  });

  it.each(['record', 'printed'])('%s has one bear market from 2000 to 2002', (rule) => {
    const row = bullsOf(ask('2026-08-21', { rule })).find(({ start }) => start === '2002-10-09');
    expect(row).toMatchObject({ end: '2007-10-09', days: 1826 });
    expect(Number(row?.['gain_pct']).toFixed(2)).toBe('101.50');
  });

  it('1990 and 2018 are bear markets where a fall that rounds to 20% is one', () => {
    const bears = ask('2026-08-21', { rule: 'rounded20' }).rows.filter(({ kind }) => kind === 'bear');
    expect(bears.map(({ start, end }) => `${String(start)} ${String(end)}`)).toEqual(
      expect.arrayContaining(['1990-07-16 1990-10-11', '2018-09-20 2018-12-24']),
    );
    const others = ask('2026-08-21').rows.filter(({ kind }) => kind === 'bear');
    expect(bears).toHaveLength(others.length + 2);
  });

  it.each([
    ['Bespoke', '2019-10-28', { start: '1947-01-01' }, 'with the running one', 13, '154.3', 1700],
    ['CFRA', '2024-01-31', { rule: 'printed' }, 'ended', 13, '156.2', 1735],
    ['Yardeni', '2024-01-31', { rule: 'printed', source: 'yardeni' }, 'ended', 13, '156.0', 1752],
    ['S&P Dow Jones Indices', '2025-10-31', { rule: 'record' }, 'ended', 11, '191.5', 2022],
  ] as const)('the average that %s printed', (_, asOf, texts, counted, n, gain, days) => {
    const row = averageOf(ask(asOf, texts), counted);
    expect(row).toMatchObject({ n });
    expect(Number(row?.['mean_gain_pct']).toFixed(1)).toBe(gain);
    expect(Math.round(Number(row?.['mean_days']))).toBe(days);
  });

  it('the printed figures to their last digit', () => {
    const cfra = averageOf(ask('2024-01-31', { rule: 'printed' }), 'ended');
    expect(Number(cfra?.['median_gain_pct']).toFixed(1)).toBe('101.5');
    expect(cfra?.['median_days']).toBe(1512);
    expect(Number(averageOf(ask('2024-01-31', { rule: 'printed', source: 'yardeni' }), 'ended')?.['mean_gain_pct']).toFixed(2)).toBe(
      '155.96',
    );
    expect(Number(averageOf(ask('2025-10-31', { rule: 'record' }), 'ended')?.['mean_gain_pct']).toFixed(2)).toBe('191.55');
  });

  it('what was printed is not known before it was, and of no other index', () => {
    const early = ask('2024-01-30', { rule: 'printed' });
    expect(early.rows).toEqual([]);
    expect(early.flags.find(({ code }) => code === 'unavailable')?.message).toContain('printed in January 2024');
    const other = cycle.compute(
      makeContext(requireRealityMarket(['RUT']), '2024-07-16'),
      cycle.params.parse({ rule: 'printed', symbol: 'RUT' }),
    );
    expect(other.rows).toEqual([]);
    expect(other.flags.find(({ code }) => code === 'unavailable')?.message).toContain('SPX alone');
  });

  it('every convention side by side, with the close that would end it', () => {
    const rows = tableOf(ask('2024-07-16'), 'conventions').rows;
    expect(rows.map(({ start, confirmed }) => [start, confirmed])).toEqual([
      ['2022-10-12', '2023-06-08'],
      ['2022-10-12', '2023-06-08'],
      ['2022-10-12', '2024-01-19'],
      ['2022-10-12', null],
    ]);
    expect(rows.map((row) => row['end_close'])).toEqual([4533.76, 4562.09, 4533.76, null]);
  });

  it('names the rule that still saw a bear market on 8 Jun 2023', () => {
    const doubt = ask('2023-06-08').flags.find(({ code }) => code === 'measure-ranks-differently');
    expect(doubt?.message).toBe(
      'Another rule sees another market: a bear market since 3 Jan 2022 where only a record close confirms a bull market.',
    );
  });

  it('counts two corrections since October 2022 and compares at the same age', () => {
    const computed = ask('2026-08-21');
    expect(tableOf(computed, 'corrections').rows.map(({ from, to }) => [from, to])).toEqual([
      ['2023-07-31', '2023-10-27'],
      ['2025-02-19', '2025-04-08'],
    ]);
    const same = tableOf(computed, 'same-age').rows.filter(({ rank }) => rank !== null);
    expect(same).toHaveLength(9);
    expect(same.find(({ rank }) => rank === 1)).toMatchObject({ start: '1982-08-12', session: '1986-06-10' });
  });
});
