import { createServer, type Server } from 'node:http';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Front } from '@/lib/server/front/front';
import { migrateStore } from '@/lib/store/migrate-store';
import { composeFront } from '../../support/compose-front';
import { restartProcess } from '../../support/restart-process';
import { withoutRights } from '../../support/without-rights';
import { createSampleStore, toRequest } from './sample-api';

// A visitor of a web process whose store is not as it should be, in front of what stands in for Next.
let folder = '';
let path = '';
let front: Front | undefined;
let server: Server | undefined;
let pages = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadtape-trouble-'));
  path = join(folder, 'store.db');
  process.env['DATABASE_URL'] = `file:${path}`;
  // The environment is read once a process.
  restartProcess();
  pages = 0;
});
afterEach(async () => {
  await front?.drain();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
  await rm(folder, { recursive: true, force: true });
});

async function serve(): Promise<(url: string) => Promise<Response>> {
  const made = await composeFront((_request, response) => {
    pages += 1;
    response.end('a page');
    return Promise.resolve();
  });
  front = made;
  const listening = createServer((request, response) => void made.answer(request, response));
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return (url) => fetch(`http://127.0.0.1:${port}${url}`);
}

async function expectUnavailable(said: RegExp): Promise<void> {
  const get = await serve();
  for (const url of ['/', '/studies/streaks', '/data']) {
    const answer = await get(url);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.text()).toMatch(said);
  }
  expect(pages).toBe(0);
  const { GET } = await import('@/app/api/v1/studies/[id]/route');
  const study = await GET(toRequest('/api/v1/studies/streaks'), { params: Promise.resolve({ id: 'streaks' }) });
  expect(study.status).toBe(503);
  expect(await study.text()).toMatch(said);
  expect((await get('/api/health/live')).status).toBe(200);
}

it('a database that is missing: pages and answers say 503, no file is created, and it is served once it is there', async () => {
  await expectUnavailable(/There is no store yet, or DATABASE_URL names another file/);
  expect(await readdir(folder)).toEqual([]);
  await migrateStore(`file:${path}`);
  const address = server?.address();
  const again = await fetch(`http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}/data`);
  expect({ status: again.status, text: await again.text() }).toEqual({ status: 200, text: 'a page' });
});

it('a file that is no database', async () => {
  await writeFile(path, 'this is no database, it is a text that is long enough to be read as a header of one');
  await expectUnavailable(/The store cannot be used now; the server log says why/);
});

it('a database that is damaged', async () => {
  await migrateStore(`file:${path}`);
  const database = new Database(path);
  database.pragma('wal_checkpoint(TRUNCATE)');
  const { rootpage } = database.prepare(`SELECT "rootpage" FROM "sqlite_master" WHERE "name" = 'DataVersion'`).get() as {
    rootpage: number;
  };
  const size = database.pragma('page_size', { simple: true }) as number;
  database.close();
  const { open } = await import('node:fs/promises');
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(size, 0xff), 0, size, (rootpage - 1) * size);
  await file.close();
  await expectUnavailable(/The store cannot be used now; the server log says why/);
});

it('a database in a folder that may only be read, which nobody has open: SQLite must write beside it; and it is served once it may', async () => {
  await migrateStore(`file:${path}`);
  await chmod(folder, 0o555);
  await withoutRights(() => expectUnavailable(/The store cannot be used now; the server log says why/));
  await chmod(folder, 0o755);
  const address = server?.address();
  expect((await fetch(`http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}/data`)).status).toBe(200);
});

it('a database that another process keeps locked: what is read is answered, and a view that cannot be stored is 503 after a second of trying, and stored later', async () => {
  const sample = await createSampleStore();
  await sample.store.close();
  process.env['DATABASE_URL'] = sample.url;
  restartProcess();
  const other = new Database(sample.url.replace('file:', ''));
  other.exec('BEGIN IMMEDIATE');
  const { POST } = await import('@/app/api/v1/views/route');
  const store = () =>
    POST(
      new Request('http://localhost/api/v1/views', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ study: 'streaks', query: 'symbol=RUT' }),
      }),
    );
  const begun = performance.now();
  const refused = await store();
  expect({ status: refused.status, after: refused.headers.get('retry-after') }).toEqual({ status: 503, after: '5' });
  expect(performance.now() - begun).toBeGreaterThan(900);
  const { GET } = await import('@/app/api/v1/studies/[id]/route');
  expect((await GET(toRequest('/api/v1/studies/streaks'), { params: Promise.resolve({ id: 'streaks' }) })).status).toBe(200);
  other.exec('ROLLBACK');
  other.close();
  expect((await store()).status).toBeLessThan(300);
  const { getStore } = await import('@/lib/server/answers/get-store');
  await (await getStore()).close();
});

it.each(['mysql://user:secret@host/name', 'nonsense'])('a web process does not start where DATABASE_URL is %s', async (url) => {
  process.env['DATABASE_URL'] = url;
  restartProcess();
  const said: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const ended = vi.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`ended with ${String(code)}`);
  });
  const { refuseBadSettings } = await import('@/lib/server/http/refuse-bad-settings');
  expect(refuseBadSettings).toThrow('ended with 1');
  ended.mockRestore();
  expect(said.join('')).toContain('DATABASE_URL: file:./path.db or postgresql://');
  expect(said.join('')).not.toContain('secret');
});
