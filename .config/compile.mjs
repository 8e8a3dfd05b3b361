// Compiles the scripts that run as processes of their own: read as TypeScript, a start costs seconds of processor, most of them compiling.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { generate, root, StepFailed } from './steps.mjs';

const commands = ['lib/cli/main.ts', 'lib/cli/worker.ts', 'lib/cli/prepare.ts'];
// What a package finds beside itself, or loads only where it is needed, stays where it is.
const external = [
  'better-sqlite3',
  '@prisma/schema-engine-wasm/*',
  '@prisma/client/runtime/query_compiler_*',
  'pg-native',
  '@duckdb/node-bindings*',
];
// Benches alone open a browser: an image goes without.
const ofBenches = ['@playwright/test'];
/** A process that was started before a change still loads parts of what it was started from. */
const kept = 4;
/** What was changed at most so long ago may be changed again without looking different: clocks of file systems tick, some of them in seconds. */
const unsettledMs = 3000;

/** What a file finds from where it lies, it finds from there when it lies in a bundle. `sources` gets the text of each by its path from `from`. */
const keepPlaces = (from, sources) => ({
  name: 'keep-places',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      sources.set(relative(from, path), text);
      return {
        loader: path.endsWith('x') ? 'tsx' : 'ts',
        contents: text
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
          // Taken as a name out of its package it brings its messages in all languages; taken as the package, what is called of it.
          .replace(/^import \{ z \} from 'zod';$/m, "import * as z from 'zod';"),
      };
    });
  },
});

/**
 * Prisma brings its compiler of queries as text in a module: megabytes that each start would read as a script, and then as base 64. Beside the bundle
 * lies what that text says, and is read as it is.
 */
const unpackCompilers = (folder) => ({
  name: 'unpack-compilers',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /\.wasm-base64\.mjs$/ }, ({ path, resolveDir }) => ({
      path: createRequire(join(resolveDir, 'any.mjs')).resolve(path),
      namespace: 'wasm',
    }));
    onLoad({ filter: /.*/, namespace: 'wasm' }, async ({ path }) => {
      const { wasm } = await import(pathToFileURL(path).href);
      const file = join(folder, `${basename(path, '.wasm-base64.mjs')}.wasm`);
      writeFileSync(file, Buffer.from(wasm, 'base64'));
      return { contents: `import { readFileSync } from 'node:fs'; export const wasm = readFileSync(${JSON.stringify(file)});` };
    });
  },
});

async function compile(from, entryPoints, folder) {
  // Loaded where something is compiled: any other start goes without.
  const { build } = await import('esbuild');
  const sources = new Map();
  await build({
    absWorkingDir: from,
    entryPoints,
    outbase: from,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    external: [...external, ...ofBenches],
    conditions: ['react-server'],
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // A start reads all of it.
    minifyWhitespace: true,
    lineLimit: 160,
    legalComments: 'none',
    // Packages of CommonJS ask for those of Node.
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'error',
    tsconfig: join(from, 'tsconfig.json'),
    plugins: [unpackCompilers(folder), keepPlaces(from, sources)],
  });
  return sources;
}

/** One text for everything that was compiled: where, with which packages, by which options, of which sources. */
function toStamp(from, sources) {
  const sum = createHash('sha256')
    .update(from)
    .update(readFileSync(fileURLToPath(import.meta.url)));
  for (const name of ['package-lock.json', 'tsconfig.json']) sum.update(readFileSync(join(from, name))).update('\0');
  for (const [name, text] of sources) sum.update(name).update('\0').update(text).update('\0');
  return sum.digest('hex');
}

/** What files look like from outside, and when one was changed last; null where one is missing. None can be changed without looking different later. */
function lookAt(from, names) {
  const files = [fileURLToPath(import.meta.url), ...['package-lock.json', 'tsconfig.json', ...names].map((name) => join(from, name))];
  const looks = files.map((file) => statSync(file, { throwIfNoEntry: false }));
  if (looks.includes(undefined)) return null;
  return {
    text: [from, ...looks.map(({ ino, size, mtimeMs, ctimeMs }) => `${ino} ${size} ${mtimeMs} ${ctimeMs}`)].join('\n'),
    changedMs: Math.max(...looks.map(({ ctimeMs }) => ctimeMs)),
  };
}

/** In one step: others start at the same time. */
function record(home, compiled) {
  const draft = join(home, `compiled-${process.pid}.json`);
  writeFileSync(draft, JSON.stringify(compiled));
  renameSync(draft, join(home, 'compiled.json'));
}

/** The folder that was compiled last, if its sources are still what they were: they look as they did, or else they read as they did. */
function findCurrent(from, home) {
  const current = join(home, 'compiled.json');
  if (!existsSync(current)) return null;
  const compiled = JSON.parse(readFileSync(current, 'utf8'));
  const { names } = compiled;
  const folder = join(home, compiled.folder);
  const looks = lookAt(from, names);
  if (looks === null || !existsSync(folder)) return null;
  if (looks.text === compiled.looks) return folder;
  const sources = names.map((name) => [name, readFileSync(join(from, name))]);
  if (toStamp(from, sources) !== compiled.stamp) return null;
  if (Date.now() - looks.changedMs > unsettledMs) {
    try {
      record(home, { ...compiled, looks: looks.text });
    } catch {
      // Who may not write there reads them all the next time too.
    }
  }
  return folder;
}

function dropOlder(home) {
  const folders = readdirSync(home, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const newestFirst = folders.map(({ name }) => join(home, name)).sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  for (const folder of newestFirst.slice(kept)) rmSync(folder, { recursive: true, force: true });
}

async function renew(from, scripts, home) {
  mkdirSync(home, { recursive: true });
  // A command may be the first that runs in a clone, or after a pull.
  if (from === root) generate();
  const folder = mkdtempSync(join(home, 'scripts-'));
  // It is made for its owner alone, and who runs what is in it may be another: in an image they are.
  chmodSync(folder, statSync(home).mode);
  const sources = await compile(from, scripts, folder);
  record(home, { folder: relative(home, folder), names: [...sources.keys()], stamp: toStamp(from, sources) });
  dropOlder(home);
  return folder;
}

/**
 * The folder of scripts as compiled from the sources of this moment, those of the command line unless others are named: `lib/cli/main.ts` is
 * `<folder>/lib/cli/main.mjs`, to be run with node. Compiles them where something changed since the last time; the folder lies inside the repository,
 * so that packages are found from it. @throws StepFailed where it may not write.
 */
export async function findCompiled({ from = root, scripts = commands, name = 'commands' } = {}) {
  const home = join(from, 'node_modules/.cache/broadtape', name);
  try {
    return findCurrent(from, home) ?? (await renew(from, scripts, home));
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
    throw new StepFailed(`The scripts are not compiled yet, and ${home} cannot be written to. Run \`npm run build\` as somebody who may.`);
  }
}
