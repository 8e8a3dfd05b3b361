import type { Logger } from 'pino';
import { getEnv } from '@/lib/env';
import { createBreadthFollower } from '@/lib/ingest/breadth/follow-breadth';
import { runWorker } from '@/lib/ingest/worker/run-worker';
import { withLease } from '@/lib/ingest/commit/with-lease';
import { workerLease } from '@/lib/ingest/worker/worker-lease';
import { openLog } from '@/lib/log/open-log';
import { getStore } from '@/lib/server/answers/get-store';
import { createDisagreementKeeper } from '@/lib/server/answers/keep-disagreements';
import { createScanKeeper } from '@/lib/server/answers/keep-default-scans';
import { createHoldingsSources } from '@/lib/sources/holdings/create-holdings-sources';
import { createSeriesSources } from '@/lib/sources/create-series-sources';
import { checkSettings } from '@/lib/sources/check-settings';
import { createSources } from '@/lib/sources/create-sources';
import { findUploadFolder } from '@/lib/store/uploads/upload-folder';
import { withContext } from './context';
import { createOutput, type Output } from './output';
import { toExitCode } from './to-exit-code';
import { followUploads } from './uploads/follow-uploads';
import { spawnCli } from './uploads/spawn-cli';

// `npm run worker`: one per store works, and any others stand by until it is gone.
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    stop.abort();
  });
// What waits for other writers is told as what it does.
const openOutput = (log: Logger): Output => ({
  ...createOutput({ json: false, stdout: process.stdout, stderr: process.stderr }),
  remark: (text) => {
    log.info(text);
  },
});

let log: Logger | undefined;

try {
  // A slip of the pen ends it now, not every run to come.
  checkSettings(getEnv());
  const opened = openLog('worker', getEnv());
  log = opened;
  const say = (text: string, level: 'info' | 'error' = 'info') => {
    opened[level](text);
  };
  const context = { env: getEnv(), output: openOutput(opened), waitMs: 0, signal: stop.signal };
  await withContext(context, async ({ store, env, calendar, now, signal }) => {
    const onLost = () => {
      say('another worker took over; this one ends', 'error');
      stop.abort();
    };
    const onWait = (heldBy: string) => {
      say(`another one is alive (${heldBy}); this one stands by`);
    };
    const options = { ...workerLease, label: 'worker', waitMs: Infinity, signal, onWait, onLost };
    await withLease(store, options, async () => {
      say('ready');
      const schedule = env.PULL === 'on' ? 'on' : 'none';
      const keepScans = createScanKeeper(store, { now, log: say });
      const keepDisagreements = createDisagreementKeeper(store, { now, log: say });
      const keepBreadth = createBreadthFollower({ store, calendar, now, signal, log: say });
      const afterEach = async () => {
        await keepBreadth();
        await keepScans();
        await keepDisagreements();
      };
      try {
        const uploadFolder = findUploadFolder(env.DATABASE_URL, env.IMPORT_FOLDER);
        const running = runWorker({
          store,
          createSources: () => createSources(env),
          createHoldings: () => createHoldingsSources(env),
          createSeries: () => createSeriesSources(env),
          calendar,
          now,
          signal,
          log: say,
          schedule,
          afterEach,
          uploadFolder,
        });
        // However the one ends, the other must not keep the process alive.
        await Promise.all([
          running.finally(() => {
            stop.abort();
          }),
          followUploads({ store, calendar, now, signal, log: say, folder: uploadFolder, runCommand: spawnCli }),
        ]);
      } finally {
        // The studies read through a store of their own.
        await (await getStore()).close();
      }
    });
    say('ended');
  });
} catch (error) {
  // Settings that cannot be used leave no log to write to.
  const fail = (cause: unknown, text: string) =>
    log === undefined ? process.stderr.write(`worker: ${text}\n`) : log.error({ err: cause }, text);
  // Who is stopped while standing by has nothing to end.
  if (stop.signal.aborted && error === stop.signal.reason) log?.info('ended');
  else {
    fail(error, error instanceof Error ? error.message : String(error));
    process.exitCode = toExitCode(error);
  }
}
