import { getEnv } from '@/lib/env';
import { fillEmptyStore } from '@/lib/ingest/first-run/fill-empty-store';
import { checkSettings } from '@/lib/sources/check-settings';
import { createSources } from '@/lib/sources/create-sources';
import { asWriter } from './as-writer';
import { withContext } from './context';
import { createOutput } from './output';
import { toExitCode } from './to-exit-code';

// What `npm start` runs before it serves: migrate, then fill an empty store.
const output = createOutput({ json: false, stdout: process.stdout, stderr: process.stderr });
const waitMs = 600_000;

try {
  // The store may be full and no provider asked: a slip of the pen is said all the same.
  checkSettings(getEnv());
  await withContext({ env: getEnv(), output, waitMs, signal: new AbortController().signal }, async (context) => {
    const { store, env, calendar, now } = context;
    const report = await asWriter(context, 'first run', (fence) =>
      fillEmptyStore({
        store,
        createSources: () => createSources(env),
        calendar,
        now,
        fence,
        firstRun: env.FIRST_RUN,
        onProgress: output.progress,
      }),
    );
    output.remark(report.text);
  });
} catch (error) {
  output.close();
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = toExitCode(error);
}
