// Which folder may import which: the one table behind the architecture test.
// A folder that is not listed may not exist under these roots; every folder may import itself. A folder below a listed one may have a row of
// its own: then the outer row is about the files that no inner row has, and naming the outer one allows all of it.
export const arrows = {
  'lib/metrics': [],
  'lib/calendar': [],
  'lib/keep': [],
  'lib/uploads': [],
  'lib/format': ['lib/calendar'],
  'lib/market': ['lib/metrics', 'lib/calendar'],
  'lib/studies/kit': ['lib/market', 'lib/metrics', 'lib/calendar', 'lib/format'],
  'lib/studies/measure': ['lib/studies/kit', 'lib/market', 'lib/metrics', 'lib/calendar', 'lib/format'],
  'lib/studies/moves': ['lib/studies/kit', 'lib/studies/measure', 'lib/market', 'lib/metrics', 'lib/calendar', 'lib/format'],
  'lib/studies/breadth': ['lib/studies/kit', 'lib/studies/measure', 'lib/market', 'lib/metrics', 'lib/format'],
  'lib/studies/members': ['lib/studies/kit', 'lib/studies/measure', 'lib/market', 'lib/metrics', 'lib/format'],
  'lib/studies/economy': ['lib/studies/kit', 'lib/studies/measure', 'lib/market', 'lib/metrics', 'lib/calendar', 'lib/format'],
  'lib/studies/after': ['lib/keep', 'lib/studies/kit', 'lib/studies/measure', 'lib/market', 'lib/metrics', 'lib/calendar', 'lib/format'],
  'lib/studies': [
    'lib/studies/kit',
    'lib/studies/moves',
    'lib/studies/breadth',
    'lib/studies/members',
    'lib/studies/economy',
    'lib/studies/after',
  ],
  'lib/view': ['lib/studies/kit', 'lib/market', 'lib/calendar'],
  'lib/plot': ['lib/studies/kit', 'lib/format', 'lib/calendar'],
  'lib/export': ['lib/studies/kit', 'lib/format', 'lib/plot', 'lib/calendar', 'lib/view'],
  'lib/sources': ['lib/calendar', 'lib/env.ts', 'package.json'],
  'lib/store': ['lib/calendar', 'lib/market', 'lib/uploads', 'lib/env.ts'],
  'lib/ingest': ['lib/sources', 'lib/store', 'lib/uploads', 'lib/calendar', 'lib/market', 'lib/metrics', 'lib/env.ts', 'prisma/sample'],
  // Of sources only what they are: none is asked from here.
  'lib/server': [
    'lib/sources/list-sources.ts',
    // Of the worker what it is about to do, and of funds which keep their past.
    'lib/ingest/worker/list-next-jobs.ts',
    'lib/ingest/snapshots/universe-funds.ts',
    'lib/sources/check-settings.ts',
    'lib/keep',
    'lib/store',
    'lib/uploads',
    'lib/studies',
    'lib/market',
    'lib/view',
    'lib/export',
    'lib/plot',
    'lib/format',
    'lib/calendar',
    'lib/env.ts',
  ],
  'lib/cli': [
    'package.json',
    'lib/ingest',
    'lib/store',
    'lib/uploads',
    'lib/sources',
    'lib/export',
    'lib/server',
    'lib/calendar',
    'lib/format',
    'lib/view',
    'lib/env.ts',
  ],
  'lib/env.ts': ['lib/calendar'],
  'prisma/sample': ['lib/calendar'],
  components: [
    'lib/uploads',
    'lib/studies/kit',
    'lib/studies/after',
    'lib/market',
    'lib/server/pages/models',
    'lib/view',
    'lib/format',
    'lib/calendar',
    'lib/plot',
    'lib/export/chart',
  ],
  app: ['components', 'lib/server', 'lib/studies', 'lib/market', 'lib/view', 'lib/format', 'lib/export', 'lib/calendar', 'lib/env.ts'],
  'proxy.ts': ['lib/server'],
  'instrumentation.ts': ['lib/server'],
};

// Folders that may take types from these, never their values: no study is computed in the browser, or where one is drawn.
export const typesOnly = { components: ['lib/studies', 'lib/market', 'lib/server/pages/models'], 'lib/plot': ['lib/studies/kit'] };

// Packages with one home.
export const packageHomes = { '@prisma/': ['lib/store'], 'better-sqlite3': ['lib/store'], recharts: ['components/charts'] };
