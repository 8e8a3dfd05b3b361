import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { arrows, packageHomes, typesOnly } from '../../.config/arrows.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const table: Readonly<Record<string, readonly string[]>> = arrows;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

function listSources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'generated' ? [] : listSources(path);
    return /\.tsx?$/.test(name) ? [relative(root, path)] : [];
  });
}

const files = [
  ...['app', 'components', 'lib', 'prisma'].flatMap((name) => listSources(join(root, name))),
  'proxy.ts',
  'instrumentation.ts',
];

/** The line of the table that a path falls under: the longest that matches. */
function findFolder(path: string): string | undefined {
  return Object.keys(table)
    .filter((name) => path === name || path.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function listSpecifiers(file: string): { specifier: string; typeOnly: boolean }[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = [...text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)];
  const dynamic = [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)];
  return [
    ...found.map((match) => ({ specifier: match[2] ?? '', typeOnly: match[1] !== undefined })),
    ...dynamic.map((match) => ({ specifier: match[1] ?? '', typeOnly: false })),
  ];
}

function resolveFile(from: string, specifier: string): string | null {
  const base = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.')
      ? relative(root, resolve(root, dirname(from), specifier))
      : null;
  if (base === null) return null;
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((path) => files.includes(path)) ?? base;
}

const imports: Import[] = files.flatMap((from) =>
  listSpecifiers(from).flatMap(({ specifier, typeOnly }) => {
    const to = resolveFile(from, specifier);
    return to === null ? [] : [{ from, to, typeOnly }];
  }),
);

describe('the arrows between folders', () => {
  it('reads a whole tree, not an empty one', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(imports.length).toBeGreaterThan(400);
  });

  it('every file lies in a folder of the table', () => {
    expect(files.filter((file) => findFolder(file) === undefined)).toEqual([]);
  });

  it('no import goes against the table', () => {
    const wrong = imports.filter(({ from, to }) => {
      const folder = findFolder(from) ?? '';
      const target = findFolder(to) ?? '';
      if (to.endsWith('.css') || to.includes('/generated/')) return false;
      if (target === folder) return false;
      return !(table[folder] ?? []).some((name) => to === name || to.startsWith(`${name}/`));
    });
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  it('no value is taken from where the table allows types alone', () => {
    const wrong = imports.filter(({ from, to, typeOnly }) =>
      Object.entries(typesOnly).some(
        ([folder, targets]) => from.startsWith(`${folder}/`) && !typeOnly && targets.some((name) => to.startsWith(`${name}/`)),
      ),
    );
    expect(wrong.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  // Of types alone too: two files that need each other's types are one file, or lack a third that holds what they share.
  it('has no cycle, of values or of types', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const cycles: string[] = [];
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      if (path.includes(file) || done.has(file)) return;
      for (const target of next.get(file) ?? []) walk(target, [...path, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
    expect(cycles).toEqual([]);
  });

  it('packages with one home stay there', () => {
    const wrong = files.flatMap((file) =>
      listSpecifiers(file).flatMap(({ specifier }) =>
        Object.entries(packageHomes)
          .filter(
            ([name, homes]) =>
              (specifier === name || (name.endsWith('/') && specifier.startsWith(name))) &&
              !homes.some((home) => file.startsWith(`${home}/`)),
          )
          .map(() => `${file} imports ${specifier}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('the environment is read in one file', () => {
    // NEXT_RUNTIME is no setting: Next writes it into each of its bundles.
    const readers = files.filter((file) =>
      readFileSync(join(root, file), 'utf8').replaceAll('process.env.NEXT_RUNTIME', '').includes('process.env'),
    );
    expect(readers).toEqual(['lib/env.ts']);
  });

  it('words are unions of texts, never enums', () => {
    expect(files.filter((file) => /^(?:export )?(?:declare )?(?:const )?enum /m.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  it('pure folders have no clock, randomness or Date', () => {
    const pure = ['lib/metrics/', 'lib/calendar/', 'lib/studies/', 'lib/view/', 'lib/format/', 'lib/plot/', 'lib/export/'];
    const impure = /\bnew Date\b|\bDate\.|\bMath\.random\b|\bperformance\.now\b|\bprocess\./;
    const wrong = files
      .filter((file) => pure.some((folder) => file.startsWith(folder)))
      .filter((file) => {
        const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
        return impure.test(code);
      });
    expect(wrong).toEqual([]);
  });
});

it('no test mocks a module for those that share its worker', () => {
  const tests = listSources(join(root, 'tests')).filter((file) => file.endsWith('.test.ts'));
  expect(tests.length).toBeGreaterThan(200);
  expect(tests.filter((file) => /^vi\.mock\(/m.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

describe('the size of files', () => {
  it('keeps every source file within 250 lines', () => {
    const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 251);
    expect(long).toEqual([]);
  });

  it('keeps proxy.ts within 40 lines', () => {
    expect(readFileSync(join(root, 'proxy.ts'), 'utf8').split('\n').length).toBeLessThanOrEqual(41);
  });
});
