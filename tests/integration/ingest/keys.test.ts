import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hosts, providers } from '@/lib/sources/registry';
import { runInProcess } from '../../support/cli-process';
import { testKeys } from '../../support/source-settings';
import { toRequest } from '../api/sample-api';

// Every spelling of every test key holds one of these.
const spellings = ['secret/of', 'secret%2Fof', 'secret\\/of'];

/** All that a request said of who asks: its address and its headers. */
function readAll(request: IncomingMessage): string {
  return [request.url ?? '', ...Object.values(request.headers)].join(' ');
}

/** Providers at their worst: whatever they answer, they say it with the key that they were given. */
const answers: readonly ((request: IncomingMessage, response: ServerResponse, told: string) => void)[] = [
  (_request, response, told) => {
    response.end(`Invalid request ${told}`);
  },
  (_request, response, told) => {
    response.writeHead(401).end(told);
  },
  (request, response) => {
    response.writeHead(302, { location: `https://elsewhere.example.com${request.url ?? ''}` }).end();
  },
  (_request, response, told) => {
    response.end(JSON.stringify({ detail: `Who is ${told}?` }).replaceAll('/', '\\/'));
  },
  (_request, response, told) => {
    response.end(JSON.stringify([{ date: '2024-07-15T00:00:00.000Z', symbol: told, close: told, volume: 1 }]));
  },
  (_request, response, told) => {
    response.end(`Date,Open,High,Low,Close,Volume\n2024-07-15,1,1,1,${JSON.stringify(told)},1\n`);
  },
  (_request, response, told) => {
    response.end(JSON.stringify({ chart: told, meta: { symbol: told }, values: [told] }));
  },
  (request) => {
    request.socket.destroy();
  },
];

let server: Server;
let folder = '';
let asked = '';
const variables: Record<string, string> = {};

beforeAll(async () => {
  let count = 0;
  server = createServer((request, response) => {
    const told = readAll(request);
    asked += told;
    answers[count % answers.length]?.(request, response, told);
    count += 1;
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  for (const { id } of hosts) variables[`${id.toUpperCase().replaceAll('-', '_')}_BASE_URL`] = `http://127.0.0.1:${port}`;
  folder = await mkdtemp(join(tmpdir(), 'broadtape-keys-'));
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

it('no key is in anything that a run against providers that echo it writes, stores or answers', async () => {
  const url = `file:${join(folder, 'store.db')}`;
  const env = { ...variables, ...testKeys };
  const written: string[] = [];
  const run = async (...words: string[]) => {
    const { stdout, stderr } = await runInProcess(url, words, env);
    written.push(stdout, stderr);
    return stdout;
  };
  // Twice, so that every provider gives several of the answers.
  for (const symbols of ['AAPL', 'MSFT,NVDA']) await run('--json', 'pull', '--symbols', symbols);
  for (const words of [['status'], ['--json', 'status'], ['quarantine', 'list'], ['sources'], ['--json', 'sources'], ['universe']])
    await run(...words);
  for (const file of await readdir(folder)) written.push(await readFile(join(folder, file), 'latin1'));
  process.env['DATABASE_URL'] = url;
  for (const [name, value] of Object.entries(env)) process.env[name] = value;
  const [study, instruments, health, data] = await Promise.all([
    import('@/app/api/v1/studies/[id]/route'),
    import('@/app/api/v1/instruments/route'),
    import('@/app/api/health/data/route'),
    import('@/lib/server/pages/data-page'),
  ]);
  const responses = [
    study.GET(toRequest('/api/v1/studies/streaks?symbol=AAPL'), { params: Promise.resolve({ id: 'streaks' }) }),
    instruments.GET(),
    health.GET(),
  ];
  for (const response of await Promise.all(responses)) written.push(await response.text());
  written.push(JSON.stringify(await data.loadDataPage().catch((error: unknown) => String(error))));

  // They were sent, and what came back was told of: else there would be nothing to find.
  const perName = providers.filter(({ key, symbols }) => key !== null && symbols['AAPL'] !== undefined);
  expect(perName.length).toBeGreaterThanOrEqual(6);
  for (const key of perName.flatMap(({ key: names }) => names ?? []).map((name) => testKeys[name] ?? ''))
    expect(asked.includes(key) || asked.includes(encodeURIComponent(key)), key).toBe(true);
  const all = written.join('\n');
  expect(all).toContain('[key]');
  expect(all.length).toBeGreaterThan(10_000);
  expect(
    spellings.flatMap((spelling) =>
      all.includes(spelling) ? [all.slice(Math.max(0, all.indexOf(spelling) - 200), all.indexOf(spelling) + 60)] : [],
    ),
  ).toEqual([]);
});
