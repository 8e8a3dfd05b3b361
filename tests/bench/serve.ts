import { startBareApp } from '../support/bare-app';
import { findFreePort, startBenchServer, waitUntilServed } from '../support/bench-server';
import { load, readResidentMb, type Load, type Measured } from '../support/load';
import type { Figure } from './figure';
import { listUnaskedLinks } from './list-unasked-links';

const rounds = 5;
const requestsARound = 400;
const atOnce = 8;
/** Links that nobody has asked for before: so many of them make the maker as warm as the pages that are asked for again and again, and so many are measured. */
const warmingViews = 150;
const firstViews = 100;
/** Different links of different studies, after which the memory of the process is read. */
const manyLinks = 500;

interface Ranked {
  readonly name: string;
  readonly path: string;
  readonly against: 'page' | 'route';
  /** How many times the rate of the bare one it must have. */
  readonly goal: number;
}

const kept: readonly Ranked[] = [
  { name: 'kept front page', path: '/', against: 'page', goal: 3 },
  { name: 'kept study page', path: '/studies/outperformance', against: 'page', goal: 3 },
  { name: 'kept JSON', path: '/api/v1/studies/outperformance', against: 'route', goal: 1 },
  { name: 'kept CSV', path: '/api/v1/studies/outperformance.csv', against: 'route', goal: 1 },
  { name: 'kept share image', path: '/api/v1/studies/outperformance.png', against: 'route', goal: 1 },
];
const bare = { page: '/', route: '/route' } as const;

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function takeMedian(loads: readonly Load[]): Load {
  return {
    requestsPerSecond: median(loads.map(({ requestsPerSecond }) => requestsPerSecond)),
    processorMs: median(loads.map(({ processorMs }) => processorMs)),
  };
}

const repeat = (path: string): string[] => Array.from({ length: requestsARound }, () => path);
const round = (value: number): number => Number(value.toPrecision(3));

/** Each in turn, round after round, so that a machine that others use meanwhile is as busy for all. */
async function measureAll(ours: Measured, others: Measured): Promise<ReadonlyMap<string, Load>> {
  const asked = [
    ...Object.entries(bare).map(([name, path]) => ({ name, path, server: others })),
    ...kept.map(({ name, path }) => ({ name, path, server: ours })),
  ];
  const found = new Map<string, Load[]>(asked.map(({ name }) => [name, []]));
  for (const { path, server } of asked)
    await load(
      server,
      Array.from({ length: 20 }, () => path),
      2,
    );
  for (let turn = 0; turn < rounds; turn += 1)
    for (const { name, path, server } of asked) found.get(name)?.push(await load(server, repeat(path), atOnce));
  return new Map([...found].map(([name, loads]) => [name, takeMedian(loads)]));
}

function toFigures(name: string, found: Load, base: Load, against: string, goal: number): Figure[] {
  return [
    {
      name: `${name}, requests`,
      value: round(found.requestsPerSecond),
      unit: '1/s',
      ratio: round(found.requestsPerSecond / base.requestsPerSecond),
      against,
      budget: `ratio of at least ${goal}`,
    },
    {
      name: `${name}, processor`,
      value: round(found.processorMs),
      unit: 'ms a request',
      ratio: round(found.processorMs / base.processorMs),
      against,
    },
  ];
}

/** First views of one study, each another range of it from `from` sessions on. */
const listFirstViews = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, place) => `/studies/outperformance?last=${from + place}s`);

/**
 * What it costs to serve, beside an application of the same Next with nothing in it, in one run on one machine. First views are measured once as many of
 * other links were made as a bare page is warm after: what is kept is told by another thread, and leaves the maker as cold as it was started.
 */
export async function benchServe(): Promise<Figure[]> {
  const ours = await startBenchServer();
  const port = await findFreePort();
  const app = startBareApp(port);
  try {
    await waitUntilServed(`http://127.0.0.1:${port}/route`, app.process);
    const found = await measureAll(ours, { port, pid: app.process.pid ?? 0 });
    const bases = { page: found.get('page'), route: found.get('route') };
    if (bases.page === undefined || bases.route === undefined) throw new Error('the bare application was not measured');
    const names = { page: 'an empty dynamic page of Next', route: 'an empty route of Next' } as const;
    const figures: Figure[] = (['page', 'route'] as const).flatMap((kind) => {
      const { requestsPerSecond, processorMs } = bases[kind] ?? { requestsPerSecond: Number.NaN, processorMs: Number.NaN };
      return [
        { name: `${names[kind]}, requests`, value: round(requestsPerSecond), unit: '1/s' },
        { name: `${names[kind]}, processor`, value: round(processorMs), unit: 'ms a request' },
      ];
    });
    for (const { name, against, goal } of kept) {
      const [mine, base] = [found.get(name), bases[against]];
      if (mine !== undefined && base !== undefined) figures.push(...toFigures(name, mine, base, names[against], goal));
    }
    await load(ours, listFirstViews(300, warmingViews), 2);
    const first = await load(ours, listFirstViews(300 + warmingViews, firstViews), 2);
    figures.push({
      name: 'first view of a study page, processor',
      value: round(first.processorMs),
      unit: 'ms a request',
      ratio: round(first.processorMs / bases.page.processorMs),
      against: names.page,
      budget: 'ratio of at most 5',
    });
    await load(ours, listUnaskedLinks(manyLinks), 2);
    figures.push({
      name: `memory of the web process after ${manyLinks} more links`,
      value: Math.round(readResidentMb(ours.pid)),
      unit: 'MB',
      budget: '350 MB',
    });
    return figures;
  } finally {
    ours.stop();
    app.remove();
  }
}
