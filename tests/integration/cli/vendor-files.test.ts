import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '@/lib/store/open-store';
import { readSeries } from '@/lib/store/read-series';
import type { Store } from '@/lib/store/store';
import { runInProcess } from '../../support/cli-process';
import { listSessions } from '../../support/csv-folders';
import { createTestDatabase } from '../../support/test-store';
import { eachThird } from '../../support/rounds';

const sessions = listSessions(220);
const storedCount = 200;
// Closes above a thousand that move by less than a percent, no two of a fortnight alike.
const closeOf = (at: number) => Number((1500 + at * 1.37 + ((at * 7919) % 23) / 2).toFixed(2));

interface Row {
  readonly date: string;
  readonly close: number;
}
const truth: readonly Row[] = sessions.slice(100).map((date, at) => ({ date, close: closeOf(at + 100) }));

const [pad, names] = [
  (value: number) => String(value).padStart(2, '0'),
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
];
const parts = (date: string) => ({
  year: date.slice(0, 4),
  month: date.slice(5, 7),
  day: date.slice(8, 10),
  name: names[Number(date.slice(5, 7)) - 1] ?? '',
});
const plain = (close: number) => close.toFixed(2);
const grouped = (close: number) => plain(close).replace(/\B(?=(\d{3})+\.)/g, ',');
const german = (close: number) => grouped(close).replace(/[,.]/g, (sign) => (sign === ',' ? '.' : ','));
const join2 = (header: readonly string[], rows: readonly string[], end = '\n', footer: readonly string[] = []) =>
  [...header, ...rows, ...footer].join(end) + end;

type Write = (rows: readonly Row[]) => string | Uint8Array;
const shapes: readonly (readonly [name: string, file: string, write: Write])[] = [
  [
    'Yahoo with dollars and stars',
    'AAA.csv',
    (rows) =>
      join2(
        ['Date,Open,High,Low,Close*,Volume'],
        rows.map(
          ({ date, close }) =>
            `"${parts(date).name} ${Number(parts(date).day)}, ${parts(date).year}","$${grouped(close)}","$${grouped(close)}","$${grouped(close)}","$${grouped(close)}","1,234,500"`,
        ),
      ),
  ],
  [
    'Stooq',
    'aaa_us_d.csv',
    (rows) =>
      join2(
        ['Date,Open,High,Low,Close,Volume'],
        rows.map(({ date, close }) => `${date},${close},${close},${close},${close},123`),
        '\r\n',
      ),
  ],
  [
    'investing.com with volumes in thousands, newest first',
    'AAA.csv',
    (rows) =>
      `\uFEFF${join2(
        ['"Date","Price","Open","High","Low","Vol.","Change %"'],
        [...rows]
          .reverse()
          .map(
            ({ date, close }) =>
              `"${parts(date).month}/${parts(date).day}/${parts(date).year}","${grouped(close)}","${grouped(close)}","${grouped(close)}","${grouped(close)}","1,234.5K","-0.42%"`,
          ),
      )}`,
  ],
  [
    'EODData',
    'AAA.csv',
    (rows) =>
      join2(
        ['Symbol,Date,Open,High,Low,Close,Volume'],
        rows.map(
          ({ date, close }) => `AAA,${parts(date).day}-${parts(date).name}-${parts(date).year},${close},${close},${close},${close},0`,
        ),
      ),
  ],
  [
    'German Excel',
    'AAA.csv',
    (rows) =>
      `\uFEFF${join2(
        ['Datum;Erster;Hoch;Tief;Schlusskurs;Volumen'],
        rows.map(
          ({ date, close }) =>
            `${parts(date).day}.${parts(date).month}.${parts(date).year};${german(close)};${german(close)};${german(close)};${german(close)};1.234.500`,
        ),
        '\r\n',
      )}`,
  ],
  [
    'timestamps with a zone',
    'AAA.csv',
    (rows) =>
      join2(
        ['timestamp,close'],
        rows.map(({ date, close }) => `${date}T16:00:00-05:00,${close}`),
      ),
  ],
  [
    'timestamps at midnight UTC',
    'AAA.csv',
    (rows) =>
      join2(
        ['datetime,open,high,low,close'],
        rows.map(({ date, close }) => `${date} 00:00:00+00:00,${close},${close},${close},${close}`),
      ),
  ],
  [
    'newest first with notes around',
    'AAA.csv',
    (rows) =>
      join2(
        ['Example Corp (AAA)', 'Downloaded,"Nov 20, 2001"', '', 'Trade Date,Last Price'],
        [...rows]
          .reverse()
          .map(({ date, close }) => `${Number(parts(date).month)}/${Number(parts(date).day)}/${parts(date).year},${plain(close)}`),
        '\n',
        ['', 'Prices are delayed and for information only.', 'Source: the exchange.'],
      ),
  ],
  [
    'UTF-16 with tabs',
    'AAA.csv',
    (rows) =>
      Buffer.from(
        `\uFEFF${join2(
          ['Date\tClose'],
          rows.map(({ date, close }) => `${date}\t${plain(close)}`),
          '\r\n',
        )}`,
        'utf16le',
      ),
  ],
  [
    'blanks between thousands',
    'AAA.csv',
    (rows) =>
      join2(
        ['date;close'],
        rows.map(({ date, close }) => `${date};${grouped(close).replace(',', '\u00a0').replace('.', ',')}`),
      ),
  ],
  [
    'years of two digits',
    'AAA.csv',
    (rows) =>
      join2(
        ['Date, Open, High, Low, Close'],
        rows.map(
          ({ date, close }) =>
            `${parts(date).month}/${parts(date).day}/${parts(date).year.slice(2)}, ${close}, ${close}, ${close}, ${close}`,
        ),
      ),
  ],
];

const nextDay = (date: string) => {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return `${day.getUTCFullYear()}-${pad(day.getUTCMonth() + 1)}-${pad(day.getUTCDate())}`;
};
const variants: readonly (readonly [name: string, change: (rows: readonly Row[]) => readonly Row[], refusal: RegExp])[] = [
  [
    'a session late',
    (rows) => rows.map((row, at) => ({ date: row.date, close: closeOf(at + 99) })),
    /stored for the session before: its dates are shifted by a day/,
  ],
  [
    'a session early',
    (rows) => rows.map((row, at) => ({ date: row.date, close: closeOf(at + 101) })),
    /stored for the session after: its dates are shifted by a day/,
  ],
  [
    'dated a day later, weekends too',
    (rows) => rows.map(({ date, close }) => ({ date: nextDay(date), close })),
    /dates are off the calendar/,
  ],
  [
    'a hundred times as large',
    (rows) => rows.map(({ date, close }) => ({ date, close: close * 100 })),
    /all by the same factor: they are 100 times the stored ones, another scale/,
  ],
  [
    'a hundred times as large from the first new row on',
    (rows) => rows.map(({ date, close }, at) => ({ date, close: close * (at < 100 ? 1 : 100) })),
    /times it: the ratio of a split or a shifted decimal point, and stays there/,
  ],
  [
    'adjusted for dividends',
    (rows) => rows.map(({ date, close }, at) => ({ date, close: close * (0.95 + 0.0004 * at) })),
    /they drift as dividend-adjusted closes do/,
  ],
  [
    'one close in eight of another day',
    (rows) => rows.map((row, at) => (at % 8 === 3 ? { date: row.date, close: closeOf(at + 60) } : row)),
    /closes that are stored already differ/,
  ],
];

let root = '';
let url = '';
const removals: (() => Promise<void>)[] = [];
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadtape-vendors-'));
});
beforeEach(async () => {
  const database = await createTestDatabase();
  removals.push(() => database.remove());
  url = database.url;
  await importFile(
    'AAA.csv',
    join2(
      ['date,open,high,low,close'],
      sessions.slice(0, storedCount).map((date, at) => [date, ...Array<number>(4).fill(closeOf(at))].join(',')),
    ),
  );
});
afterAll(async () => {
  for (const remove of removals) await remove();
  await rm(root, { recursive: true, force: true });
});

async function importFile(file: string, content: string | Uint8Array) {
  const folder = await mkdtemp(join(root, 'f-'));
  await writeFile(join(folder, file), content);
  return await runInProcess(url, ['import', folder]);
}

async function read<Value>(work: (store: Store) => Promise<Value>): Promise<Value> {
  const store = await openStore(url);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const readAll = () =>
  read(async (store) => {
    const { sessions: dates, close } = await readSeries(store, 'AAA');
    return { dates, close: [...close], waiting: await store.reader.quarantine.count(), instruments: await store.reader.instrument.count() };
  });

describe.each(shapes.map(([name, file, write], place) => ({ name, file, write, place })))('$name', ({ file, write, place }) => {
  it('is read to the cent where it is right', async () => {
    expect(await importFile(file, write(truth))).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^AAA: done, 20 new, 0 revised, 0 in quarantine/m) as unknown,
    });
    expect(await readAll()).toEqual({ dates: sessions, close: sessions.map((_session, at) => closeOf(at)), waiting: 0, instruments: 1 });
  });

  it('is refused with nothing stored where it is subtly wrong, and says what is wrong', async () => {
    const before = await readAll();
    // Each of them meets a third of the shapes, in the exhaustive run all.
    for (const [variant, change, refusal] of eachThird(variants, ([0, 1, 2] as const)[place % 3])) {
      expect(await importFile(file, write(change(truth))), variant).toMatchObject({
        code: 1,
        stdout: expect.stringMatching(refusal) as unknown,
      });
      expect(await readAll(), variant).toEqual(before);
    }
  });

  it('keeps both closes of a day that stands twice out, and stores the others', async () => {
    const doubled = [...truth, { date: sessions[210] ?? '', close: closeOf(210) + 3 }];
    expect(await importFile(file, write(doubled))).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^AAA: done, 19 new, 0 revised, 2 in quarantine/m) as unknown,
    });
    expect((await readAll()).dates).not.toContain(sessions[210]);
  });
});

it.each([
  ['seconds since 1970', (date: string) => String(Date.parse(date) / 1000)],
  ['days of a spreadsheet', (date: string) => String(Date.parse(date) / 86_400_000 + 25_569)],
  ['weeks', (date: string) => `${date.slice(0, 4)}-W${pad(1 + Number(date.slice(5, 7)) * 4)}`],
])('dates as %s are refused by name, and nothing is stored', async (_name, write) => {
  const before = await readAll();
  expect(
    await importFile(
      'AAA.csv',
      join2(
        ['date,close'],
        truth.map(({ date, close }) => `${write(date)},${close}`),
      ),
    ),
  ).toMatchObject({ code: 1, stdout: expect.stringContaining('is no date, nor is any other') as unknown });
  expect(await readAll()).toEqual(before);
});
