import { createHash } from 'node:crypto';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import * as env from '@/lib/env';
import { getDataVersion } from '@/lib/store/data-version';
import type { Store } from '@/lib/store/store';
import { studies } from '@/lib/studies/registry';
import { newestToken, randomLink, type RandomLink } from '../../support/random-links';
import {
  addUniverses,
  importOf,
  membersOf,
  lastStored,
  storedSymbols,
  storeHistory,
  takeStep,
  type StoreStep,
} from '../../support/random-store';
import { createTestStore } from '../../support/test-store';
import { toRequest } from './sample-api';
import { isExhaustive, rounds } from '../../support/rounds';

// Nothing that was kept may hide what the store says now. What answers is imported after this.
const keeping = ['@/lib/server/answers/finished-results', '@/lib/server/http/body-cache'] as const;
vi.doMock(keeping[0], () => ({
  getFinished: (_key: string, making: { compute(): unknown }) => making.compute(),
  isFinishedRefused: () => Promise.resolve(false),
}));
vi.doMock(keeping[1], () => ({
  getBody: async (_key: string, make: () => Promise<string | Uint8Array>) => {
    const body = await make();
    return typeof body === 'string' ? new TextEncoder().encode(body) : body;
  },
}));
afterAll(() => {
  for (const module of keeping) vi.doUnmock(module);
});

// Ten thousand take some minutes: RANDOM_LINKS=10000 PROPERTY_SEED=7 npm run unit -- tests/integration/api/random-stores.test.ts
const wanted = Number(process.env.RANDOM_LINKS ?? rounds(2_000, 150));
const seed = Number(process.env.PROPERTY_SEED ?? 20241129);
const linksPerStep = 14;
const pinsPerStep = 6;

const known: readonly (readonly StoreStep[])[] = [
  [importOf(storedSymbols.filter((name) => name !== 'TSLA'))],
  [
    importOf(storedSymbols, { basis: 'both' }),
    membersOf(storedSymbols),
    { kind: 'remove', symbol: 'TSLA' },
    { kind: 'remove', symbol: 'SPX' },
  ],
  [importOf(['SPX', 'RUT'], { lag: 3 }), membersOf([])],
  [importOf(['XYZ'], { basis: 'total', length: 1 }), { kind: 'counts', length: 1, advances: 1_000 }],
  [{ kind: 'counts', length: 60, advances: 1_000 }],
];

// A full store to which everything happens, and what is asked of it after each change.
const eventful: readonly StoreStep[] = [
  importOf(storedSymbols, { basis: 'both' }),
  membersOf(storedSymbols),
  { kind: 'count' },
  { kind: 'revise', symbol: 'RUT', session: lastStored, close: 60 },
  { kind: 'describe', symbol: 'RUT', name: 'One name', basis: 'total' },
  { kind: 'remove', symbol: 'TSLA' },
  importOf(['TSLA', 'SPY'], { seed: 9 }),
  { kind: 'alias', symbol: 'META' },
  membersOf(['AAPL', 'META', 'NVDA']),
  importOf(['RUT'], { basis: 'both', seed: 5, source: 'yahoo' }),
  { kind: 'count' },
  { kind: 'remove', symbol: 'SPY' },
  { kind: 'revise', symbol: 'SPX', session: lastStored, close: 140 },
];
const aboutAll: readonly RandomLink[] = (
  [
    ['performance', 'symbols=SPX,RUT&last=max'],
    ['performance', 'symbols=SPX,RUT&basis=total&last=max'],
    ['performance', 'symbols=M7,TSLA,SPY&last=max'],
    ['outperformance', 'sessions=1&last=max'],
    ['streaks', 'symbol=RUT&last=max'],
    ['participation', 'last=max'],
    ['records', 'symbol=SPY&basis=total'],
    ['advance-decline', 'last=max'],
    ['advance-decline', 'basis=total&last=max'],
    ['above-average', 'windowSessions=20&last=max'],
    ['claim', 'symbol=SPY'],
    ['facts', ''],
  ] as const
).map(([study, query]) => ({ study, form: '', query: [...new URLSearchParams(`${query}&asOf=2024-07-16&version=${newestToken}`)] }));

interface Answered {
  readonly status: number;
  readonly body: string;
}

async function readPage(study: string, search: string): Promise<Answered> {
  const { answerStudy } = await import('@/lib/server/answers/answer-study');
  const { compareWithToday } = await import('@/lib/server/answers/compare-with-today');
  const { describeForSharing } = await import('@/lib/server/pages/describe-for-sharing');
  const { readView } = await import('@/lib/server/answers/read-view');
  const { HttpError } = await import('@/lib/server/http/http-error');
  const result = await answerStudy(study, search);
  if (result instanceof HttpError) return { status: result.status, body: `${result.code} ${result.message}` };
  describeForSharing(result);
  // What changed since is of today; the answer above it is of then.
  await compareWithToday(readView(study, new URLSearchParams(search)), result);
  return { status: 200, body: JSON.stringify(result) };
}

async function read(response: Response): Promise<Answered> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isText = /json|csv|xml/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, body: isText ? new TextDecoder().decode(bytes) : createHash('sha256').update(bytes).digest('hex') };
}

async function ask({ study, form }: RandomLink, search: string): Promise<Answered> {
  try {
    if (form === 'page') return await readPage(study, search);
    const { GET } = await import('@/app/api/v1/studies/[id]/route');
    const id = `${study}${form}`;
    return await read(await GET(toRequest(`/api/v1/studies/${id}?${search}`), { params: Promise.resolve({ id }) }));
  } catch (error) {
    return { status: 500, body: error instanceof Error ? `${error.message} ${error.stack ?? ''}` : String(error) };
  }
}

/** Every page and file that is no study's, as its route loads it. */
async function listPages(): Promise<readonly (readonly [string, () => Promise<unknown>])[]> {
  const { loadDataPage } = await import('@/lib/server/pages/data-page');
  const { loadFactsPage } = await import('@/lib/server/pages/facts-page');
  const feed = await import('@/app/facts/feed.xml/route');
  const closes = await import('@/app/api/v1/closes.csv/route');
  const { loadFreshness } = await import('@/lib/server/answers/freshness');
  const { loadOverview } = await import('@/lib/server/pages/overview');
  const palette = await import('@/app/api/palette/route');
  const { loadPublishedClaims } = await import('@/lib/server/pages/published-claims');
  return [
    ['/', () => loadOverview()],
    ['/?assume', () => loadOverview({ measure: 'log', asOf: null, assume: 'last' })],
    ['/facts', () => loadFactsPage('')],
    ['/facts/feed.xml', () => feed.GET(toRequest('/facts/feed.xml'))],
    ['/data', () => loadDataPage()],
    ['/claims', () => loadPublishedClaims()],
    ['the frame', () => loadFreshness()],
    ['/api/palette', () => palette.GET(toRequest('/api/palette'))],
    ['/closes.csv', () => closes.GET(toRequest('/api/v1/closes.csv?symbols=SPX,RUT'))],
  ];
}

/** What may be said instead of an answer: that the store has nothing to answer from. */
async function hasNothing(): Promise<boolean> {
  const { loadMarket } = await import('@/lib/server/answers/load-market');
  return (await loadMarket()).sessions.length === 0;
}

class Trial {
  readonly failures: string[] = [];
  readonly statuses = new Map<number, number>();
  asked = 0;
  readonly pins = new Map<string, { readonly link: RandomLink; readonly search: string; readonly body: string }>();

  constructor(
    private readonly name: string,
    private readonly store: Store,
  ) {}

  private fail(what: string, text: string): void {
    this.failures.push(`${this.name}: ${what}: ${text.slice(0, 600)}`);
  }

  async askLinks(links: readonly RandomLink[]): Promise<void> {
    const { version: newest } = await getDataVersion(this.store);
    const isEmpty = await hasNothing();
    for (const link of links) {
      const query = new URLSearchParams(link.query.map(([name, value]) => [name, value === newestToken ? String(newest) : value]));
      const search = query.toString();
      const { status, body } = await ask(link, search);
      this.asked += 1;
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
      if (status >= 500 && !(isEmpty && status === 503 && body.includes('no_data')))
        this.fail(`${link.study}${link.form}?${search}`, `${status} ${body}`);
      if (query.has('asOf') && query.has('version') && Number(query.get('version')) <= newest)
        this.pins.set(`${link.study}${link.form}?${search}`, { link, search, body: `${status} ${body}` });
    }
  }

  async askPages(): Promise<void> {
    const isEmpty = await hasNothing();
    for (const [path, load] of await listPages()) {
      try {
        const loaded = await load();
        const status = loaded instanceof Response || (loaded instanceof Error && 'status' in loaded) ? Number(loaded.status) : 200;
        if (status >= 500 && !isEmpty)
          this.fail(path, `${status} ${loaded instanceof Error ? loaded.message : await (loaded as Response).text()}`);
      } catch (error) {
        if (!(isEmpty && error instanceof Error && 'code' in error && error.code === 'no_data'))
          this.fail(path, error instanceof Error ? `${error.message} ${error.stack ?? ''}` : String(error));
      }
    }
  }

  /** Asks for at most so many pins again: every byte, and every refusal, is as it was. */
  async askPins(most: number, after: string): Promise<void> {
    const stride = Math.max(1, Math.floor(this.pins.size / most));
    for (const [key, { link, search, body }] of [...this.pins].filter((_, index) => index % stride === 0)) {
      const now = await ask(link, search);
      const text = `${now.status} ${now.body}`;
      if (text === body) continue;
      const at = Array.from({ length: text.length }, (_, index) => index).find((index) => text[index] !== body[index]) ?? body.length;
      this.fail(
        `pin ${key} after ${after}`,
        `was …${body.slice(Math.max(0, at - 80), at + 120)}… is …${text.slice(Math.max(0, at - 80), at + 120)}…`,
      );
    }
  }
}

async function runTrial(name: string, history: readonly StoreStep[], drawLinks: () => readonly RandomLink[]): Promise<Trial> {
  const { forgetMarkets } = await import('@/lib/server/answers/load-market');
  const { getStore } = await import('@/lib/server/answers/get-store');
  const { store, url, remove } = await createTestStore();
  const real = env.getEnv();
  vi.spyOn(env, 'getEnv').mockImplementation(() => ({ ...real, DATABASE_URL: url }));
  const trial = new Trial(name, store);
  await addUniverses(store);
  forgetMarkets();
  await trial.askLinks(
    studies.map(({ id }) => ({
      study: id,
      form: '',
      query: [
        ['asOf', '2024-07-16'],
        ['version', newestToken],
      ],
    })),
  );
  for (const step of history) {
    await takeStep(store, step);
    forgetMarkets();
    await trial.askPins(pinsPerStep, JSON.stringify(step));
    await trial.askLinks(drawLinks());
  }
  await trial.askLinks(studies.map(({ id }) => ({ study: id, form: '', query: [] })));
  await trial.askPages();
  forgetMarkets();
  await trial.askPins(isExhaustive ? Infinity : 60, 'everything');
  await (await getStore()).close();
  vi.restoreAllMocks();
  await remove();
  return trial;
}

it('keeps what it said of every version while closes, members, names and bases change under it', async () => {
  const { failures, statuses, asked, pins } = await runTrial('the eventful store', eventful, () => aboutAll);
  expect(failures).toEqual([]);
  expect(statuses.get(200) ?? 0).toBeGreaterThan(asked / 2);
  // What is asked about did change: the same link says much of many versions.
  const said = new Set([...pins.values()].map(({ body }) => body.replace(/"dataVersion":\d+|version=\d+/g, '')));
  expect(said.size).toBeGreaterThan(5 * aboutAll.length);
});

afterEach(() => {
  vi.restoreAllMocks();
});

it(`answers ${wanted} links on stores of every kind, if only by saying what is lacking; no page fails, and no pin changes whatever comes after`, {
  timeout: 7_200_000,
}, async () => {
  const failures: string[] = [];
  const statuses = new Map<number, number>();
  let [asked, pinned, stores] = [0, 0, 0];
  while (asked < wanted) {
    const history = known[stores] ?? fc.sample(storeHistory, { numRuns: 1, seed: seed + stores })[0] ?? [];
    let drawn = 0;
    const trial = await runTrial(`store ${stores} of seed ${seed}`, history, () =>
      fc.sample(randomLink, { numRuns: linksPerStep, seed: (seed + stores) * 100 + drawn++ }),
    );
    failures.push(...trial.failures);
    for (const [status, count] of trial.statuses) statuses.set(status, (statuses.get(status) ?? 0) + count);
    [asked, pinned, stores] = [asked + trial.asked, pinned + trial.pins.size, stores + 1];
  }
  const told = `${asked} links on ${stores} stores, ${pinned} of them pinned; ${[...statuses].map(([status, count]) => `${count} x ${status}`).join(', ')}`;
  if (wanted > 400) console.log(told);
  expect(failures).toEqual([]);
  expect(statuses.get(200) ?? 0, told).toBeGreaterThan(asked / 4);
  expect(pinned, told).toBeGreaterThan(asked / 4);
});
