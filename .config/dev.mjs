// `npm run dev`: from a bare clone to pages that follow the code. An empty store gets the sample market; no provider is asked.
import { bin, generate, install, run, runBeside, runSteps, script } from './steps.mjs';

await runSteps(async () => {
  install();
  generate();
  const [node, ...prepare] = script('lib/cli/prepare');
  run(node, prepare, { env: { FIRST_RUN: process.env.FIRST_RUN || 'sample' } });
  // Ctrl-C reaches Next as well: it ends first, and we with it.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
  await runBeside(bin('next'), ['dev', ...process.argv.slice(2)], { env: { NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' } });
});
