import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { shareChunks } from '../../.config/share-chunks.mjs';

const folder = mkdtempSync(join(tmpdir(), 'broadtape-chunks-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const minus = String.fromCharCode(0x2212);
const modules = (word: string) => `module.exports=[1,(e,t)=>{t.exports={sign:"${word}",like:\`a${word}b\`}}];`;

test('equal files of a build are there once, and each still gives its modules', async () => {
  mkdirSync(join(folder, 'ssr'));
  writeFileSync(join(folder, 'a.js'), `${modules(minus)}\n\n//# sourceMappingURL=a.js.map`);
  writeFileSync(join(folder, 'b.js'), `${modules(minus)}\n\n//# sourceMappingURL=b.js.map`);
  writeFileSync(join(folder, 'ssr', 'c.js'), `${modules(minus)}\n\n//# sourceMappingURL=c.js.map`);
  writeFileSync(join(folder, 'd.js'), modules('-'));
  const runtime = `${modules(minus)}// [turbopack]`;
  writeFileSync(join(folder, '[turbopack]_runtime.js'), runtime);

  await shareChunks(folder);

  const read = (name: string): unknown => {
    const list = createRequire(join(folder, 'from.js'))(`./${name}`) as [number, (e: unknown, t: { exports: unknown }) => void];
    const made = { exports: {} };
    list[1](undefined, made);
    return made.exports;
  };
  for (const name of ['a.js', 'b.js', 'ssr/c.js']) expect(read(name)).toEqual({ sign: minus, like: `a${minus}b` });
  expect(read('d.js')).toMatchObject({ sign: '-' });
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  expect(text('b.js')).toBe('module.exports=require("./a.js");\n');
  expect(text('ssr/c.js')).toBe('module.exports=require("../a.js");\n');
  // A character beyond Latin-1 would double the whole file in memory.
  expect(['a.js', 'd.js'].filter((name) => /[^\x20-\x7e\n]/.test(text(name)))).toEqual([]);
  expect(text('[turbopack]_runtime.js')).toBe(runtime);
});
