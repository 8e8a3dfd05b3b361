// Compiles the scripts that tests start as processes of their own: a start through tsx costs two seconds of processor, most of them compiling.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './steps.mjs';

const scripts = ['lib/cli/main.ts', 'lib/cli/worker.ts', 'lib/cli/prepare.ts', 'tests/support/write-closes.ts'];

// What a file finds from where it lies, it finds from there when it lies in a bundle.
const keepPlaces = {
  name: 'keep-places',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
    }));
  },
};

/**
 * Compiles them into a folder of their own, inside the repository so that packages are found from it: `lib/cli/main.ts` becomes
 * `<folder>/lib/cli/main.mjs`, to be run with `node --conditions=react-server`. `remove` deletes the folder.
 */
export async function compileScripts() {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'scripts-'));
  await build({
    absWorkingDir: root,
    entryPoints: scripts,
    outbase: root,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'inline',
    logLevel: 'error',
    tsconfig: join(root, 'tsconfig.json'),
    plugins: [keepPlaces],
  });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
