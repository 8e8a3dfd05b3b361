import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readBreadthCounts } from '@/lib/store/breadth-counts';
import { readMembership } from '@/lib/store/memberships';
import { openStore } from '@/lib/store/open-store';
import { readWeights } from '@/lib/store/weights';
import type { Store } from '@/lib/store/store';
import { runInProcess } from '../../support/cli-process';
import { listSessions, writeFiles } from '../../support/csv-folders';
import { makePanel } from '../../support/panel-file';
import { createTestDatabase } from '../../support/test-store';

const sessions = listSessions(120);
let root = '';
let url = '';
const removals: (() => Promise<void>)[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadtape-facts-'));
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
async function write(name: string, lines: readonly string[]): Promise<string> {
  const path = join(root, name);
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}
async function read<Value>(work: (store: Store) => Promise<Value>): Promise<Value> {
  const store = await openStore(url);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

// An index that rises and falls without a rhythm; most issues rise on a day on which it does, by a number that differs from day to day.
const isUp = (at: number) => (at * at * 31) % 17 < 8;
const index = sessions.reduce<number[]>((levels, _session, at) => [...levels, (levels.at(-1) ?? 1000) + (isUp(at) ? 5 : -5)], []);
const advances = (at: number) => (isUp(at) ? 1900 : 1000) + ((at * 37) % 101);
const declines = (at: number) => (isUp(at) ? 1000 : 1900) + ((at * 53) % 97);
const counts = (
  dates: readonly string[],
  value: (at: number) => readonly (number | string)[] = (at) => [advances(at), declines(at)],
  first = 1,
) => ['date,adv,decl', ...dates.slice(first).map((date, place) => `${date},${value(place + first).join(',')}`)];

describe('a file of counts', () => {
  const importCounts = async (name: string, lines: readonly string[], ...words: string[]) =>
    await run('import', '--counts', 'nyse', await write(name, lines), ...words);
  const stored = () => read(async (store) => await readBreadthCounts(store, 'nyse'));

  it('is refused where the whole is wrong, with its lines, and nothing of it is stored', async () => {
    await importCounts('good.csv', counts(sessions.slice(0, 80)));
    const before = await stored();
    const cases: readonly (readonly [string, readonly string[], string])[] = [
      [
        'shifted',
        counts(sessions.slice(1, 80), (at) => [advances(at), declines(at)]),
        'most of them being what is stored for the session before: its dates are shifted by a session (line 2: advances on',
      ],
      [
        'early',
        counts(sessions.slice(0, 78), (at) => [advances(at + 1), declines(at + 1)]),
        'most of them being what is stored for the session after',
      ],
      [
        'hundreds',
        counts(sessions.slice(0, 80), (at) => [Math.round(advances(at) / 100), Math.round(declines(at) / 100)]),
        'they are about 0.01 times the stored ones, another scale',
      ],
      [
        'later in hundreds',
        [
          'date,adv,decl',
          ...sessions.slice(80).map((date, at) => `${date},${Math.round(advances(at) / 100)},${Math.round(declines(at) / 100)}`),
        ],
        `from ${sessions[80] ?? ''} on advances and declines together are about 0.0099 times what they were before: another scale`,
      ],
      [
        'revised',
        counts(sessions.slice(0, 80), (at) => [advances(at) + (at % 3), declines(at)]),
        'values that are stored already differ; at most 5% may',
      ],
      ['turned', counts(sessions.slice(0, 80), (at) => [declines(at), advances(at)]), 'values that are stored already differ'],
      [
        'unreadable',
        counts(sessions, (at) => [at % 5 === 0 ? 'many' : advances(at), declines(at)]),
        '23 of 119 rows cannot be read: line 6: "many" is no count',
      ],
      [
        'weekends',
        counts(['2001-01-06', '2001-01-07', '2001-01-13', ...sessions.slice(0, 20)], () => [1500, 1500], 0),
        '3 of 23 dates are off the calendar: line 2: 2001-01-06 is not a session of the exchange',
      ],
    ];
    for (const [name, lines, text] of cases) {
      const answer = await importCounts('bad.csv', lines);
      expect(answer, name).toMatchObject({ code: 1, stderr: expect.stringContaining(text) as unknown });
      expect(answer.stderr, name).toContain('Nothing was stored.');
      expect(await stored(), name).toEqual(before);
    }
  });

  it('leaves single rows out and says which', async () => {
    const lines = counts(sessions, (at) => (at === 30 ? [advances(at) * 100, declines(at) * 100] : [advances(at), declines(at)]));
    const answer = await importCounts('odd.csv', [
      ...lines,
      '2001-01-06,1,2',
      `${sessions[50] ?? ''},7,8`,
      `${sessions[60] ?? ''},${advances(60)},${declines(60)}`,
    ]);
    expect(answer).toMatchObject({ code: 0, stdout: expect.stringContaining('nyse: done, 117 new, 0 revised') as unknown });
    for (const text of [
      `left out 2 of 122 rows that cannot be read: line 51: ${sessions[50] ?? ''} stands twice, with other counts on line 122`,
      'left out 1 dates that are off the calendar: line 121: 2001-01-06',
      `left out 1 sessions whose advances and declines together are far from those around them: line 31: ${sessions[30] ?? ''} ${(advances(30) + declines(30)) * 100}`,
    ])
      expect(answer.stdout).toContain(text);
    expect((await stored()).sessions).not.toContain(sessions[30]);
  });

  it('that is of other days than it says is known by the index', async () => {
    await run(
      'import',
      await writeFiles(join(root, 'spx'), {
        'SPX.csv': ['date,close', ...sessions.map((date, at) => `${date},${index[at] ?? 0}`), ''].join('\n'),
      }),
    );
    const late = counts(sessions.slice(1), (at) => [advances(at), declines(at)]);
    expect(await importCounts('late.csv', late)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        'its dates are shifted by a session: most issues moved as the SPX did on the session before',
      ) as unknown,
    });
    expect(await importCounts('right.csv', counts(sessions))).toMatchObject({ code: 0 });
  });

  it('in hundreds is refused in an empty store too, and stored by force with the reason kept; a dry run stores nothing', async () => {
    const lines = counts(sessions, (at) => [Math.round(advances(at) / 100), Math.round(declines(at) / 100)]);
    expect((await importCounts('few.csv', lines)).stderr).toContain('too few for an exchange, as counts in hundreds are');
    expect(await importCounts('few.csv', lines, '--dry-run', '--force', 'a small exchange')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('dry run: nothing was stored; ') as unknown,
    });
    expect((await stored()).sessions).toEqual([]);
    const forced = await importCounts('few.csv', lines, '--force', 'a small exchange');
    expect(forced).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('stored by force (a small exchange) although advances and declines together are') as unknown,
    });
    expect(await read((store) => store.reader.ingestRun.findMany({ orderBy: { id: 'desc' }, take: 1 }))).toMatchObject([
      { request: expect.stringContaining('"force":"a small exchange"') as unknown },
    ]);
  });

  it('without a header is refused with the line that is missing', async () => {
    const bare = ['20010103,1523', '20010104,871', '20010105,1723'];
    expect((await importCounts('bare.csv', bare)).stderr).toContain(
      'line 1: the file begins with the row "20010103,1523" and says nowhere what its columns are; put a line above it that names them: "date,adv" or "date,decl" or "date,unch" or "date,new_highs" or "date,new_lows"',
    );
    expect(await importCounts('named.csv', ['date,adv', ...bare])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('nyse: done, 3 new') as unknown,
    });
    expect(
      (
        await importCounts(
          'wider.csv',
          bare.map((line) => `${line},900`),
        )
      ).stderr,
    ).toContain('that names them: "date,adv,decl"');
  });
});

describe('a file of weights', () => {
  const names = ['AAA', 'BBB', 'CCC'];
  const weight = (name: number, at: number) => 20 + name * 5 + ((at * 7 + name) % 10) / 10;
  const weights = (dates: readonly string[], value: (name: number, at: number) => number | string = weight) => [
    `date,${names.join(',')}`,
    ...dates.map((date, at) => [date, ...names.map((_name, name) => value(name, at))].join(',')),
  ];
  const importWeights = async (name: string, lines: readonly string[], ...words: string[]) =>
    await run('import', '--weights', 'sp500', await write(name, lines), ...words);
  const stored = () => read(async (store) => [...(await readWeights(store, 'sp500'))]);
  beforeEach(async () => {
    await run('import', '--panel', await write('panel.csv', [makePanel(names, sessions.slice(0, 3)).trim()]));
  });

  it('is refused where the whole is wrong, and nothing of it is stored', async () => {
    await importWeights('w.csv', weights(sessions.slice(0, 60)));
    const before = await stored();
    expect(before).toHaveLength(3);
    const cases: readonly (readonly [string, readonly string[], string])[] = [
      [
        'shifted',
        weights(sessions.slice(1, 60)),
        'most of them being what is stored for the session before: its dates are shifted by a session (line 2: AAA on',
      ],
      [
        'fractions',
        weights(sessions.slice(0, 60), (name, at) => (weight(name, at) / 100).toFixed(5)),
        'they look like fractions, and weights are given in percent',
      ],
      [
        'later fractions',
        weights(sessions.slice(60), (name, at) => (weight(name, at) / 100).toFixed(5)),
        'times what they were before: another scale',
      ],
      [
        'revised',
        weights(sessions.slice(0, 60), (name, at) => weight(name, at) + 0.5),
        'values that are stored already differ; at most 5% may',
      ],
      [
        'unreadable',
        weights(sessions.slice(60), (name, at) => (at % 4 === 0 ? 'n.m.' : weight(name, at))),
        '15 of 60 rows cannot be read: line 2: "n.m." is no weight in percent',
      ],
    ];
    for (const [name, lines, text] of cases) {
      expect(await importWeights('bad.csv', lines), name).toMatchObject({ code: 1, stderr: expect.stringContaining(text) as unknown });
      expect(await stored(), name).toEqual(before);
    }
    expect(
      await importWeights(
        'bad.csv',
        weights(sessions.slice(0, 60), (name, at) => weight(name, at) + 0.5),
        '--force',
        'a better source',
      ),
    ).toMatchObject({ code: 0 });
  });

  it('is refused where all members have a weight and the weights are no weights in their universe', async () => {
    await run(
      'universe',
      'import',
      'sp500',
      await write('members.csv', ['ticker,start_date,end_date', ...names.map((name) => `${name},${sessions[0] ?? ''},`)]),
    );
    const answer = await importWeights('part.csv', weights(sessions.slice(0, 60)));
    const sum = (weight(0, 0) + weight(1, 0) + weight(2, 0)).toFixed(2);
    expect(answer).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        `line 2: the weights of ${sessions[0] ?? ''} are of all 3 members and sum to ${sum}%: they are weights in something larger than this universe`,
      ) as unknown,
    });
    expect(await stored()).toEqual([]);
    // Who left is not stored where a list is that of the survivors: the file is one of the whole universe all the same.
    const left = weights(sessions.slice(60, 90)).map((line, at) => `${line},${at === 0 ? 'GONE' : '25'}`);
    expect(await importWeights('left.csv', left)).toMatchObject({ code: 0, stdout: expect.stringContaining('GONE') as unknown });
    // Weights of some of them may sum to less than all.
    const some = weights(sessions.slice(0, 60)).map((line) => line.split(',').slice(0, 3).join(','));
    expect(await importWeights('some.csv', some)).toMatchObject({ code: 0 });
    const whole = weights(sessions.slice(0, 60), (name, at) =>
      name < 2 ? weight(name, at) : (100 - weight(0, at) - weight(1, at)).toFixed(3),
    );
    expect(await importWeights('whole.csv', whole)).toMatchObject({ code: 0 });
  });

  it('leaves a single session on another scale out, and says which', async () => {
    const answer = await importWeights(
      'odd.csv',
      weights(sessions.slice(0, 60), (name, at) => (at === 20 ? weight(name, at) / 100 : weight(name, at)).toFixed(5)),
    );
    expect(answer).toMatchObject({ code: 0, stdout: expect.stringContaining(`177 new`) as unknown });
    expect(answer.stdout).toContain(
      `left out 1 sessions: line 22: the weights of ${sessions[20] ?? ''} are about 0.0098 times those around them`,
    );
  });
});

describe('a list of members', () => {
  const names = Array.from({ length: 40 }, (_, index) => `S${index}`);
  const spells = (from: (index: number) => string, list: readonly string[] = names) => [
    'ticker,start_date,end_date',
    ...list.map((name, index) => `${name},${from(index)},${index < 5 ? '2010-01-04' : ''}`),
  ];
  const importMembers = async (name: string, lines: readonly string[], ...words: string[]) =>
    await run('universe', 'import', 'sp500', await write(name, lines), ...words);
  const stored = () => read(async (store) => (await readMembership(store, 'sp500')).map(({ symbol, from }) => `${symbol} ${from}`));
  const day = (index: number) => `2001-02-${String((index % 20) + 5).padStart(2, '0')}`;

  it('is refused where it would take members away or begins on other days, and stored by force', async () => {
    expect(await importMembers('m.csv', spells(day))).toMatchObject({ code: 0 });
    const before = await stored();
    const snapshots = (sizes: readonly number[]) => [
      'date,tickers',
      ...sizes.map((size, at) => `2001-0${at + 1}-02,"${names.slice(0, size).join(',')}"`),
    ];
    const cases: readonly (readonly [string, readonly string[], string])[] = [
      [
        'part',
        spells(day, names.slice(0, 12)),
        'it replaces the whole list and lacks 28 of the 35 that are members as stored: S12, S13, S14, S15, S16 and 23 more',
      ],
      [
        'shifted',
        spells((index) => day(index).replace(/\d\d$/, (text) => String(Number(text) + 1).padStart(2, '0'))),
        '40 of the 40 memberships that are stored already begin some days earlier or later',
      ],
      ['unreadable', [...spells(day), 'T1,soon,'], '1 of 41 rows cannot be read: line 42: "soon" is no date'],
      ['cut', snapshots([40, 40, 9, 40]), 'lists are cut short: line 4: 2001-03-02 has 9 members where those beside it have 40'],
      [
        'two lists',
        ['date,tickers', '2001-01-02,"S1,S2"', '2001-01-02,"S1,S3"'],
        'line 3: 2001-01-02 stands on line 2 already, with other members',
      ],
    ];
    for (const [name, lines, text] of cases) {
      expect(await importMembers('bad.csv', lines), name).toMatchObject({ code: 1, stderr: expect.stringContaining(text) as unknown });
      expect(await stored(), name).toEqual(before);
    }
    const part = spells(day, names.slice(0, 12));
    expect(await importMembers('part.csv', part, '--dry-run', '--force', 'try')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('dry run: nothing was stored') as unknown,
    });
    expect(await stored()).toEqual(before);
    expect(await importMembers('part.csv', part, '--force', 'another index')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('stored by force (another index) although it replaces the whole list') as unknown,
    });
    expect(await stored()).toHaveLength(12);
  });
});
