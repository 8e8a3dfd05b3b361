import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shiftMonths } from '@/lib/calendar/shift-months';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { openStore } from '@/lib/store/open-store';
import { readObservations } from '@/lib/store/observations';
import { findSeries } from '@/lib/store/series';
import type { Store } from '@/lib/store/store';
import { runInProcess } from '../../support/cli-process';
import { createTestDatabase } from '../../support/test-store';

let root = '';
let url = '';
const removals: (() => Promise<void>)[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadtape-series-'));
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

async function bring(id: string, lines: readonly string[], ...words: string[]) {
  const path = join(root, 'series.csv');
  await writeFile(path, `${lines.join('\n')}\n`);
  return await runInProcess(url, ['import', '--series', id, path, ...words]);
}
async function read<Value>(work: (store: Store) => Promise<Value>): Promise<Value> {
  const store = await openStore(url);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
const stored = async (id: string) =>
  (await read((store) => readObservations(store, id))).map(({ period, value, knownFrom, dating }) => [period, value, knownFrom, dating]);

const months = Array.from({ length: 60 }, (_, at) => shiftMonths(parseSessionDate('2019-01-01'), at));
const price = (at: number) => Number((250 * 1.002 ** at).toFixed(3));
const prices = (
  value: (at: number) => number | string = price,
  dates: readonly string[] = months,
  header = 'observation_date,CPIAUCSL',
) => [header, ...dates.map((date, at) => `${date},${value(at)}`)];

describe('import --series', () => {
  it('is what a file of yields is for, which is not taken for the closes of a security', async () => {
    const folder = await mkdtemp(join(root, 'closes-'));
    await writeFile(join(folder, 'DGS10.csv'), 'observation_date,DGS10\n2024-07-15,4.23\n2024-07-16,4.17\n2024-07-17,4.16\n');
    const answer = await runInProcess(url, ['import', folder]);
    expect(answer.code).not.toBe(0);
    expect(answer.stdout + answer.stderr).toContain(
      'DGS10 is a series that is not prices, and no security: npm run data -- import --series DGS10 <file>',
    );
    expect(await read((store) => store.reader.instrument.count({ where: { symbol: 'DGS10' } }))).toBe(0);
  });

  it('reads what FRED gives, what people write, and ends of months alike', async () => {
    expect((await bring('cpiaucsl', prices())).stdout).toContain('CPIAUCSL: done, 60 new, 0 revised');
    const same = [
      prices(price, months, 'DATE,VALUE'),
      [
        '\uFEFFDate;Value',
        ...months.map((date, at) => `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)};${String(price(at)).replace('.', ',')}`),
        ';',
      ],
      prices(
        price,
        months.map((date) => shiftMonths(date, 1)).map((date) => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)),
      ),
    ];
    for (const lines of same) {
      const answer = await bring(
        'CPIAUCSL',
        lines.filter((line) => line !== ';'),
        '--dates',
        'dmy',
      );
      expect(answer.code, answer.stdout + answer.stderr).toBe(0);
      expect(answer.stdout).toContain('60 rows seen, 0 changed, data version 1');
    }
  });

  it('takes values as known from the usual lag on, and what differs later as a revision of the day', async () => {
    await bring('CPIAUCSL', prices());
    expect((await stored('CPIAUCSL'))[0]).toEqual(['2019-01-01', 250, '2019-02-12', 'usual-lag']);
    const revised = prices((at) => (at >= 48 ? Number((price(at) * 1.001).toFixed(3)) : price(at)));
    // On one day a second reading corrects the first; what it corrects is withdrawn, and an older version still has it.
    expect((await bring('CPIAUCSL', revised)).stdout).toContain('0 new, 12 revised');
    expect(await stored('CPIAUCSL')).toHaveLength(60);
    expect((await read((store) => readObservations(store, 'CPIAUCSL', 1))).at(-1)?.value).toBe(price(59));
  });

  it('believes the day that a file states, several a period, and knows an ALFRED file by its header', async () => {
    const gdp = ['date,value,known_from', '2024-01-01,1.6,2024-04-25', '2024-01-01,1.3,2024-05-30', '2024-04-01,2.8,2024-07-25'];
    expect((await bring('GROWTH', gdp)).stdout).toContain('GROWTH: done, 3 new');
    expect(await stored('GROWTH')).toEqual([
      ['2024-01-01', 1.6, '2024-04-25', 'published'],
      ['2024-01-01', 1.3, '2024-05-30', 'published'],
      ['2024-04-01', 2.8, '2024-07-25', 'published'],
    ]);
    expect(await read((store) => findSeries(store, 'GROWTH'))).toMatchObject({
      frequency: 'quarterly',
      source: 'import',
      licenceClass: 'restricted',
    });
    await bring('CPIAUCSL', ['observation_date,CPIAUCSL_20240116', '2023-11-01,307.051', '2023-12-01,306.746']);
    expect(await stored('CPIAUCSL')).toEqual([
      ['2023-11-01', 307.051, '2023-12-12', 'usual-lag'],
      ['2023-12-01', 306.746, '2024-01-12', 'usual-lag'],
    ]);
    await bring('CPIAUCSL', ['observation_date,CPIAUCSL_20240220', '2023-11-01,307.917', '2023-12-01,308.85', '2024-01-01,309.685']);
    expect((await stored('CPIAUCSL')).slice(0, 2)).toEqual([
      ['2023-11-01', 307.051, '2023-12-12', 'usual-lag'],
      ['2023-11-01', 307.917, '2024-02-20', 'seen'],
    ]);
  });

  it('says of a series of its own that nobody knows its lag, and leaves single wrong lines out by name', async () => {
    const answer = await bring('OWN', ['date,value', ...months.map((date, at) => `${date},${at === 3 ? 'oops' : at === 5 ? '.' : at}`)]);
    expect(answer.code).toBe(0);
    expect(answer.stdout).toMatch(
      /OWN: done, 58 new.*left out 1 of 60 rows that cannot be read: line 5: "oops" is no number.*no value for 2019-04-01 to 2019-04-30, 2019-06-01 to 2019-06-30.*nobody knows the usual lag of OWN/,
    );
  });

  it('is refused where the whole is wrong, with the reason, and nothing of it is stored', async () => {
    await bring('CPIAUCSL', prices());
    const before = await stored('CPIAUCSL');
    const cases: readonly (readonly [string, readonly string[], string])[] = [
      ['shifted by a month', prices((at) => price(at + 1)), 'its dates are shifted by a period'],
      ['on another scale', prices((at) => price(at) / 100), 'is no value of CPIAUCSL, which lies between 5 and 5000'],
      ['twice as large', prices((at) => price(at) * 2), 'they are about 2 times the stored ones, another scale'],
      ['another series', prices((at) => 100 + 9 * Math.sin(at)), 'another series'],
      [
        'daily',
        prices(
          price,
          months.map((_, at) => new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10)),
        ),
        'its dates are daily, and CPIAUCSL is monthly',
      ],
      ['headed by another', prices(price, months, 'observation_date,CPILFESL'), 'has no column value'],
      [
        'of the future',
        prices(
          price,
          months.map((date) => shiftMonths(date, 1200)),
        ),
        'is in the future',
      ],
      [
        'known before it was',
        ['date,value,known_from', ...months.map((date, at) => `${date},${price(at)},2018-12-01`)],
        'before its period begins',
      ],
      ['unreadable', prices((at) => (at % 3 === 0 ? 'x' : price(at))), '20 of 60 rows cannot be read'],
      ['of steps', prices((at) => (at % 4 === 0 ? price(at) * 1.5 : price(at))), 'are far from the one before'],
      ['told twice', [...prices(), ...prices((at) => price(at) + 1).slice(1)], 'stand twice and differ'],
      ['without rows', ['date,value'], 'the file has no rows'],
    ];
    for (const [what, lines, reason] of cases) {
      const answer = await bring('CPIAUCSL', lines);
      expect(answer.code, what).not.toBe(0);
      expect(answer.stdout + answer.stderr, what).toContain(reason);
      expect(answer.stdout + answer.stderr, what).toContain('Nothing was stored');
    }
    expect(await stored('CPIAUCSL')).toEqual(before);
  });

  it('stores against the verdict where somebody says why, and nothing in a dry run', async () => {
    await bring('CPIAUCSL', prices());
    const twice = prices((at) => price(at) * 2);
    expect((await bring('CPIAUCSL', twice, '--force', 'a new base year')).stdout).toContain('stored by force (a new base year)');
    const dry = await bring('CPIAUCSL', prices(), '--force', 'back again', '--dry-run');
    expect(dry.stdout).toContain('dry run: nothing was stored');
    expect((await stored('CPIAUCSL'))[0]?.[1]).toBe(500);
  });

  it('names what it takes', async () => {
    for (const [words, reason] of [
      [['--series', 'no such'], 'is missing'],
      [['--series', '7%', 'x.csv'], 'is no id of a series'],
      [['--series', 'CPIAUCSL', '--counts', 'nyse', 'x.csv'], 'import takes one of'],
    ] as const) {
      const answer = await runInProcess(url, ['import', ...words]);
      expect(answer.stdout + answer.stderr).toContain(reason);
      expect(answer.code).toBe(2);
    }
    const listed = await runInProcess(url, ['series']);
    expect(listed.stdout).toContain('CPILFESL (Core consumer prices; index, 1982-84 = 100; monthly; public): nothing stored');
  });
});
