import { describe, expect, it } from 'vitest';
import { commitCloses } from '@/lib/store/closes';
import { findInstrument, upsertInstrument } from '@/lib/store/instruments';
import { listSessions, makeCsv, writeFiles } from '../../support/csv-folders';
import { makePanel } from '../../support/panel-file';
import { makeInstrument, makeRow } from '../../support/store-rows';
import { useUniverseCli } from '../../support/universe-cli';

const { run, write, read, findListed, spells, findPath } = useUniverseCli();

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
      [findPath('nowhere.csv'), 'nowhere.csv" cannot be read'],
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
    await run('import', await writeFiles(findPath('six'), files(seven.slice(0, 6))));
    expect(await spells('mag7')).toEqual([]);
    expect((await run('universe', 'import', 'mag7')).stderr).toContain('the store has no closes of TSLA');
    const answer = await run('import', await writeFiles(findPath('seven'), files(seven)));
    expect(answer.stderr).toContain('Members of mag7 are stored');
    expect(await spells('mag7')).toEqual(seven.map((symbol) => `${symbol} 2012-05-18`));
    expect(await run('universe', 'import', 'mag7')).toMatchObject({ code: 0 });
    await run('universe', 'import', 'mag7', await write('own.csv', 'ticker,start_date,end_date', 'AAPL,2001-01-02,'));
    await run('import', findPath('seven'));
    expect(await spells('mag7')).toEqual(['AAPL 2001-01-02']);
  });

  it('hold each sector fund from its first close', async () => {
    const funds = ['XLB', 'XLC', 'XLE', 'XLF', 'XLI', 'XLK', 'XLP', 'XLRE', 'XLU', 'XLV', 'XLY'];
    const all = listSessions(30);
    await run(
      'import',
      await writeFiles(
        findPath('funds'),
        Object.fromEntries(funds.map((symbol, index) => [`${symbol}.csv`, makeCsv(index, symbol === 'XLC' ? all.slice(10) : all)])),
      ),
    );
    expect((await spells('sectors')).slice(0, 3)).toEqual([`XLB ${all[0]}`, `XLC ${all[10]}`, `XLE ${all[0]}`]);
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
