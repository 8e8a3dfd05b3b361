import { getEnv } from '@/lib/env';
import { exitCodes } from './exit-codes';
import { runCli } from './run-cli';

// `npm run data -- <command>`.
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stop.abort(new Error(`Stopped by ${signal}; what was committed stays, run it again for the rest.`));
  });
}
// A reader that has seen enough (`| head`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.ok : exitCodes.failed);
});

const { stdout, stderr } = process;
process.exitCode = await runCli(process.argv.slice(2), { stdout, stderr, getEnv, signal: stop.signal });
