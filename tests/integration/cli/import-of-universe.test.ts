import { describe, expect, it } from 'vitest';
import { readBreadthCounts } from '@/lib/store/breadth-counts';
import { findInstrument } from '@/lib/store/instruments';
import { readSectors } from '@/lib/store/sectors';
import { readWeights } from '@/lib/store/weights';
import { listSessions } from '../../support/csv-folders';
import { makePanel } from '../../support/panel-file';
import { useUniverseCli } from '../../support/universe-cli';

const { run, write, read } = useUniverseCli();

describe('import --counts, --weights, --sectors', () => {
  it('stores counts, leaves out what is no session and names it', async () => {
    const file = await write(
      'counts.csv',
      'date,adv,decl,unch,new_highs,new_lows',
      '1991-12-31,930.0,778.0,,,',
      '1992-01-01,1,2,3,4,5',
      '1992-01-02,850,932,417,10,0.01',
      '1992-01-03,,,,,',
    );
    const answer = await run('import', '--counts', 'nyse', file);
    expect(answer.stdout).toBe(
      'nyse: done, 2 new, 0 revised, 0 in quarantine (import): left out 1 dates that are off the calendar: line 3: 1992-01-01 is not a session of the exchange; took 0.01 for zero on 1 lines: 4\nrun 1 done: 3 rows seen, 2 changed, data version 1\n',
    );
    expect(await read((store) => readBreadthCounts(store, 'nyse'))).toEqual({
      sessions: ['1991-12-31', '1992-01-02'],
      columns: { advances: [930, 850], declines: [778, 932], unchanged: [null, 417], newHighs: [null, 10], newLows: [null, 0] },
    });
    expect((await run('import', '--counts', 'nyse', file)).stdout).toContain('nyse: unchanged, 0 new');
    const other = await write('spelt.csv', 'Date,Advances,Declines,Unchanged,New Highs,New Lows', '1992-01-02,850,932,418,10,0');
    expect((await run('import', '--counts', 'nyse', other)).stdout).toContain('nyse: done, 0 new, 1 revised');
    const bad = await run('import', '--counts', 'nyse', await write('bad.csv', 'date,adv,decl', '1992-01-02,1.5,2', '1992-01-02,1,-2'));
    expect(bad).toMatchObject({ code: 1 });
    expect(bad.stderr).toContain(
      '2 of 2 rows cannot be read: line 2: "1.5" is no count; line 3: "-2" is no count. Accepted: columns date and adv, decl',
    );
    // What a file does not tell stays what it was.
    await run('import', '--counts', 'nyse', await write('few.csv', 'date,adv,decl', '1992-01-02,851,931'));
    expect((await read((store) => readBreadthCounts(store, 'nyse'))).columns).toMatchObject({
      advances: [930, 851],
      declines: [778, 931],
      unchanged: [null, 418],
      newHighs: [null, 10],
      newLows: [null, 0],
    });
    expect((await run('import', '--counts', 'sp500', file)).stderr).toContain(
      'S&P 500 is counted from its members, not from ready-made counts; accepted are nyse',
    );
  });

  it('stores weights given in percent, wide or long, and names columns that are no securities', async () => {
    await run('import', '--panel', await write('p.csv', makePanel(['META', 'AAPL'], listSessions(5)).trim()));
    const wide = await write(
      'wide.csv',
      'date,AAPL,META,GOOG_total,MAG7',
      '2022-06-07,6.5,,0.8,20',
      '2022-06-08,6.25,2,0.8,20',
      '2022-06-11,6,2,1,1',
    );
    const answer = await run('import', '--weights', 'sp500', wide);
    expect(answer.stdout).toContain(
      'sp500: done, 3 new, 0 revised, 0 in quarantine (import): weights sum to 6.50% to 8.25% a session; left out what is no stored security: GOOG_TOTAL, MAG7; left out 1 dates that are off the calendar: line 4: 2022-06-11 is not a session of the exchange\n',
    );
    const long = await write('long.csv', 'date,symbol,weight', '2022-06-07,FB,1.5', '2022-06-08,AAPL,6.25');
    expect((await run('import', '--weights', 'sp500', long)).stdout).toContain('sp500: done, 1 new, 0 revised');
    const meta = await read(async (store) => (await readWeights(store, 'sp500')).get((await findInstrument(store, 'META'))?.id ?? 0));
    expect(meta).toEqual({ sessions: ['2022-06-07', '2022-06-08'], weights: [0.015, 0.02] });
    const bad = await run('import', '--weights', 'sp500', await write('badw.csv', 'date,AAPL', '2022-06-07,650'));
    expect(bad).toMatchObject({ code: 1 });
    expect(bad.stderr).toContain('line 2: "650" is no weight in percent');
    const refused = [
      ['more.csv', '2022-06-07,60,50', 'the weights of 2022-06-07 sum to 110.00%, more than all of the universe'],
      ['fractions.csv', '2022-06-07,0.6,0.4', 'the largest weight is 0.6000: they look like fractions, and weights are given in percent'],
      ['hundredths.csv', '2022-06-08,0.0625,', 'the largest weight is 0.0625: they look like fractions'],
      [
        'beside.csv',
        '2022-06-08,,99',
        'the weights of 2022-06-08 sum to 105.25%, more than all of the universe, with what is stored for it',
      ],
    ] as const;
    for (const [name, line, text] of refused)
      expect((await run('import', '--weights', 'sp500', await write(name, 'date,AAPL,META', line))).stderr).toContain(text);
    await run(
      'universe',
      'import',
      'sp500',
      await write('only.csv', 'ticker,start_date,end_date', 'AAPL,2001-01-02,2022-06-08', 'ZZZ,2001-01-02,'),
    );
    expect((await run('import', '--weights', 'sp500', await write('stranger.csv', 'date,AAPL,META', '2022-06-07,6.6,2'))).stdout).toContain(
      'weights sum to 8.10% to 8.10% a session; left out what never was a member: META',
    );
    expect((await run('import', '--weights', 'sp500', await write('none.csv', 'date,YYY', '2022-06-07,1'))).stderr).toContain(
      'none of YYY is a stored security or member',
    );
  });

  it('takes a former ticker in a file of sectors for the security, and names who never was a member', async () => {
    await run(
      'universe',
      'import',
      'sp500',
      await write('sm.csv', 'ticker,start_date,end_date', 'META,2013-12-23,', 'AAA,2001-01-02,2002-01-02'),
    );
    await run('universe', 'import', 'nasdaq100', await write('sn.csv', 'ticker,start_date,end_date', 'BBB,2013-12-23,2014-01-02'));
    const answer = await run(
      'import',
      '--sectors',
      'sp500',
      await write('sf.csv', 'symbol,sector', 'FB,"Communication  Services "', 'BBB,Energy'),
    );
    expect(answer.stdout).toContain('sp500: done, 1 new, 0 revised, 0 in quarantine (import): left out what never was a member: BBB\n');
    expect([...(await read((store) => readSectors(store, 'sp500'))).values()]).toEqual(['Communication Services']);
  });

  it('stores sectors and names symbols that are no securities', async () => {
    await run(
      'universe',
      'import',
      'sp500',
      await write('m.csv', 'ticker,start_date,end_date', 'AAA,2001-01-02,2002-01-02', 'BBB,2001-01-02,'),
    );
    const answer = await run(
      'import',
      '--sectors',
      'sp500',
      await write('s.csv', 'symbol,sector', 'AAA,Energy', 'BBB,"Health Care"', 'ZZZ,Energy'),
    );
    expect(answer.stdout).toContain('sp500: done, 2 new, 0 revised, 0 in quarantine (import): left out what is no stored security: ZZZ\n');
    expect([...(await read((store) => readSectors(store, 'sp500'))).values()].sort()).toEqual(['Energy', 'Health Care']);
    expect(
      (await run('import', '--sectors', 'sp500', await write('s2.csv', 'symbol,sector', 'AAA,Energy', 'AAA,Utilities'))).stderr,
    ).toContain('2 of 2 rows cannot be read: line 2: AAA stands twice, with another sector on line 3');
  });
});
