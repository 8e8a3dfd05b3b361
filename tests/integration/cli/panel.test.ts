import { statSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getDataVersion } from '@/lib/store/data-version';
import { guessProviderSymbols } from '@/lib/sources/registry';
import { openStore } from '@/lib/store/open-store';
import { readSeries } from '@/lib/store/read-series';
import { runInProcess, spawnScript, waitUntil } from '../../support/cli-process';
import { listSessions, makeClose, makeCsv, writeFiles } from '../../support/csv-folders';
import { makePanel, pack } from '../../support/panel-file';
import { createTestDatabase } from '../../support/test-store';
import { rounds } from '../../support/rounds';

const sessions = listSessions(300);
let root = '';
let url = '';
const removals: (() => Promise<void>)[] = [];

async function useDatabase(): Promise<string> {
  const database = await createTestDatabase();
  removals.push(() => database.remove());
  return database.url;
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadtape-panel-'));
});
beforeEach(async () => {
  url = await useDatabase();
});
afterAll(async () => {
  for (const remove of removals) await remove();
  await rm(root, { recursive: true, force: true });
});

const run = (...words: string[]) => runInProcess(url, words);

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(root, name);
  await writeFile(path, content);
  return path;
}

async function read<Value>(work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<Value>, at = url): Promise<Value> {
  const store = await openStore(at);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

describe('import --panel', () => {
  it('stores closes of instruments that nobody follows, from gzip, and changes nothing the second time', async () => {
    const file = await write('panel.csv.gz', pack(makePanel(['AAA', 'BRK.B', 'CCC'], sessions)));
    const first = await run('import', '--panel', file);
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toBe(
      'panel.csv.gz: unchanged, 0 new, 0 revised, 0 in quarantine (import): columns read: date, symbol, close, adj_close; passed over: volume\nAAA: done, 300 new, 0 revised, 0 in quarantine (import)\nBRK.B: done, 300 new, 0 revised, 0 in quarantine (import)\nCCC: done, 300 new, 0 revised, 0 in quarantine (import)\nrun 1 done: 900 rows seen, 900 changed, data version 1\n',
    );
    expect((await run('import', '--panel', file)).stdout).toContain('\nrun 2 done: 900 rows seen, 0 changed, data version 1\n');
    expect((await run('status')).stdout).not.toContain('AAA');
    const instruments = await read((store) => store.reader.instrument.findMany({ orderBy: { symbol: 'asc' } }));
    expect(instruments.map(({ symbol, tracked, basis }) => [symbol, tracked, basis])).toEqual([
      ['AAA', false, 'both'],
      ['BRK.B', false, 'both'],
      ['CCC', false, 'both'],
    ]);
    // A class of shares is spelt in the way of each provider.
    expect(instruments.map(({ providerSymbols }): unknown => JSON.parse(providerSymbols))).toEqual(
      ['AAA', 'BRK.B', 'CCC'].map((symbol) => guessProviderSymbols(symbol)),
    );
    expect(guessProviderSymbols('BRK.B')).toMatchObject({ nasdaq: 'BRK.B', yahoo: 'BRK-B', stooq: 'brk-b.us' });
    const series = await read((store) => readSeries(store, 'CCC'));
    expect(series.sessions).toEqual(sessions);
    expect([series.close[7], series.adjClose?.[7]]).toEqual([makeClose(2, 7), Number((makeClose(2, 7) * 0.9).toFixed(4))]);
  });

  it('takes rows in any order, collapses equal duplicates, and keeps out what is no session, no price or contradicts itself', async () => {
    const [header, ...lines] = makePanel(['AAA', 'BBB'], sessions.slice(0, 50)).trim().split('\n');
    const more = [
      lines[0],
      '2001-01-07,AAA,60,60,1',
      '2001-01-05,BBB,0,1,1',
      `${sessions[9] ?? ''},BBB,1.5,1.5,1`,
      `${sessions[60] ?? ''},AAA,,,`,
      `"${sessions[11] ?? ''}","AAA",${makeClose(0, 11)},"${(makeClose(0, 11) * 0.9).toFixed(4)}",1`,
      '2001-01-03,SPY_with_daily_returns,0.01,0.01,1',
    ];
    const file = await write('order.csv', [header, ...lines.reverse(), ...more].join('\r\n'));
    const answer = await run('import', '--panel', file);
    expect(answer.stdout).toContain(
      'order.csv: unchanged, 0 new, 0 revised, 0 in quarantine (import): left out what is no symbol: SPY_with_daily_returns; columns read: date, symbol, close, adj_close; passed over: volume\n',
    );
    expect(answer.stdout).toContain('AAA: done, 50 new, 0 revised, 1 in quarantine');
    expect(answer.stdout).toContain('BBB: done, 49 new, 0 revised, 2 in quarantine');
    const rows = await read((store) => store.reader.quarantine.findMany({ orderBy: [{ symbol: 'asc' }, { reason: 'asc' }] }));
    expect(rows.map(({ symbol, reason }) => `${symbol} ${reason}`)).toEqual([
      'AAA not a session of the exchange',
      'BBB the close is 0 or negative',
      'BBB two different closes for one date',
    ]);
    expect(await run('import', '--panel', file)).toMatchObject({ code: 0 });
    expect(await read((store) => store.reader.quarantine.count())).toBe(3);
  });

  it.each([
    ['2001-13-40,AAA,60,60,1', '"2001-13-40" is no date'],
    ['2001-01-05,AAA,"1.234,5",60,1', 'the close "1.234,5" is not a number'],
    ['2001-01-05,AAA,60,soon,1', 'the adjusted close "soon" is not a number'],
    ['2001-01-05,,60,60,1', 'the symbol is empty'],
    ['2001-01-05,AAA', '2 values where the header has 5'],
  ])('refuses a file with a line that cannot be read, %s, and stores nothing of it', async (line, fault) => {
    const file = await write('unreadable.csv', `${makePanel(['AAA', 'BBB'], sessions.slice(0, 50)).trim()}\n${line}\n`);
    const answer = await run('import', '--panel', file);
    expect(answer.code).toBe(1);
    expect(answer.stderr).toContain(`line 102: ${fault}. Accepted: long format`);
    expect(await read((store) => store.reader.close.count())).toBe(0);
    expect(await read((store) => store.reader.quarantine.count())).toBe(0);
  });

  it('leaves what is followed its own closes and says so; what is not is corrected', async () => {
    await run('import', await writeFiles(join(root, 'own'), { 'AAA.csv': makeCsv(5, sessions) }));
    const file = await write('own.csv', makePanel(['AAA', 'BBB'], sessions));
    expect((await run('import', '--panel', file)).stdout).toContain(
      'AAA: unchanged, 0 new, 0 revised, 0 in quarantine (import): is followed and keeps its own closes\nBBB: done, 300 new',
    );
    expect((await read((store) => readSeries(store, 'AAA'))).close[0]).toBe(makeClose(5, 0));
    const corrected = await write(
      'corrected.csv',
      makePanel(['AAA', 'BBB'], sessions).replace(`${sessions[20] ?? ''},BBB,${makeClose(1, 20)}`, `${sessions[20] ?? ''},BBB,70.01`),
    );
    expect((await run('import', '--panel', corrected)).stdout).toContain('BBB: done, 0 new, 1 revised');
  });

  it('stores nothing behind rows that contradict what is stored by the ratio of a split', async () => {
    await run('import', '--panel', await write('before.csv', makePanel(['AAA'], sessions.slice(0, 40))));
    const split = sessions
      .slice(30, 45)
      .map((session, at) => `${session},AAA,${(makeClose(0, 30 + at) / 10).toFixed(4)},${(makeClose(0, 30 + at) / 10).toFixed(4)},1`);
    const answer = await run('import', '--panel', await write('after.csv', ['date,symbol,close,adj_close,volume', ...split].join('\n')));
    expect(answer.stdout).toContain(
      'AAA: failed, 0 new, 0 revised, 0 in quarantine (import): 10 of the 10 closes that are stored already differ, all by the same factor: they are 0.1 times the stored ones, another scale',
    );
    expect((await read((store) => readSeries(store, 'AAA'))).sessions).toEqual(sessions.slice(0, 40));
    expect(answer.code).toBe(1);
    expect(await read((store) => store.reader.quarantine.count())).toBe(0);
    // The whole history on the new scale replaces the old one.
    const whole = sessions
      .slice(0, 45)
      .map((session, at) => `${session},AAA,${(makeClose(0, at) / 10).toFixed(4)},${(makeClose(0, at) / 10).toFixed(4)},1`);
    expect(
      (await run('import', '--panel', await write('whole.csv', ['date,symbol,close,adj_close,volume', ...whole].join('\n')))).stdout,
    ).toContain('AAA: done, 5 new, 40 revised, 0 in quarantine');
  });

  it('takes the class of a share after a dash for that after a dot', async () => {
    await run('import', '--panel', await write('class.csv', makePanel(['BRK-B', 'BTC-USD'], sessions.slice(0, 3))));
    expect((await read((store) => store.reader.instrument.findMany({ orderBy: { symbol: 'asc' } }))).map(({ symbol }) => symbol)).toEqual([
      'BRK.B',
      'BTC-USD',
    ]);
  });

  it('is one security before and after a change of ticker', async () => {
    const change = ['2022-06-07', '2022-06-08', '2022-06-09', '2022-06-10'];
    const lines = change.map((session, index) => `${session},${index < 2 ? 'FB' : 'META'},${200 + index},${199 + index},1`);
    await run('import', '--panel', await write('meta.csv', ['date,symbol,close,adj_close,volume', ...lines].join('\n')));
    expect((await read((store) => readSeries(store, 'META'))).sessions).toEqual(change);
    expect((await read((store) => readSeries(store, 'FB'))).sessions).toEqual([]);
  });

  it('takes equal columns for adjusted closes only where the whole file has them equal', async () => {
    const day = sessions[0] ?? '';
    const basisOf = async (file: string, symbol: string) => {
      await run('import', '--panel', file);
      return await read(async (store) => (await store.reader.instrument.findUniqueOrThrow({ where: { symbol } })).basis);
    };
    expect(await basisOf(await write('mixed.csv', `date,symbol,close,adj_close\n${day},PAYS,10,9\n${day},NEVER,10,10\n`), 'NEVER')).toBe(
      'both',
    );
    // More than a year, in which something of it would have paid: over less nothing is known.
    const year = sessions.slice(0, 260).map((session) => `${session},ONLY,10,10\n`);
    const total = await write('total.csv', `date,symbol,close,adj_close\n${year.join('')}`);
    expect(await basisOf(total, 'ONLY')).toBe('total');
    // The same file again: one security's columns alone would say that it paid nothing.
    const before = await read((store) => getDataVersion(store));
    expect(await basisOf(total, 'ONLY')).toBe('total');
    expect(await read((store) => getDataVersion(store))).toEqual(before);
    expect(await basisOf(await write('listed.csv', `date,symbol,close,adj_close\n${day},LISTED,10,10\n`), 'LISTED')).toBe('both');
    expect(await basisOf(await write('price.csv', `date,ticker,close\n${day},BARE,10\n`), 'BARE')).toBe('price');
  });

  it('refuses what is no panel, naming what is wrong, and stores nothing', async () => {
    const packed = pack(makePanel(['AAA'], sessions));
    const cases = [
      [
        await write('one.csv', 'date,open,high,low,close\n2001-01-02,1,2,1,2\n'),
        'line 1: the header "date,open,high,low,close" has no column symbol or ticker',
      ],
      [await write('empty.csv', ''), 'the file has no rows'],
      [await write('names.csv', 'date,symbol,close\n2001-01-02,not a symbol,1\n'), '"not a symbol" is no symbol'],
      [
        await write('dates.csv', `date,symbol,close\n${Array.from({ length: 30 }, () => '02.01.2001,AAA,1').join('\n')}\n`),
        'line 2: dates such as "02.01.2001" can be read with the day or with the month first, and no row decides; say which: --dates dmy or --dates mdy',
      ],
      [await write('torn.csv.gz', packed.slice(0, packed.length / 2)), 'breaks off or is damaged'],
      [join(root, 'nowhere.csv'), 'nowhere.csv" cannot be read'],
    ] as const;
    for (const [file, text] of cases) {
      const answer = await run('import', '--panel', file);
      expect(answer).toMatchObject({ code: 1 });
      expect(answer.stderr).toContain(text);
    }
    expect(await read((store) => store.reader.instrument.count())).toBe(0);
  });

  it.each([
    [
      'of today',
      ['Price,Adj Close,Adj Close,Close,Close,Volume,Volume', 'Ticker,AAA,BRK-B,AAA,BRK-B,AAA,BRK-B', 'Date,,,,,,'],
      ([adjA, adjB, a, b]: readonly string[]) => `${adjA},${adjB},${a},${b},1,2`,
    ],
    ['of old', [',Adj Close,Adj Close,Close,Close', ',AAA,BRK-B,AAA,BRK-B', 'Date,,,,'], (values: readonly string[]) => values.join(',')],
    [
      'grouped by ticker',
      ['Ticker,AAA,AAA,BRK-B,BRK-B', 'Price,Close,Adj Close,Close,Adj Close', 'Date,,,,'],
      ([adjA, adjB, a, b]: readonly string[]) => `${a},${adjA},${b},${adjB}`,
    ],
  ] as const)('reads the three header lines of yfinance %s', async (_name, header, line) => {
    const price = (index: number, at: number) => (50 + index * 100 + at * 0.1).toFixed(2);
    const lines = sessions
      .slice(0, 20)
      .map(
        (session, at) =>
          `${session} 00:00:00,${line([(Number(price(0, at)) * 0.9).toFixed(4), at === 3 ? '' : (Number(price(1, at)) * 0.8).toFixed(4), price(0, at), at === 3 ? '' : price(1, at)])}`,
      );
    const file = await write('yfinance.csv', `${[...header, ...lines].join('\n')}\n`);
    const answer = await run('import', '--panel', file);
    expect(answer.stdout).toContain('read as wide: closes of 2 securities, with adjusted ones');
    expect(answer.stdout).toContain('AAA: done, 20 new, 0 revised, 0 in quarantine');
    expect(answer.stdout).toContain('BRK.B: done, 19 new, 0 revised, 0 in quarantine');
    const { close, adjClose } = await read((store) => readSeries(store, 'BRK.B'));
    expect(close[0]).toBe(Number(price(1, 0)));
    expect(adjClose?.[0]).toBeCloseTo(Number(price(1, 0)) * 0.8, 4);
    const folder = await mkdtemp(join(root, 'single-'));
    await copyFile(file, join(folder, 'AAA.csv'));
    expect((await run('import', folder)).stdout).toContain('AAA.csv: it holds 2 securities (AAA, BRK-B); import it with --panel');
  });

  it('takes one thing at a time', async () => {
    for (const words of [
      ['import'],
      ['import', 'x', '--panel', 'y'],
      ['import', '--counts', 'nyse'],
      ['import', 'x', '--counts', 'nyse', '--weights', 'sp500'],
    ]) {
      expect(await run(...words)).toMatchObject({ code: 2 });
    }
  });
});

describe('SIGKILL during an import of a panel, then again to its end', () => {
  it('gives what an undisturbed run gives', async () => {
    const symbols = Array.from({ length: 96 }, (_, index) => `S${index}`);
    const file = await write('large.csv', makePanel(symbols, listSessions(rounds(800, 300)), ['2001-01-07,S3,60,60,1']));
    const digest = (at: string) =>
      read(
        async (store) => ({
          closes: await store.reader.$queryRawUnsafe(
            `SELECT "symbol", COUNT(*) AS "n", SUM("close") AS "sum" FROM "Close" JOIN "Instrument" ON "id" = "instrumentId" GROUP BY "symbol" ORDER BY "symbol"`,
          ),
          versions: await store.reader.dataVersion.findMany({ select: { version: true, reason: true } }),
          quarantined: await store.reader.quarantine.count(),
          running: await store.reader.ingestRun.count({ where: { state: 'running' } }),
        }),
        at,
      );
    expect(await run('import', '--panel', file)).toMatchObject({ code: 0 });
    const expected = await digest(url);
    for (const marker of ['read', '32 of 96']) {
      let isKilled = false;
      // On a busy machine an import may end before the signal reaches it: then once more.
      for (let round = 0; round < 20 && !isKilled; round += 1) {
        const killed = await useDatabase();
        const { child, ended, readErr } = spawnScript('main', ['import', '--panel', file], { DATABASE_URL: killed });
        const wal = `${killed.replace('file:', '')}-wal`;
        await waitUntil(
          marker,
          () =>
            child.exitCode !== null ||
            readErr().includes(marker) ||
            (marker === 'read' && (statSync(wal, { throwIfNoEntry: false })?.size ?? 0) > 0 && readErr() !== ''),
        );
        child.kill('SIGKILL');
        isKilled = (await ended).code === null;
        if (!isKilled) continue;
        expect(await runInProcess(killed, ['import', '--panel', file, '--wait', '5'])).toMatchObject({ code: 0 });
        expect(await digest(killed), `killed at ${marker}`).toEqual(expected);
      }
      expect(isKilled, marker).toBe(true);
    }
  });
});
