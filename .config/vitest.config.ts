import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { findPostgresql } from './find-postgresql.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const isExhaustive = process.env['TEST_ALL'] === '1';

// Tests that hold of either database run on both; those that need a file or a lock of SQLite say so by not standing here.
const onEither = [
  'tests/integration/store/{aggregates,closes,members-and-instruments,migrations,new-closes,notes,replace-data-set,series,universe-changes-since,universes,upgrade,versions}.test.ts',
  'tests/integration/ingest/{close-checks,join-renamed,load-sample,queued-run,refresh-breadth,waiting-splits}.test.ts',
  'tests/integration/cli/{backup,migrate-at-once}.test.ts',
  'tests/integration/api/{own-universes,pins,series,writes}.test.ts',
];
// These hold of either too, ask the database for nothing that those above do not ask for (no statement of ours is theirs alone), and cost much: in the exhaustive run.
if (isExhaustive)
  onEither.push(
    'tests/integration/ingest/{define-universe,find-cut-short,first-run,month,pull,pull-series,pull-universe,run-jobs,snapshots}.test.ts',
    'tests/integration/api/{etag,universes}.test.ts',
    'tests/integration/cli/{commands,quarantine,two-at-once}.test.ts',
  );

const onPostgresql = [
  'tests/integration/api/told-of-versions.test.ts',
  'tests/integration/cli/kill-postgresql.test.ts',
  'tests/integration/store/long-commit.test.ts',
  'tests/integration/store/request-counts.test.ts',
];
// It starts a dozen processes, and leases end by the clock of the database, which PostgreSQL has of its own: there alone, where there is one.
const byItsClock = ['tests/integration/cli/workers-at-once.test.ts'];
const whyNot = process.env['TEST_DATABASE_URL'] === undefined ? findPostgresql() : null;

export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // `server-only` throws outside a React server bundle; the guard is Next's business, not the tests'.
      { find: 'server-only', replacement: `${root}tests/support/server-only.ts` },
    ],
  },
  test: {
    setupFiles: ['tests/support/seed-properties.ts'],
    // What a test provokes is no news; LOG_LEVEL=info shows it.
    env: { LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent' },
    // A test that hangs must end at last; no busy machine may come near.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    expect: { poll: { timeout: 600_000 } },
    // One more than there are cores: what waits for a child, a server or a disk leaves its core to another.
    maxWorkers: availableParallelism() + 1,
    // What was transformed once, for one project or in another run, is not transformed again: by its content.
    experimental: { fsModuleCache: true },
    reporters: ['default'],
    projects: [
      {
        extends: true,
        // Pure functions: the files of a worker share what they import, so it is read once and not a hundred times.
        test: { name: 'pure', include: ['tests/{unit,laws,golden,architecture,claims}/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'stores',
          include: ['tests/{integration,faults}/**/*.test.ts'],
          exclude: isExhaustive || typeof whyNot === 'string' ? onPostgresql : [...onPostgresql, ...byItsClock],
          isolate: false,
          setupFiles: ['tests/support/begin-anew.ts'],
          globalSetup: ['tests/support/set-up-stores.ts'],
        },
      },
      typeof whyNot === 'string'
        ? {
            extends: true,
            test: { name: 'postgresql', include: ['tests/support/no-postgresql.test.ts'], provide: { whyNoPostgresql: whyNot } },
          }
        : {
            extends: true,
            test: {
              name: 'postgresql',
              include: [...onEither, ...byItsClock, ...onPostgresql],
              isolate: false,
              setupFiles: ['tests/support/begin-anew.ts'],
              globalSetup: ['tests/support/set-up-stores.ts', 'tests/support/set-up-postgresql.ts'],
            },
          },
    ],
  },
});
