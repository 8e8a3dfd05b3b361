import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const ours = read('app/mantine.css');
const mantine = read('node_modules/@mantine/core/styles.css');
const declared = (css: string, selector: RegExp): Set<string> =>
  new Set(
    [...css.matchAll(selector)].flatMap(([, block = '']) => [...block.matchAll(/(--mantine-[\w-]+)\s*:/g)].map(([, name = '']) => name)),
  );

it('sets no variable but those that Mantine has, each where nothing of Mantine goes before it', () => {
  const shared = declared(ours, /:root \{([^}]*)\}/g);
  const ofSchemes = declared(ours, /:root\[data-mantine-color-scheme\] \{([^}]*)\}/g);
  expect(shared.size).toBe(21);
  expect(ofSchemes.size).toBe(14);
  const [theirShared, light, dark] = [
    declared(mantine, /:root,\s*:host\s*\{([^}]*)\}/g),
    declared(mantine, /:root\[data-mantine-color-scheme=['"]?light['"]?\][^{]*\{([^}]*)\}/g),
    declared(mantine, /:root\[data-mantine-color-scheme=['"]?dark['"]?\][^{]*\{([^}]*)\}/g),
  ];
  // What stands by scheme there would go before what is said here for all of the page.
  expect([...shared].filter((name) => !theirShared.has(name) || light.has(name) || dark.has(name))).toEqual([]);
  expect([...ofSchemes].filter((name) => !theirShared.has(name) && !(light.has(name) && dark.has(name)))).toEqual([]);
  // Of two rules that weigh the same the later one holds.
  const imports = [...read('app/layout.tsx').matchAll(/^import '([^']+\.css)';$/gm)].map(([, file]) => file);
  expect(imports.indexOf('./mantine.css')).toBeGreaterThan(imports.indexOf('@mantine/core/styles.css'));
});
