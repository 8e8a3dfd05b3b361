import type { TestProject } from 'vitest/node';
import { findPostgresql } from '../../.config/find-postgresql.mjs';
import { startPostgresql } from './start-postgresql';
import { createPostgresqlTemplate, removeFilled } from './test-postgresql';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server that databases are created on, and the migrated, empty one to copy; without it stores are SQLite files. */
    readonly postgresql?: { readonly serverUrl: string; readonly template: string };
  }
}

/** Once per run of tests on PostgreSQL: the server of `TEST_DATABASE_URL`, else one of our own. */
export default async function setUpPostgresql({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const found = given === undefined ? findPostgresql() : null;
  if (typeof found === 'string') throw new Error(found);
  const server = found === null ? null : await startPostgresql(found);
  const serverUrl = server?.url ?? given ?? '';
  const template = await createPostgresqlTemplate(serverUrl);
  provide('postgresql', { serverUrl, template: template.name });
  return async () => {
    await removeFilled(serverUrl, template.name);
    await template.remove();
    await server?.stop();
  };
}
