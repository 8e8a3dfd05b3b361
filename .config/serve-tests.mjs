// `node .config/serve-tests.mjs sample|imported|empty|given <port> <folder>`: a store of its own in the folder, and the built application on it. The folder is
// made anew, but for `given`, whose store (`e2e.db`) is there already, and is removed at the end.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findCompiled } from './compile.mjs';
import { findThread } from './front-thread.mjs';
import { build, generate, run, runSteps, script, serve, serveEnv, startChild } from './steps.mjs';

await runSteps(async () => {
  const [kind, port, folder] = process.argv.slice(2);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (kind !== 'given') {
    remove();
    mkdirSync(folder, { recursive: true });
  }
  process.on('exit', remove);
  const env = {
    DATABASE_URL: `file:${join(folder, 'e2e.db')}`,
    FIRST_RUN: kind === 'sample' ? 'sample' : 'none',
    PULL: 'off',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
    NEXT_TELEMETRY_DISABLED: '1',
  };

  generate();
  await build();
  await findThread();
  const runScript = (name, ...words) => run(script(name)[0], [...script(name).slice(1), ...words], { env });
  runScript('lib/cli/prepare');
  if (kind === 'imported') {
    const compiled = await findCompiled({ scripts: ['tests/support/write-closes.ts'], name: 'tests' });
    run(process.execPath, [join(compiled, 'tests/support/write-closes.mjs'), join(folder, 'closes')], { env });
    runScript('lib/cli/main', 'import', join(folder, 'closes'));
  }
  // A slow browser must not write on a connection that the server gives up in that moment.
  const server = startChild(serve[0], [...serve.slice(1), '-H', '127.0.0.1', '-p', port, '--keepAliveTimeout', '600000'], {
    ...serveEnv,
    ...env,
    NODE_ENV: 'production',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill('SIGTERM'));
  const code = await new Promise((resolve) => server.once('exit', resolve));
  process.exit(code ?? 0);
});
