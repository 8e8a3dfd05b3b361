import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
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
  vi.useRealTimers();
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

it('lets whoever may read the folder of compiled scripts run them', async () => {
  const folder = await find();
  expect(statSync(folder).mode).toBe(statSync(dirname(folder)).mode);
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

it('reads no source again that looks as it did, and notices a change of the same length that keeps its date, and another place', async () => {
  const record = () => readFileSync(join(from, 'node_modules/.cache/broadtape/commands/compiled.json'), 'utf8');
  const word = join(from, 'lib/word.ts');
  const first = await find();
  const fresh = record();
  // What is only just written may be written again within the same tick of a clock: looks are not trusted yet.
  await find();
  expect(record()).toBe(fresh);
  vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] });
  expect(await find()).toBe(first);
  const settled = record();
  expect(settled).not.toBe(fresh);
  expect(await find()).toBe(first);
  expect(record()).toBe(settled);

  const { mtime } = statSync(word);
  write('lib/word.ts', "export const word: string = 'won';");
  utimesSync(word, mtime, mtime);
  const second = await find();
  expect(run(second)).toContain('won ');

  expect(await find()).toBe(second);
  const moved = `${from}-moved`;
  renameSync(from, moved);
  from = moved;
  expect(run(await find())).toBe(`won ${join(moved, 'lib/beside.txt')}\n`);
});
