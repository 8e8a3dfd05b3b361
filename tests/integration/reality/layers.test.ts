import { describe, expect, it } from 'vitest';
import { cutMarket } from '@/lib/market/cut-market';
import { parseSessionDate } from '@/lib/calendar/session-date';
import type { LayerId } from '@/lib/studies/kit/layer-ids';
import type { LayerEvent } from '@/lib/studies/layers/layer';
import { layers } from '@/lib/studies/layers/layers';
import { hasReality, requireRealityMarket } from '../../support/reality-market';
import { hasRealSeries, withRealSeries } from '../../support/reality-series';

describe.skipIf(!hasReality || !hasRealSeries)('layers on ../shared/reality (skipped where it is absent)', () => {
  const find = (id: LayerId, asOf = '2026-08-21'): readonly LayerEvent[] => {
    const market = cutMarket(withRealSeries(requireRealityMarket(['SPX']), ['DFEDTARU', 'USREC']), parseSessionDate(asOf));
    const finding = layers[id].find(market, { symbol: 'SPX', universe: 'nyse' });
    if ('lacks' in finding) throw new Error(finding.lacks);
    return finding.events;
  };
  const tell = ({ from, to, label, knownFrom }: LayerEvent) => [from, to, label, knownFrom];

  it('S&P Dow Jones Indices counts 57 record closes in 2024', () => {
    expect(find('records').filter(({ from }) => from.startsWith('2024'))).toHaveLength(57);
  });

  it('the bear market of 2022 is known from 13 June 2022, its end from 8 June 2023', () => {
    expect(
      find('cycle')
        .filter(({ from }) => from >= '2022')
        .map(tell)
        .slice(0, 2),
    ).toEqual([
      ['2022-01-03', '2022-10-12', 'Bear market', '2022-06-13'],
      ['2022-10-12', '2022-10-12', 'Bull market', '2023-06-08'],
    ]);
    expect(find('cycle', '2022-06-10').filter(({ from }) => from >= '2022')).toEqual([]);
    expect(
      find('cycle', '2023-06-07')
        .filter(({ from }) => from >= '2022')
        .map(tell),
    ).toEqual([['2022-01-03', null, 'Bear market', '2022-06-13']]);
  });

  it('the Fed’s moves stand on the days of their announcement', () => {
    const moves = find('fed');
    expect(moves.filter(({ from }) => from.startsWith('2020')).map(tell)).toEqual([
      ['2020-03-03', '2020-03-03', '−50 bp', '2020-03-03'],
      ['2020-03-15', '2020-03-15', '−100 bp', '2020-03-15'],
    ]);
    expect(moves.filter(({ from }) => from >= '2023-05' && from <= '2024-12-31').map(tell)).toEqual([
      ['2023-05-03', '2023-05-03', '+25 bp', '2023-05-03'],
      ['2023-07-26', '2023-07-26', '+25 bp', '2023-07-26'],
      ['2024-09-18', '2024-09-18', '−50 bp', '2024-09-18'],
      ['2024-11-07', '2024-11-07', '−25 bp', '2024-11-07'],
      ['2024-12-18', '2024-12-18', '−25 bp', '2024-12-18'],
    ]);
    expect(find('fed', '2024-09-17').at(-1)?.from).toBe('2023-07-26');
  });

  it('recessions are those of the NBER, and none is known while it runs', () => {
    expect(find('recessions').slice(-3).map(tell)).toEqual([
      ['2001-04-01', '2001-11-30', 'Recession', '2002-12-23'],
      ['2008-01-01', '2009-06-30', 'Recession', '2009-09-24'],
      ['2020-03-01', '2020-04-30', 'Recession', '2021-11-23'],
    ]);
    expect(find('recessions', '2020-12-31').at(-1)?.from).toBe('2008-01-01');
    const inMidst = find('recessions', '2009-12-31').at(-1);
    expect([inMidst?.from, inMidst?.to, inMidst?.detail]).toEqual(['2008-01-01', '2008-04-30', 'Later months were not dated yet.']);
  });
});
