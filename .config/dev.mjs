// `npm run dev`: from a bare clone to pages that follow the code. An empty store gets the sample market; no provider is asked.
import { bin, generate, install, run, runBeside, runSteps, tsx } from './steps.mjs';

await runSteps(async () => {
  install();
  generate();
  run(tsx[0], [...tsx.slice(1), 'lib/cli/prepare.ts'], { env: { FIRST_RUN: process.env.FIRST_RUN || 'sample' } });
  // Ctrl-C reaches Next as well: it ends first, and we with it.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
  await runBeside(bin('next'), ['dev', ...process.argv.slice(2)], { env: { NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' } });
});
