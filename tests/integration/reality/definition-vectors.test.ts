import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { deemerThrust, whaleyThrust } from '@/lib/metrics';
import { readCountsFile } from '@/lib/sources/universe-files/counts-file';
import { cutMarket } from '@/lib/market/cut-market';
import { forward } from '@/lib/studies/after/forward/study';
import { participation } from '@/lib/studies/moves/participation/study';
import { records } from '@/lib/studies/moves/records/study';
import { streaks } from '@/lib/studies/moves/streaks/study';
import { rangeOf } from '@/lib/market/study-range';
import { hasReality, requireRealityMarket } from '@/tests/support/reality-market';
import { makeContext } from '@/tests/support/study-context';

const seven = ['AAPL', 'AMZN', 'GOOGL', 'META', 'MSFT', 'NVDA', 'TSLA'];

describe.skipIf(!hasReality)(
  'what the definitions ask of gaps and beginnings, on real closes (skipped where ../shared/reality is absent)',
  () => {
    it.each([
      ['GOOGL', '2024-10-02'],
      ['M7', '2026-07-16'],
    ])('%s: a run before a gap is interrupted on %s, where a close has no return yet', (symbol, asOf) => {
      const { rows, headlines } = streaks.compute(
        makeContext(requireRealityMarket(seven), asOf),
        streaks.params.parse({ symbol, thresholdPct: '0', length: '1' }),
      );
      expect(rows.at(-1)).toMatchObject({ status: 'interrupted' });
      expect(headlines[0]?.detail).toContain('the close before is missing');
      expect(headlines[0]?.detail).not.toContain('in a row');
    });

    const study = (symbol: string, query: Readonly<Record<string, string>>) => {
      const market = cutMarket(requireRealityMarket([symbol]), parseSessionDate('2026-08-21'));
      return forward.compute(
        { market, range: rangeOf(0, market.sessions.length - 1), basis: 'price' },
        forward.params.parse({ symbol, measure: 'return', ...query }),
      ).rows;
    };

    it('a first cross comes from a session that is known, not from before the series begins', () => {
      expect(study('TSLA', { sessions: '5', atLeast: '6', direction: 'down', policy: 'first-cross' })[0]).toMatchObject({ n: 240 });
    });

    it('a base rate counts the sessions on which the rule can be judged', () => {
      expect(study('RUT', { sessions: '252', atLeast: '10' }).find((row) => row['horizon_sessions'] === 252)).toMatchObject({
        base_n: 11_505,
      });
    });

    it('participation speaks from 18 May 2012, and takes a mean that is hit for one that is not passed', () => {
      const { rows } = participation.compute(
        makeContext(requireRealityMarket([...seven, 'SPX', 'RUT', 'NDX']), '2018-01-31'),
        participation.params.parse({ windowSessions: '20' }),
      );
      expect(rows[0]?.['date']).toBe('2012-05-18');
      expect(rows.find((row) => row['date'] === '2017-12-21')).toMatchObject({ above: 5, above_eligible: 7 });
    });

    it('no intraday record of the Russell 2000 lies below its close of 21 August 1987', () => {
      const market = requireRealityMarket(['RUT']);
      const { events } = records.compute(makeContext(market), records.params.parse({ symbol: 'RUT', price: 'high' }));
      const peak = market.series.get('RUT')?.close[market.sessions.indexOf(parseSessionDate('1987-08-21'))] ?? Infinity;
      expect(events?.rows.length).toBeGreaterThan(500);
      expect(events?.rows.filter((row) => Number(row['level']) <= peak)).toEqual([]);
      expect(String(events?.rows[0]?.['date'])).toMatch(/^1989/);
    });
  },
);

const counts = fileURLToPath(new URL('../../../../shared/reality/breadth/nyse-advances-declines.csv', import.meta.url));

describe.skipIf(!existsSync(counts))('thrusts and counts of the NYSE (skipped where ../shared/reality is absent)', () => {
  it('reads 57 cells of 0.01 as zero and none as missing', async () => {
    const cells = readFileSync(counts, 'utf8')
      .split(/[\n,]/)
      .filter((cell) => cell === '0.01').length;
    const read = await readCountsFile(counts);
    expect(cells).toBe(57);
    expect([read.zeroLines.length, read.fractionLines.length]).toEqual([57, 0]);
  });

  it('January 2019, June 2020 and January 2023 are one Deemer signal each, and as many as they repeat without a spacing', async () => {
    const read = await readCountsFile(counts);
    const rows = new Map(read.counts.map((row) => [row.session, row]));
    const sessions = createCalendar({}).sessionsBetween(parseSessionDate('1991-12-02'), parseSessionDate('2023-06-30'));
    const column = (key: 'advances' | 'declines') => Float64Array.from(sessions, (session) => rows.get(session)?.[key] ?? NaN);
    const dates = (triggers: readonly number[]) => triggers.map((t) => sessions[t]);
    const kept = ['2009-03-23', '2009-07-23', '2009-09-16', '2014-02-18', '2016-07-12', '2019-01-09', '2020-06-03', '2023-01-12'];
    expect(dates(deemerThrust(column('advances'), column('declines')).triggers)).toEqual(kept);
    expect(dates(deemerThrust(column('advances'), column('declines'), 1).triggers)).toEqual(
      [...kept, '2019-01-17', '2020-06-05', '2023-01-17'].sort(),
    );
    expect(dates(whaleyThrust(column('advances'), column('declines')).triggers)).toEqual([
      '2008-11-28',
      '2009-01-06',
      '2009-03-18',
      '2009-09-10',
      '2012-07-03',
      '2012-11-23',
      '2015-10-08',
      '2019-01-10',
      '2020-06-05',
      '2023-01-12',
    ]);
  });
});
