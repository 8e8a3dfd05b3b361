import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { serveWords } from '../support/e2e-import-server';
import { servers } from '../support/e2e-servers';

const root = fileURLToPath(new URL('../..', import.meta.url));
const port = servers.empty.port + 11;

function start(env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, serveWords(port), {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: 'file:/nowhere/none.db', INGEST_TOKEN: '', PUBLIC_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The status that a request from this machine for an import has; null while nobody listens. */
function ask(): Promise<number | null> {
  return new Promise((resolve) => {
    const asked = request(
      { host: '127.0.0.1', port, path: '/api/v1/imports/no-such-file', headers: { host: `localhost:${port}`, connection: 'keep-alive' } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? null);
      },
    );
    asked.once('error', () => {
      resolve(null);
    });
    asked.end();
  });
}

test.describe.configure({ mode: 'serial' });

test('who asks in the first moment of a server is known to sit at this machine', async () => {
  const server = start({});
  try {
    let first: number | null = null;
    while (first === null) {
      expect(server.exitCode).toBeNull();
      first = await ask();
    }
    // The store cannot be opened. A stranger is not told so: 403.
    expect(first).toBe(503);
    expect(await ask()).toBe(503);
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
});

test('a connection that never asked for anything does not keep a server that is to stop', async () => {
  const server = start({});
  while ((await ask()) === null) expect(server.exitCode).toBeNull();
  const silent = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(silent, 'connect');
  // It is known to the server, not only to the system before it.
  await ask();
  server.kill('SIGTERM');
  await expect.poll(() => server.exitCode, { timeout: 120_000 }).toBe(0);
  silent.destroy();
});

test('a server whose environment has what it cannot use says what is accepted, and does not serve', async () => {
  const server = start({ TIINGO_LIMITS: 'many', ISHARES_LIMITS: '5/week', EODHD_API_KEY: 'too short' });
  let said = '';
  server.stderr?.on('data', (text) => {
    said += String(text);
  });
  const [code] = await once(server, 'exit');
  expect(code).toBe(1);
  expect(said).toContain('The environment has values that Broadtape cannot use:');
  expect(said).toContain('TIINGO_LIMITS: requests a minute, hour or day as 1000/minute,100000/day, not "many"');
  expect(said).toContain('ISHARES_LIMITS');
  expect(said).toContain('EODHD_API_KEY: a key of 8 to 512');
  expect(said).not.toContain('too short');
});
