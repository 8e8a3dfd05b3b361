// After `next build`: what is the same in several of its server files is there once, and none has characters that double it in memory.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transform } from 'esbuild';

const comment = /\s*\/\/# sourceMappingURL=\S+\s*$/;

/**
 * Next writes what several routes share into a file for each of them: 18.5 million characters, of which 8 are different ones. V8 keeps the text of
 * whatever is loaded, and takes two bytes for each character of a file with one beyond Latin-1, as a minus sign is: 33 MB of a process, and 10 after.
 * (esbuild leaves what stands in regular expressions.)
 *
 * The first of equal files stays, and the others lead to it; a file is a list of modules, which is only read, so that one list can stand for all.
 * @param {string} folder `.next/server/chunks`
 */
export async function shareChunks(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js') && !entry.name.includes('[turbopack]_runtime'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const firsts = new Map();
  for (const file of files) {
    const code = readFileSync(file, 'utf8').replace(comment, '');
    const first = firsts.get(code);
    if (first === undefined) {
      firsts.set(code, file);
      const { code: escaped } = await transform(code, { charset: 'ascii', minifyWhitespace: true, target: 'node20' });
      writeFileSync(file, escaped);
    } else {
      const path = relative(dirname(file), first).replaceAll('\\', '/');
      writeFileSync(file, `module.exports=require(${JSON.stringify(path.startsWith('.') ? path : `./${path}`)});\n`);
    }
  }
}
