import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findCompiled } from '../../../.config/compile.mjs';

let from = '';
const write = (name: string, text: string): void => {
  writeFileSync(join(from, name), text);
};
const find = (): Promise<string> => findCompiled({ from, scripts: ['lib/say.ts'] });
const run = (folder: string): string => execFileSync(process.execPath, [join(folder, 'lib/say.mjs')], { encoding: 'utf8' });

beforeEach(() => {
  from = realpathSync(mkdtempSync(join(tmpdir(), 'broadtape-compiled-')));
  mkdirSync(join(from, 'lib'));
  write('package-lock.json', '{}');
  write('tsconfig.json', '{}');
  write('lib/word.ts', "export const word: string = 'one';");
  write('lib/say.ts', "import { word } from './word';\nconsole.log(word, new URL('beside.txt', import.meta.url).pathname);");
});
afterEach(() => {
  rmSync(from, { recursive: true, force: true });
});

it('compiles once, and again when a source, a package or an option changed', async () => {
  const first = await find();
  expect(run(first)).toBe(`one ${join(from, 'lib/beside.txt')}\n`);
  expect(await find()).toBe(first);

  write('lib/word.ts', "export const word: string = 'two';");
  const second = await find();
  expect(run(second)).toContain('two');
  // Who runs since before the change still finds what it was started from.
  expect(run(first)).toContain('one');

  write('package-lock.json', '{ "version": "2" }');
  const third = await find();
  expect(third).not.toBe(second);
  expect(await find()).toBe(third);

  rmSync(join(from, 'lib/word.ts'));
  await expect(find()).rejects.toThrow('word');
});

it('answers who starts at the same time alike, and keeps no more than a few', async () => {
  const folders = await Promise.all([find(), find(), find()]);
  expect(folders.map(run)).toEqual(folders.map(() => `one ${join(from, 'lib/beside.txt')}\n`));
  for (const word of ['a', 'b', 'c', 'd']) {
    write('lib/word.ts', `export const word: string = '${word}';`);
    expect(run(await find())).toContain(`${word} `);
  }
  const home = join(from, 'node_modules/.cache/broadtape/commands');
  expect(readdirSync(home, { withFileTypes: true }).filter((entry) => entry.isDirectory())).toHaveLength(4);
});
