import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readBreadthCounts } from '@/lib/store/breadth-counts';
import { commitCloses } from '@/lib/store/closes';
import { findInstrument, upsertInstrument } from '@/lib/store/instruments';
import { readMembership } from '@/lib/store/memberships';
import { openStore } from '@/lib/store/open-store';
import { readSectors } from '@/lib/store/sectors';
import { listUniverseCoverage } from '@/lib/store/universe-coverage';
import { readWeights } from '@/lib/store/weights';
import { runInProcess } from '../../support/cli-process';
import { listSessions, makeCsv, writeFiles } from '../../support/csv-folders';
import { makePanel } from '../../support/panel-file';
import { makeInstrument, makeRow } from '../../support/store-rows';
import { createTestDatabase } from '../../support/test-store';

let root = '';
let url = '';
const removals: (() => Promise<void>)[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadtape-universe-'));
});
beforeEach(async () => {
  const database = await createTestDatabase();
  removals.push(() => database.remove());
  url = database.url;
});
afterAll(async () => {
  for (const remove of removals) await remove();
  await rm(root, { recursive: true, force: true });
});

const run = (...words: string[]) => runInProcess(url, words);

async function write(name: string, ...lines: string[]): Promise<string> {
  const path = join(root, name);
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

async function read<Value>(work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<Value>): Promise<Value> {
  const store = await openStore(url);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const findListed = (id: string) => read(async (store) => (await listUniverseCoverage(store)).find((universe) => universe.id === id));
const spells = (id: string, version?: number) =>
  read(async (store) =>
    (await readMembership(store, id, version)).map(({ symbol, from, until }) => `${symbol} ${from} ${until ?? ''}`.trim()),
  );

describe('universe import', () => {
  it('stores who was a member when, again without a change, and an old version still answers', async () => {
    const file = await write('one.csv', 'ticker,start_date,end_date', 'AAA,2001-01-02,2005-03-01', 'AAA,2010-01-04,', 'BBB,2001-01-02,');
    const first = await run('universe', 'import', 'sp500', file);
    expect(first).toMatchObject({
      code: 0,
      stdout: 'sp500: done, 3 new, 0 revised, 0 in quarantine (import)\nrun 1 done: 3 rows seen, 3 changed, data version 1\n',
    });
    expect((await run('universe', 'import', 'sp500', file)).stdout).toBe('run 2 done: 3 rows seen, 0 changed, data version 1\n');
    const later = await write(
      'two.csv',
      'symbol,start_date,end_date',
      'aaa,2001-01-02,2005-03-01',
      'AAA,2010-01-04,2020-06-22',
      'CCC,2020-06-22,',
    );
    expect((await run('universe', 'import', 'sp500', later)).stdout).toContain('sp500: done, 0 new, 2 revised');
    expect(await spells('sp500')).toEqual(['AAA 2001-01-02 2005-03-01', 'AAA 2010-01-04 2020-06-22', 'CCC 2020-06-22']);
    expect(await spells('sp500', 1)).toEqual(['AAA 2001-01-02 2005-03-01', 'AAA 2010-01-04', 'BBB 2001-01-02']);
    expect(await read((store) => findInstrument(store, 'CCC'))).toMatchObject({ tracked: false, kind: 'stock' });
    expect(await findListed('sp500')).toMatchObject({ survivorship: 'point-in-time' });
  });

  it('keeps a security one across a change of ticker, known or from a file', async () => {
    const aliases = await write('aliases.csv', 'symbol,alias,start_date,end_date', 'NEWT,OLDT,,2015-02-02');
    expect(await run('universe', 'alias', aliases)).toMatchObject({
      code: 0,
      stdout: '1 former tickers stored; they hold for imports from now on\n',
    });
    const file = await write(
      'renamed.csv',
      'ticker,start_date,end_date',
      'FB,2013-12-23,2022-06-09',
      'META,2022-06-09,',
      'OLDT,2001-01-02,2015-02-02',
      'NEWT,2015-02-02,2016-01-04',
      'OLDT,2019-01-02,',
    );
    const answer = await run('universe', 'import', 'sp500', file);
    expect(answer.stdout).toContain('one security under several tickers: FB is META, OLDT is NEWT');
    expect(await spells('sp500')).toEqual(['META 2013-12-23', 'NEWT 2001-01-02 2016-01-04', 'OLDT 2019-01-02']);
  });

  it('refuses former tickers that contradict one another or what is stored, and takes one back', async () => {
    await run('import', '--panel', await write('alive.csv', makePanel(['AAA', 'BBB'], listSessions(5)).trim()));
    const alias = async (...lines: string[]) =>
      await run('universe', 'alias', await write('contra.csv', 'symbol,alias,start_date,end_date', ...lines));
    expect((await alias('AAA,OLDQ,,', 'BBB,OLDQ,,2015-01-02')).stderr).toContain(
      'line 3: OLDQ is an alias of AAA in the same time, by line 2',
    );
    expect((await alias('BBB,AAA,,')).stderr).toContain('AAA is a stored security of its own with closes up to');
    expect(await alias('AAA,OLDQ,2001-01-02,2015-01-02', 'BBB,OLDQ,2015-01-02,2016-01-04')).toMatchObject({ code: 0 });
    expect((await alias('CCC,OLDQ,2014-01-02,2015-01-02')).stderr).toContain(
      'OLDQ is stored as an alias of AAA in the same time; npm run data -- universe alias --remove OLDQ takes that back',
    );
    expect(await run('universe', 'alias', '--remove', 'OLDQ')).toMatchObject({ code: 0 });
    expect(await run('universe', 'alias', '--remove', 'OLDQ')).toMatchObject({
      code: 1,
      stdout: 'OLDQ is stored as an alias of nothing\n',
    });
    expect(await run('universe', 'alias')).toMatchObject({ code: 2 });
    expect(await alias('CCC,OLDQ,2014-01-02,2015-01-02')).toMatchObject({ code: 0 });
  });

  it('takes a spell that began before the ticker did for the security that had it, and cuts where another took the ticker over', async () => {
    const file = await write(
      'late.csv',
      'ticker,start_date,end_date',
      'ANTM,2002-07-25,2022-06-28',
      'ELV,2022-06-28,',
      'WLTW,2016-01-05,2022-01-20',
      'WTW,2022-01-20,',
      'IR,2010-11-17,',
      'TT,2020-03-03,',
      'GONE,2001-01-02,2002-01-02',
    );
    const answer = await run('universe', 'import', 'sp500', file);
    expect(answer.stdout).toContain('one security under several tickers: ANTM is ELV, WLTW is WTW, IR is TT');
    expect(await spells('sp500')).toEqual([
      'ELV 2002-07-25',
      'GONE 2001-01-02 2002-01-02',
      'IR 2020-03-03',
      'TT 2010-11-17',
      'WTW 2016-01-05',
    ]);
  });

  it('knows a list that nobody ever left through changes of ticker', async () => {
    await run(
      'universe',
      'import',
      'sp500',
      await write('stay.csv', 'ticker,start_date,end_date', 'FB,2013-12-23,2022-06-09', 'META,2022-06-09,', 'AAPL,2001-01-02,'),
    );
    expect(await findListed('sp500')).toMatchObject({ survivorship: 'survivors' });
  });

  it("marks a list that nobody ever left as today's members applied to the past", async () => {
    const answer = await run(
      'universe',
      'import',
      'nasdaq100',
      await write('today.csv', 'ticker,start_date,end_date', 'AAA,2001-01-02,', 'BBB,2001-01-02,'),
    );
    expect(answer.stdout).toContain('nobody ever left this list');
    expect(await findListed('nasdaq100')).toMatchObject({ survivorship: 'survivors' });
  });

  it('names the lines of a bad file and what is accepted, and stores nothing', async () => {
    const good = 'AAA,2001-01-02,';
    const cases: [string, string][] = [
      [await write('b1.csv', 'ticker,start,stop', good), 'line 1: the header "ticker,start,stop" has no column end_date or end'],
      [
        await write('closes.csv', 'date,symbol,close,adj_close', '2001-01-02,AAA,1,1'),
        'line 1: the column close says that this is a file of closes, which `import --panel <file>` stores, and no list of members',
      ],
      [
        await write('adjusted.csv', 'Date,Ticker,Adj Close', '2001-01-02,AAA,1'),
        'line 1: the column Adj Close says that this is a file of closes',
      ],
      [
        await write('former.csv', 'symbol,alias,start_date,end_date', 'AAA,OLD,2001-01-02,2002-01-02'),
        'line 1: the column alias says that this is a file of former tickers, which `universe alias <file>` stores',
      ],
      [await write('b2.csv', 'ticker,start_date,end_date', good, 'BBB,01/02/2001,'), 'line 3: "01/02/2001" is no date'],
      [
        await write('b3.csv', 'ticker,start_date,end_date', good, 'BBB,2001-01-02,2001-01-02'),
        'line 3: the membership of BBB ends on 2001-01-02, not after its start on 2001-01-02',
      ],
      [
        await write('b4.csv', 'ticker,start_date,end_date', good, 'AAA,2003-01-02,'),
        'line 3: this membership of AAA overlaps the one of line 2',
      ],
      [await write('b5.csv', 'ticker,start_date,end_date', 'not a symbol,2001-01-02,'), 'line 2: "not a symbol" is no symbol'],
      [await write('b6.csv', 'ticker,start_date,end_date'), 'line 1: the file has no rows'],
      [join(root, 'nowhere.csv'), 'nowhere.csv" cannot be read'],
    ];
    for (const [file, text] of cases) {
      const answer = await run('universe', 'import', 'sp500', file);
      expect(answer).toMatchObject({ code: 1 });
      expect(answer.stderr).toContain(text);
    }
    expect((await run('universe', 'import', 'sp500', cases[1]?.[0] ?? '')).stderr).toContain(
      'Accepted: columns ticker (or symbol), start_date, end_date',
    );
    expect(await read((store) => store.reader.instrument.count())).toBe(0);
  });

  it('names the shipped universes where the id is none of them, or none of members', async () => {
    const file = await write('any.csv', 'ticker,start_date,end_date', 'AAA,2001-01-02,');
    expect(await run('universe', 'import', 'sp5oo', file)).toMatchObject({
      code: 2,
      stderr: '"sp5oo" is no universe; accepted are sp500, sp400, sp600, nasdaq100, russell1000, russell2000, mag7, sectors\n',
    });
    expect((await run('universe', 'import', 'nyse', file)).stderr).toContain('NYSE is stored as ready-made counts');
    expect((await run('universe', 'import', 'sp500')).stderr).toContain('npm run data -- universe import sp500 <file>');
  });
});

describe('shipped memberships', () => {
  it('come by themselves once all of their closes are stored, and from then on by hand too', async () => {
    const seven = ['AAPL', 'AMZN', 'GOOGL', 'META', 'MSFT', 'NVDA', 'TSLA'];
    const files = (symbols: readonly string[]) =>
      Object.fromEntries(symbols.map((symbol, index) => [`${symbol}.csv`, makeCsv(index, listSessions(30))]));
    await run('import', await writeFiles(join(root, 'six'), files(seven.slice(0, 6))));
    expect(await spells('mag7')).toEqual([]);
    expect((await run('universe', 'import', 'mag7')).stderr).toContain('the store has no closes of TSLA');
    const answer = await run('import', await writeFiles(join(root, 'seven'), files(seven)));
    expect(answer.stderr).toContain('Members of mag7 are stored');
    expect(await spells('mag7')).toEqual(seven.map((symbol) => `${symbol} 2012-05-18`));
    expect(await run('universe', 'import', 'mag7')).toMatchObject({ code: 0 });
    await run('universe', 'import', 'mag7', await write('own.csv', 'ticker,start_date,end_date', 'AAPL,2001-01-02,'));
    await run('import', join(root, 'seven'));
    expect(await spells('mag7')).toEqual(['AAPL 2001-01-02']);
  });

  it('hold each sector fund from its first close', async () => {
    const funds = ['XLB', 'XLC', 'XLE', 'XLF', 'XLI', 'XLK', 'XLP', 'XLRE', 'XLU', 'XLV', 'XLY'];
    const all = listSessions(30);
    await run(
      'import',
      await writeFiles(
        join(root, 'funds'),
        Object.fromEntries(funds.map((symbol, index) => [`${symbol}.csv`, makeCsv(index, symbol === 'XLC' ? all.slice(10) : all)])),
      ),
    );
    expect((await spells('sectors')).slice(0, 3)).toEqual([`XLB ${all[0]}`, `XLC ${all[10]}`, `XLE ${all[0]}`]);
  });
});

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

describe('on the sample market', () => {
  it('refuses real members, weights, counts, sectors and panels and says to import closes first', async () => {
    await read(async (store) => {
      const { id } = await upsertInstrument(store, makeInstrument('SPX', { licenceClass: 'simulated' }));
      await commitCloses(store, { instrumentId: id, rows: [makeRow('2024-07-15', 1, { source: 'simulated' })], simulated: true });
    });
    const file = await write('any2.csv', 'ticker,start_date,end_date', 'AAA,2001-01-02,');
    for (const words of [
      ['universe', 'import', 'sp500', file],
      ['universe', 'import', 'mag7'],
      ['import', '--weights', 'sp500', file],
      ['import', '--sectors', 'sp500', file],
      ['import', '--counts', 'nyse', file],
      ['import', '--panel', file],
      ['pull', '--universe', 'sp500'],
    ]) {
      const answer = await run(...words);
      expect(answer).toMatchObject({ code: 1 });
      expect(answer.stderr).toContain('Import closes first, which replaces the sample market whole: npm run data -- import <dir>');
    }
    expect(await read((store) => store.reader.instrument.count())).toBe(1);
  });
});

describe('universe list', () => {
  it('says what stands of each', async () => {
    await run(
      'universe',
      'import',
      'sp500',
      await write('l.csv', 'ticker,start_date,end_date', 'AAA,2001-01-02,2002-01-02', 'BBB,2001-01-03,', 'CCC,2001-01-03,'),
    );
    await run('import', '--panel', await write('lp.csv', makePanel(['AAA', 'BBB'], listSessions(5)).trim()));
    await run('import', '--weights', 'sp500', await write('lw.csv', 'date,AAA,BBB', '2001-01-03,40,60', '2001-01-04,41,59'));
    const answer = await run('universe', 'list');
    expect(answer.stdout).toContain(
      'sp500 (S&P 500): 2 members now, 1 of them with closes; 3 ever since 2001-01-02 in 3 spells, 2 of them with closes; weights on 2 sessions, 2001-01-03 to 2001-01-04\n',
    );
    expect(answer.stdout).toContain('nyse (NYSE): nothing stored; npm run data -- import --counts nyse <file>\n');
    const listed = JSON.parse((await run('--json', 'universe', 'list')).stdout) as { id: string; spells: number; membersNow: number }[];
    expect(listed.map(({ id }) => id)).toEqual([
      'sp500',
      'sp400',
      'sp600',
      'nasdaq100',
      'russell1000',
      'russell2000',
      'mag7',
      'sectors',
      'nyse',
    ]);
    expect(listed[0]).toMatchObject({
      spells: 3,
      membersNow: 2,
      weights: { first: '2001-01-03', last: '2001-01-04', sessions: 2 },
      counts: null,
    });
  });
});
