import { describe, expect, it } from 'vitest';
import { listCommonFlags, listNoteFlags } from '@/lib/studies/kit/flags';
import { readPanel } from '@/lib/studies/kit/read-panel';
import { findStudy, studies } from '@/lib/studies/registry';
import { buildSessionTable, describeCoverage, levelColumn } from '@/lib/studies/kit/session-rows';
import { toCell, toPercentCell } from '@/lib/studies/kit/to-cell';
import { makeMarket } from '@/tests/support/make-market';
import { makeContext } from '@/tests/support/study-context';

const market = makeMarket('2024-07-01', { SPX: [1, NaN, 3, 4], RUT: [NaN, 5, 6] }, { source: ['yahoo', 'yahoo', 'yahoo', 'cboe'] });

describe('readPanel', () => {
  it('uses the basis that all have, and says when it is not the one asked for', () => {
    const both = makeMarket('2024-07-01', { SPY: [1, 2] }, { instrument: { basis: 'both' }, total: [3, 4] });
    expect(Array.from(readPanel(both, ['SPY'], 'total').series[0]?.closes ?? [])).toEqual([3, 4]);
    const panel = readPanel(market, ['SPX'], 'total');
    expect(panel.basis).toBe('price');
    expect(panel.flags[0]?.message).toBe('The SPX has no dividend-adjusted closes; price-basis closes are used throughout.');
  });

  it('takes a symbol that the market lacks for an instrument without closes, and says so', () => {
    const missing = readPanel(market, ['XYZ'], 'price');
    expect(missing.series.map(({ symbol, first }) => [symbol, first])).toEqual([['XYZ', -1]]);
    expect(missing.flags.map(({ message }) => message)).toEqual(['No closes are stored for XYZ up to 5 Jul 2024.']);
  });

  it('flags an instrument without a close', () => {
    expect(readPanel(market, ['M7'], 'price').flags[0]).toMatchObject({ code: 'unavailable', symbols: ['M7'] });
  });
});

describe('flags', () => {
  it('tell gap, stale and mixed sources', () => {
    const flags = listCommonFlags(makeContext(market), readPanel(market, ['SPX', 'RUT'], 'price'));
    expect(flags.map((flag) => [flag.code, flag.symbols])).toEqual([
      ['gap', ['SPX']],
      ['stale', ['RUT']],
      ['mixed-sources', ['SPX']],
    ]);
    expect(flags[0]?.dates).toEqual(['2024-07-02']);
    expect(flags[1]?.message).toBe('The last close of the RUT is 3 Jul 2024, one session behind.');
  });

  it('tell once of all that lack the same sessions', () => {
    const holed = makeMarket('2024-07-01', { SPX: [1, NaN, 3, 4], RUT: [1, NaN, 3, 4], NDX: [1, 2, NaN, 4] });
    const flags = listCommonFlags(makeContext(holed), readPanel(holed, ['SPX', 'NDX', 'RUT'], 'price'));
    const rest = 'a return needs only the closes at its two ends, while a run ends and a mean is missing where it meets one.';
    expect(flags.map(({ symbols, dates, message }) => [symbols, dates, message])).toEqual([
      [['SPX', 'RUT'], ['2024-07-02'], `The SPX and the RUT lack one session inside their histories (2 Jul 2024): ${rest}`],
      [['NDX'], ['2024-07-03'], `The NDX lacks one session inside its history (3 Jul 2024): ${rest}`],
    ]);
  });

  it('list all that end early in one, by the day on which they do', () => {
    const ended = makeMarket('2024-07-01', { SPX: [1, 2, 3, 4], RUT: [1, 2, 3], NDX: [1, 2], AAPL: [1, 2, 3] });
    const flags = listCommonFlags(makeContext(ended), readPanel(ended, ['SPX', 'RUT', 'NDX', 'AAPL'], 'price'));
    expect(flags.map(({ code, symbols, message }) => [code, symbols, message])).toEqual([
      [
        'stale',
        ['RUT', 'NDX', 'AAPL'],
        'The last closes of three instruments are older: NDX on 2 Jul 2024, two sessions behind; RUT and AAPL on 3 Jul 2024, one session behind.',
      ],
    ]);
  });

  it('tell once of an instrument that is set against itself', () => {
    const holed = makeMarket('2024-07-01', { RUT: [1, NaN, 3], SPX: [1, 2, 3, 4] }, { source: ['yahoo', 'yahoo', 'cboe'] });
    const once = listCommonFlags(makeContext(holed), readPanel(holed, ['RUT'], 'price'));
    expect(once.map(({ code }) => code)).toEqual(['gap', 'stale', 'mixed-sources']);
    expect(listCommonFlags(makeContext(holed), readPanel(holed, ['RUT', 'RUT'], 'price'))).toEqual(once);
  });

  it('never call simulated data stale', () => {
    const simulated = makeMarket('2024-07-01', { SPX: [1, 2], RUT: [1] }, { simulated: true });
    expect(listCommonFlags(makeContext(simulated), readPanel(simulated, ['SPX', 'RUT'], 'price')).map((flag) => flag.code)).toEqual([
      'simulated',
    ]);
  });

  it('raise a note only where a span meets it', () => {
    const noted = makeMarket(
      '2024-07-01',
      { SPX: [1, 2, 3] },
      { instrument: { notes: [{ from: null, to: market.sessions[0] ?? null, code: 'early', text: 'Early.' }] } },
    );
    const { series } = readPanel(noted, ['SPX'], 'price');
    expect(listNoteFlags(noted, series, [{ first: 1, last: 2 }])).toEqual([]);
    expect(listNoteFlags(noted, series, [{ first: 0, last: 2 }])[0]).toMatchObject({ code: 'history-note', message: 'Early.' });
  });
});

describe('buildSessionTable', () => {
  it('makes a row per displayed session with its source, missing as null', () => {
    const { series } = readPanel(market, ['SPX', 'RUT'], 'price');
    const spx = series[0]?.closes ?? new Float64Array(0);
    const table = buildSessionTable(makeContext(market), series, 1, [
      levelColumn({ key: 'value', label: 'Value', unit: 'level', type: 'number' }, spx),
    ]);
    expect(table.columns.map((column) => column.key)).toEqual(['date', 'value', 'provisional', 'source']);
    expect(table.rows).toEqual([
      { date: '2024-07-02', value: null, provisional: false, source: 'yahoo' },
      { date: '2024-07-03', value: 3, provisional: false, source: 'yahoo' },
      { date: '2024-07-05', value: 4, provisional: false, source: 'cboe' },
    ]);
    expect(buildSessionTable(makeContext(market), series, -1, []).rows).toEqual([]);
  });

  it('describes the common history', () => {
    const { series } = readPanel(market, ['SPX', 'RUT'], 'price');
    expect(describeCoverage(market, series)).toEqual({ first: '2024-07-02', last: '2024-07-03', sessions: 1, gaps: 1 });
  });
});

describe('cells and registry', () => {
  it('turn what is missing into null, never into 0', () => {
    expect([toCell(NaN), toCell(undefined), toCell(Infinity), toCell(0), toPercentCell(0.5)]).toEqual([null, null, null, 0, 50]);
  });

  it('find each study by its id, ids being unique', () => {
    expect(new Set(studies.map((study) => study.id)).size).toBe(studies.length);
    expect(findStudy('streaks')?.title).toBe('Streaks');
    expect(findStudy('nothing')).toBeUndefined();
  });

  it.each(studies.map((study) => [study.id, study] as const))('%s has a default for each parameter and a definition', (_, study) => {
    const params = study.params.parse({});
    expect(study.symbols(params).length).toBeGreaterThan(0);
    expect(study.definition(params).text).toMatch(/\.$/);
  });
});
