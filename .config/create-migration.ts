// `npm run migration -- <name>`: writes the migration that leads from the committed
// ones to the schema, for SQLite and, with SCRATCH_POSTGRESQL_URL (any database on a scratch server), for PostgreSQL.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diffPostgresqlSchema, diffSqliteSchema, snapshotPath } from '../lib/store/diff-schema';
import { migrationsFolder, providerFolder, type Provider } from '../lib/store/migration-files';

async function writeMigration(provider: Provider, name: string, script: string): Promise<void> {
  if (script === '') {
    console.log(`${provider}: the migrations lead to the schema already; nothing to write`);
    return;
  }
  const folder = join(migrationsFolder(provider), name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), script);
  if (provider === 'postgresql') await copyFile(join(providerFolder(provider), 'schema.prisma'), snapshotPath(name));
  await writeFile(
    join(migrationsFolder(provider), 'migration_lock.toml'),
    `# Read by stock \`prisma migrate\`.\nprovider = "${provider}"\n`,
  );
  console.log(`${provider}: wrote ${join(folder, 'migration.sql')}`);
}

const label = process.argv[2];
const scratchUrl = process.env.SCRATCH_POSTGRESQL_URL;
if (label === undefined || !/^[a-z][a-z0-9_]{0,60}$/.test(label)) {
  console.error('Name the migration in lower case with underscores: create-migration.ts add_volume');
  process.exitCode = 64;
} else {
  const name = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${label}`;
  await writeMigration('sqlite', name, await diffSqliteSchema());
  if (scratchUrl !== undefined) {
    await writeMigration('postgresql', name, await diffPostgresqlSchema(scratchUrl));
  } else {
    console.error('postgresql: not written. Set SCRATCH_POSTGRESQL_URL to a database on a scratch server and run again.');
    process.exitCode = 1;
  }
}
