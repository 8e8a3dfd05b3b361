import { getEnv } from '@/lib/env';
import { createBreadthFollower } from '@/lib/ingest/breadth/follow-breadth';
import { runWorker } from '@/lib/ingest/worker/run-worker';
import { LeaseNotObtained, withLease, workerLeaseName } from '@/lib/ingest/commit/with-lease';
import { getStore } from '@/lib/server/answers/get-store';
import { createDisagreementKeeper } from '@/lib/server/answers/keep-disagreements';
import { createScanKeeper } from '@/lib/server/answers/keep-default-scans';
import { createHoldingsSources } from '@/lib/sources/holdings/create-holdings-sources';
import { createSeriesSources } from '@/lib/sources/create-series-sources';
import { checkSettings } from '@/lib/sources/check-settings';
import { createSources } from '@/lib/sources/create-sources';
import { findUploadFolder } from '@/lib/store/uploads/upload-folder';
import { withContext } from './context';
import { createOutput } from './output';
import { toExitCode } from './to-exit-code';
import { followUploads } from './uploads/follow-uploads';
import { spawnCli } from './uploads/spawn-cli';

// `npm run worker`: one per store; a second one steps back quietly.
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    stop.abort();
  });
const output = createOutput({ json: false, stdout: process.stdout, stderr: process.stderr });

try {
  // A slip of the pen ends it now, not every run to come.
  checkSettings(getEnv());
  await withContext({ env: getEnv(), output, waitMs: 0, signal: stop.signal }, async ({ store, env, calendar, now, signal }) => {
    const log = (text: string) => {
      output.remark(`worker: ${text}`);
    };
    const onLost = () => {
      log('another worker took over; this one ends');
      stop.abort();
    };
    const options = { name: workerLeaseName, label: 'worker', waitMs: 0, onLost };
    await withLease(store, options, async () => {
      log('ready');
      const schedule = env.PULL === 'on' ? 'on' : 'none';
      const keepScans = createScanKeeper(store, { now, log });
      const keepDisagreements = createDisagreementKeeper(store, { now, log });
      const keepBreadth = createBreadthFollower({ store, calendar, now, signal, log });
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
          log,
          schedule,
          afterEach,
          uploadFolder,
        });
        // However the one ends, the other must not keep the process alive.
        await Promise.all([
          running.finally(() => {
            stop.abort();
          }),
          followUploads({ store, calendar, now, signal, log, folder: uploadFolder, runCommand: spawnCli }),
        ]);
      } finally {
        // The studies read through a store of their own.
        await (await getStore()).close();
      }
    });
    log('ended');
  });
} catch (error) {
  if (error instanceof LeaseNotObtained) output.remark(`worker: not needed, another one is alive (${error.heldBy})`);
  else {
    output.remark(`worker: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = toExitCode(error);
  }
}
