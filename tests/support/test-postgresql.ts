import { randomUUID } from 'node:crypto';
import { migrateStore } from '@/lib/store/migrate-store';
import { openPostgresql } from '@/lib/store/open-postgresql';

async function runOnServer(serverUrl: string, statement: string): Promise<void> {
  const { reader, writer } = openPostgresql(serverUrl);
  try {
    await writer.$executeRawUnsafe(statement);
  } finally {
    await Promise.all([reader.$disconnect(), writer.$disconnect()]);
  }
}

/** A migrated database of its own on the server of `TEST_DATABASE_URL`. */
export async function createPostgresqlDatabase(serverUrl: string): Promise<{ url: string; remove(): Promise<void> }> {
  const name = `broadtape_${randomUUID().replaceAll('-', '')}`;
  await runOnServer(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrateStore(url.href);
  return { url: url.href, remove: () => runOnServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`) };
}
