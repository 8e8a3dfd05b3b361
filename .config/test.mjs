// `npm test`: installs what is missing, then every check in the order in which it fails soonest; one that fails does not hide the next.
// `--all`: each check as often, as large and on as much as is worth while after greater changes (tests/support/rounds.ts), which takes most of an hour.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { bin, build, createStages, generate, install, root, runBeside, runQuietly, runSteps, say, StepFailed } from './steps.mjs';

// The one without windows first: it takes a fifth less of the processor.
const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function quietly(command, parameters) {
  return spawnSync(command, parameters, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 }).status === 0;
}

/** A Chromium for the browser tests: one that is installed, else Playwright's, else Debian's package. Null: Playwright finds its own. */
function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return given;
  const found = installed.find((path) => existsSync(path));
  if (found) return found;
  say('No Chromium found: trying Playwright’s own');
  if (quietly(bin('playwright'), ['install', 'chromium'])) return null;
  say('Not reachable: trying Debian’s chromium package');
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...words) => quietly([...sudo, 'apt-get'][0], [...sudo, 'apt-get', ...words].slice(1));
  apt('update', '-qq');
  for (const path of installed.slice(0, 2))
    if (apt('install', '-y', '-qq', path.slice('/usr/bin/'.length)) && existsSync(path)) return path;
  throw new StepFailed('No Chromium for the browser tests: install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to it');
}

await runSteps(async () => {
  const env = process.argv.includes('--all') ? { TEST_ALL: '1' } : {};
  install();
  generate();
  const { stage, finish } = createStages();
  await stage('Route types', () => runQuietly(bin('next'), ['typegen']));
  // Two lanes, so that no core waits for what only one can do. What the browser tests say is shown whole when they end.
  await Promise.all([
    (async () => {
      await stage('Lint', () => runQuietly('npm', ['run', '--silent', 'lint']));
      await stage('Tests without a browser', () => runBeside('npm', ['run', '--silent', 'unit'], { env }));
    })(),
    (async () => {
      // The build writes types of its own, which the check reads.
      await stage('Types', () => runQuietly('npm', ['run', '--silent', 'types']));
      await stage('Build', build);
      await stage(
        'Browser tests',
        async () => {
          const chromium = findChromium();
          await runQuietly('npm', ['run', '--silent', 'e2e'], { env: chromium === null ? env : { ...env, CHROMIUM_PATH: chromium } });
        },
        { after: ['Build'] },
      );
    })(),
  ]);
  finish();
});
