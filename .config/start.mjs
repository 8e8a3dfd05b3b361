// `npm start`: from a bare clone to a served page, and the worker beside it.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { findThread } from './front-thread.mjs';
import { build, generate, install, root, runBeside, runSteps, say, script, serve, serveEnv, startChild } from './steps.mjs';

const graceMs = 8_000;

async function waitUntilServed(url, isRunning) {
  while (isRunning()) {
    try {
      const response = await fetch(`${url}/api/health/live`);
      if (response.ok) return true;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

// Next greets with addresses of its own, one of them of the network: the one to go to is said once, when it answers.
const greeting = /^\s*(▲|✓|- (Local|Network):|- Environments:)|^\s*$/;

function startServer(port) {
  const server = spawn(serve[0], [...serve.slice(1), '-p', port], {
    cwd: root,
    stdio: ['inherit', 'pipe', 'inherit'],
    env: { ...serveEnv, ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  createInterface({ input: server.stdout }).on('line', (line) => greeting.test(line) || console.log(line));
  return server;
}

await runSteps(async () => {
  install({ forServing: true });
  generate();
  // The store is filled while the pages are built: each keeps one core busy, and neither needs the other.
  const [node, ...prepare] = script('lib/cli/prepare');
  await Promise.all([runBeside(node, prepare), build()]);
  await findThread();

  const port = process.env.PORT || '3000';
  const children = [startServer(port), startChild(node, script('lib/cli/worker').slice(1), { NODE_ENV: 'production' })];
  const [server] = children;
  let stopping = false;
  let exitCode = 0;

  const stop = (code) => {
    if (stopping) return;
    stopping = true;
    exitCode = code;
    for (const child of children) if (child.exitCode === null) child.kill('SIGTERM');
    setTimeout(() => children.forEach((child) => child.exitCode === null && child.kill('SIGKILL')), graceMs).unref();
  };
  process.on('SIGINT', () => stop(0));
  process.on('SIGTERM', () => stop(0));
  const ends = children.map((child) => new Promise((resolve) => child.once('exit', resolve)));

  server.once('exit', (code) => {
    if (!stopping) console.error(`✗ The web server ended (exit ${code}). Is port ${port} in use? Another one: PORT=3001 npm start`);
    stop(code === 0 ? 0 : 1);
  });
  // Pages are served from what is stored, so they outlive the worker; the data page says that it is gone.
  children[1].once(
    'exit',
    (code) => stopping || console.error(`The worker ended (exit ${code}): nothing new is pulled until Broadtape is started again.`),
  );

  const url = `http://localhost:${port}`;
  if (await waitUntilServed(url, () => server.exitCode === null && !stopping)) say(`Broadtape is at ${url}  (Ctrl-C ends it)`);
  await Promise.all(ends);
  process.exit(exitCode);
});
