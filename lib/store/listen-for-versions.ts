import 'server-only';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { parseDatabaseUrl } from './database-url';

export interface VersionListener {
  /** Whether a commit would be heard of now, as its own word was; never on SQLite, which tells nobody. */
  readonly isListening: () => boolean;
  readonly stop: () => Promise<void>;
}

export interface ListenOptions {
  /** How long a server that cannot be reached, or has closed the connection, is left alone. */
  readonly retryMs?: number;
  /** How long its own word may take. */
  readonly hearMs?: number;
  /** Called once where its own word does not come: a pooler that shares connections between clients takes LISTEN and passes nothing on. */
  readonly onDeaf?: () => void;
}

/**
 * Calls `onNews` for every commit that raised the data version, on a connection of its own, which is opened anew when it breaks; and whenever it has
 * been opened, since what was committed before is told to nobody. Who must not miss anything looks now and then all the same: a connection can be dead
 * for long before that is known.
 */
export function listenForVersions(
  databaseUrl: string,
  onNews: () => void,
  { retryMs = 2_000, hearMs = 10_000, onDeaf }: ListenOptions = {},
): VersionListener {
  let isKnownDeaf = false;
  const location = parseDatabaseUrl(databaseUrl);
  const stopping = new AbortController();
  const { signal } = stopping;
  const stopped = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
  let isListening = false;

  async function listen(connectionString: string): Promise<void> {
    // Loaded where it is used: most stores are files.
    const { PrismaPg } = await import('@prisma/adapter-pg');
    const adapter = await new PrismaPg({ connectionString, max: 2, keepAlive: true, connectionTimeoutMillis: 10_000 }).connect();
    const pool = adapter.underlyingDriver();
    try {
      const client = await pool.connect();
      const ownWord = randomUUID();
      const deaf = setTimeout(() => {
        if (!isListening && !isKnownDeaf) onDeaf?.();
        isKnownDeaf ||= !isListening;
      }, hearMs).unref();
      try {
        const broken = new Promise<void>((resolve) => {
          for (const event of ['error', 'end'] as const)
            client.on(event, () => {
              resolve();
            });
        });
        client.on('notification', ({ channel, payload }) => {
          if (channel === 'broadtape_ear' && payload === ownWord) isListening = true;
          if (channel === 'broadtape_version' || payload === ownWord) onNews();
        });
        await client.query('LISTEN "broadtape_version"');
        await client.query('LISTEN "broadtape_ear"');
        // From another connection, as a commit is told: behind a pooler its own would hear what no other's says.
        await pool.query("SELECT pg_notify('broadtape_ear', $1)", [ownWord]);
        await Promise.race([broken, stopped]);
      } finally {
        clearTimeout(deaf);
        isListening = false;
        client.release(true);
      }
    } finally {
      await adapter.dispose();
    }
  }

  async function keepListening(connectionString: string): Promise<void> {
    while (!signal.aborted) {
      // Who looks at the store says what is wrong with it.
      await listen(connectionString).catch(() => undefined);
      await wait(retryMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  const running = location.provider === 'sqlite' ? Promise.resolve() : keepListening(location.url);
  return {
    isListening: () => isListening,
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
