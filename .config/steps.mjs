// What `npm start` and `npm test` share. Plain node: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
export const bin = (name) => join(root, 'node_modules/.bin', name);
/** What serves the built application, in as little memory as it can (`.github/decisions/0015`). Docker and `npm run serve` say the same. */
export const serve = [process.execPath, '--max-semi-space-size=4', '--v8-pool-size=1', join(root, '.config/serve.mjs')];
/** So that glibc gives memory back. It reads them as a process starts. */
export const serveEnv = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' };
/** One of our own scripts, compiled: `lib/cli/worker`. */
export const script = (name) => [process.execPath, join(root, '.config/run.mjs'), name];

export class StepFailed extends Error {}

export function say(text) {
  console.log(`· ${text}`);
}

/** Runs a command to its end with its output shown; throws StepFailed when it fails. */
export function run(command, parameters, { env = {}, help = '' } = {}) {
  const done = spawnSync(command, parameters, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (done.error) throw new StepFailed(`${command} could not be started: ${done.error.message}${help && `\n${help}`}`);
  if (done.status !== 0)
    throw new StepFailed(
      `${[command, ...parameters].join(' ').replace(`${root}/`, '')} failed (exit ${done.status ?? done.signal})${help && `\n${help}`}`,
    );
}

/** As `run`, while others go on. */
export async function runBeside(command, parameters, { env = {} } = {}) {
  const child = startChild(command, parameters, env);
  const ended = await new Promise((resolve, reject) => child.once('error', reject).once('exit', (code, signal) => resolve(code ?? signal)));
  if (ended !== 0) throw new StepFailed(`${[command, ...parameters].join(' ').replace(`${root}/`, '')} failed (exit ${ended})`);
}

/** As `run`, its output shown whole when it ends, while others go on. */
export async function runQuietly(command, parameters, { env = {} } = {}) {
  const child = spawn(command, parameters, { cwd: root, env: { ...process.env, ...env } });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => output.push(text));
  const ended = await new Promise((resolve, reject) =>
    child.once('error', reject).once('close', (code, signal) => resolve(code ?? signal)),
  );
  process.stdout.write(output.join(''));
  if (ended !== 0) throw new StepFailed(`${[command, ...parameters].join(' ').replace(`${root}/`, '')} failed (exit ${ended})`);
}

/** Stages of a check. One that fails does not hide the next: what failed is said once more at the end. */
export function createStages() {
  const failed = [];
  const started = Date.now();
  /** Runs a stage and answers whether it passed; one whose `after` did not pass is passed over. */
  async function stage(name, work, { after = [] } = {}) {
    const lacking = after.filter((other) => failed.some((failure) => failure.startsWith(other)));
    if (lacking.length > 0) {
      failed.push(`${name}: not tried, since this failed: ${lacking.join(', ')}`);
      return;
    }
    const begun = Date.now();
    say(name);
    try {
      await work();
      say(`${name}: passed in ${Math.round((Date.now() - begun) / 1000)} s`);
    } catch (error) {
      failed.push(`${name}: ${error instanceof StepFailed ? error.message : error.stack}`);
      console.error(`✗ ${failed.at(-1)}`);
    }
  }
  /** @throws StepFailed naming every stage that failed. */
  function finish() {
    const seconds = Math.round((Date.now() - started) / 1000);
    if (failed.length > 0)
      throw new StepFailed(`${failed.length} of the stages failed, after ${seconds} s in all:\n  ${failed.join('\n  ')}`);
    say(`All passed in ${seconds} s`);
  }
  return { stage, finish };
}

function hash(texts) {
  const sum = createHash('sha256');
  for (const text of texts) sum.update(text).update('\0');
  return sum.digest('hex');
}

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new StepFailed(`Broadtape needs Node 20.19 or newer; this is ${process.versions.node}`);
}

/**
 * Installs the locked dependencies unless they are there already: all of them, or what serving takes alone (no test runner, browser,
 * linter or DuckDB). A folder that has all of them has those too.
 */
export function install({ forServing = false } = {}) {
  checkNode();
  const stampFile = join(root, 'node_modules/.broadtape-install');
  const stamp = hash([readFileSync(join(root, 'package-lock.json')), process.version, process.platform, process.arch]);
  const whole = `${stamp} all`;
  const wanted = forServing ? `${stamp} for serving` : whole;
  const found = readStamp(stampFile);
  if (found === wanted || found === whole) return;
  say(
    'Installing dependencies (npm ci), some minutes the first time. Where no prebuilt SQLite is reachable it is compiled, which takes about 90 s.',
  );
  // node-gyp needs Node's headers; where they are on the machine it must not try to download them.
  const prefix = dirname(dirname(process.execPath));
  const env = existsSync(join(prefix, 'include/node/node.h')) ? { npm_config_nodedir: prefix } : {};
  run('npm', ['ci', '--no-audit', '--no-fund', forServing ? '--omit=dev' : '--include=dev', '--loglevel=error'], {
    env,
    help: 'If better-sqlite3 could not be compiled: install python3, make and g++ (Debian: apt-get install python3 make g++) and run this again.',
  });
  writeFileSync(stampFile, wanted);
}

/** Generates the Prisma clients unless they are current. */
export function generate() {
  run(process.execPath, [join(root, '.config/generate.mjs')]);
}

// What makes a build of the others belongs to it, too.
const sources = [
  '.config/share-chunks.mjs',
  '.config/steps.mjs',
  'app',
  'components',
  'lib',
  'prisma',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

function* listFiles(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) yield path;
  else for (const name of readdirSync(path).sort()) if (name !== 'generated') yield* listFiles(join(path, name));
}

/** Builds the web application unless the last build was made from the same sources. */
export async function build() {
  const stampFile = join(root, '.next/broadtape-build');
  const files = sources.flatMap((name) => [...listFiles(join(root, name))]);
  const stamp = hash(files.flatMap((file) => [file.slice(root.length), readFileSync(file)]));
  if (readStamp(stampFile) === stamp && existsSync(join(root, '.next/BUILD_ID'))) return;
  say('Building (next build)');
  await runBeside(bin('next'), ['build'], { env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' } });
  // Read here, since it needs what is installed.
  const { shareChunks } = await import('./share-chunks.mjs');
  await shareChunks(join(root, '.next/server/chunks'));
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** Starts a child that lives beside us, its output shown. */
export function startChild(command, parameters, env = {}) {
  return spawn(command, parameters, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
}

/** Runs `main`, and ends with its message and exit code 1 when a step fails. */
export async function runSteps(main) {
  try {
    await main();
  } catch (error) {
    console.error(`\n✗ ${error instanceof StepFailed ? error.message : (error.stack ?? error)}`);
    process.exit(1);
  }
}
