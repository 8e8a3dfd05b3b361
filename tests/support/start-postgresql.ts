import { spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FoundPostgresql } from '../../.config/find-postgresql.mjs';

export interface PostgresqlServer {
  /** `postgresql://…/postgres`: databases may be created there. */
  readonly url: string;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root: there it runs as nobody. */
function findUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const [uid = NaN, gid = NaN] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout));
  if (Number.isNaN(uid) || Number.isNaN(gid)) throw new Error('PostgreSQL does not run as root, and this machine has no user nobody');
  return { uid, gid };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

// What is lost in a crash of the machine is of no use to a test.
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=4GB',
  // Nothing lives long enough here to be worth compiling or tidying up.
  'jit=off',
  'autovacuum=off',
  'max_connections=300',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
];

/** A server of its own in a temporary folder, on a free port of this machine. @throws Error with what its programs said when it does not start. */
export async function startPostgresql({ bin, isPackage }: FoundPostgresql): Promise<PostgresqlServer> {
  const user = findUser();
  const folder = mkdtempSync(join(tmpdir(), 'broadtape-postgresql-'));
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  if (user !== null) chownSync(folder, user.uid, user.gid);
  // Another user may not reach into the folder of packages.
  if (user !== null && isPackage) cpSync(dirname(bin), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  const program = (name: string): string => join(user !== null && isPackage ? join(folder, 'native/bin') : bin, name);
  const data = join(folder, 'data');
  const options = { cwd: folder, ...user };
  const made = spawnSync(program('initdb'), ['-D', data, '-U', 'broadtape', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], {
    ...options,
    encoding: 'utf8',
  });
  if (made.status !== 0) {
    remove();
    throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  }
  const port = await findFreePort();
  const server = spawn(program('postgres'), ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    server.once('close', () => {
      resolve();
    });
  });
  const killAtExit = () => {
    server.kill('SIGQUIT');
  };
  process.once('exit', killAtExit);
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('close', () => {
      reject(new Error(`postgres ended: ${said}`));
    });
    server.stderr.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString('utf8')}`.slice(-4_000);
      if (said.includes('ready to accept connections')) resolve();
    });
  }).catch((error: unknown) => {
    remove();
    throw error;
  });
  return {
    url: `postgresql://broadtape@127.0.0.1:${port}/postgres`,
    stop: async () => {
      process.off('exit', killAtExit);
      server.kill('SIGQUIT');
      await ended;
      remove();
    },
  };
}
