// Derives the PostgreSQL schema from the SQLite one and generates both Prisma clients. Does nothing when both are current.
// `--check` only verifies that the committed PostgreSQL schema is the derived one.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const generated = join(root, 'lib/store/generated');
const stampFile = join(generated, 'stamp.json');
const postgresqlFile = join(root, 'prisma/postgresql/schema.prisma');
const schemas = { sqlite: join(root, 'prisma/schema.prisma'), postgresql: postgresqlFile };

function replaceOnce(text, from, to) {
  if (text.split(from).length !== 2) throw new Error(`prisma/schema.prisma must contain ${from} exactly once`);
  return text.replace(from, to);
}

/** The PostgreSQL schema: the same models, another provider and another output folder. */
export function derivePostgresqlSchema(schema) {
  const body = schema.replace(/^(\/\/.*\n)+/, '// Derived from prisma/schema.prisma by .config/generate.mjs: change that one.\n');
  const output = replaceOnce(body, '"../lib/store/generated/sqlite"', '"../../lib/store/generated/postgresql"');
  return replaceOnce(output, 'provider = "sqlite"', 'provider = "postgresql"');
}

function generate(schema) {
  const prisma = join(root, 'node_modules/prisma/build/index.js');
  // `generate` never runs the schema engine, but the CLI downloads it unless a path is given; any executable will do.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1', ...process.env };
  const run = spawnSync(process.execPath, [prisma, 'generate', '--schema', schema, '--no-hints'], { cwd: root, env, encoding: 'utf8' });
  if (run.status !== 0)
    throw new Error(`prisma generate failed for ${schema}:\n${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}`);
}

function main() {
  const derived = derivePostgresqlSchema(readFileSync(schemas.sqlite, 'utf8'));
  const committed = existsSync(postgresqlFile) ? readFileSync(postgresqlFile, 'utf8') : '';
  if (process.argv.includes('--check')) {
    if (derived === committed) return;
    throw new Error('prisma/postgresql/schema.prisma is not derived from prisma/schema.prisma: run npm run generate and commit it');
  }
  if (derived !== committed) {
    mkdirSync(dirname(postgresqlFile), { recursive: true });
    writeFileSync(postgresqlFile, derived);
  }
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/prisma/package.json'), 'utf8'));
  const stamp = createHash('sha256')
    .update(`${version}\n${derived}\n${readFileSync(schemas.sqlite, 'utf8')}`)
    .digest('hex');
  const complete = Object.keys(schemas).every((name) => existsSync(join(generated, name, 'client.ts')));
  if (complete && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  rmSync(stampFile, { force: true });
  for (const schema of Object.values(schemas)) generate(schema);
  writeFileSync(stampFile, stamp);
  // What a command answers on stdout may be read by a program.
  console.error('Prisma clients generated for SQLite and PostgreSQL');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
