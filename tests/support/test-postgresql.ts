import { randomUUID } from 'node:crypto';
import { migrateStore } from '@/lib/store/migrate-store';
import { openPostgresql } from '@/lib/store/open-postgresql';

interface TestDatabase {
  readonly url: string;
  remove(): Promise<void>;
}

async function runOnServer(serverUrl: string, statement: string): Promise<void> {
  const { reader, writer } = openPostgresql(serverUrl);
  try {
    await writer.$executeRawUnsafe(statement);
  } finally {
    await Promise.all([reader.$disconnect(), writer.$disconnect()]);
  }
}

/** A database of its own on the server: a copy of `template`, else empty. */
export async function createPostgresqlDatabase(serverUrl: string, template?: string): Promise<TestDatabase> {
  const name = `broadtape_${randomUUID().replaceAll('-', '')}`;
  await runOnServer(serverUrl, `CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE ${template}`}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => runOnServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** A migrated, empty database to copy, under `name`. */
export async function createPostgresqlTemplate(serverUrl: string): Promise<TestDatabase & { readonly name: string }> {
  const database = await createPostgresqlDatabase(serverUrl);
  await migrateStore(database.url);
  return { ...database, name: new URL(database.url).pathname.slice(1) };
}
