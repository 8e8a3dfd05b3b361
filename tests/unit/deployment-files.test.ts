import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const read = (name: string): string => readFileSync(name, 'utf8');
const readDeployed = (name: string): string => read(`.config/deploy/${name}`);
const compose = readDeployed('compose.yaml');
const dockerfile = readDeployed('Dockerfile');

const findAll = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);
/** The texts of the list that a program assigns or hands on as `name`. */
const findList = (file: string, name: string): readonly string[] =>
  findAll(new RegExp(`\\b${name}(?: =|:) \\[([^\\]]+)\\]`).exec(read(file))?.[1] ?? '', /'([^']+)'/g);

describe('settings', () => {
  // Patterns of names (`TIINGO_LIMITS` and the like) are left out: they are written where they are needed.
  const isPattern = (name: string): boolean => /_LIMITS$|_BASE_URL$/.test(name);
  const configuration = /^## Configuration$[\s\S]*?^## /m.exec(read('README.md'))?.[0] ?? '';
  const rows = findAll(configuration, /^\| ((?:`[A-Z][A-Z_]+`(?:, | and )?)+)[^|]*\|/gm);
  const described = rows.flatMap((row) => findAll(row, /`([A-Z_]+)`/g)).filter((name) => !isPattern(name));

  it('are the same in the example as in the README', () => {
    const listed = findAll(read('.config/.env.example'), /^#([A-Z_]+)=/gm).filter((name) => !isPattern(name));
    expect(listed.toSorted()).toEqual(described.toSorted());
  });

  it('reach the containers', () => {
    // nginx names the port, and no store is filled with the sample market.
    const handed = new Set(findAll(compose, /^ {4,}([A-Z_]+):/gm));
    expect(described.filter((name) => !handed.has(name)).toSorted()).toEqual(['FIRST_RUN', 'PORT']);
  });
});

describe('addresses', () => {
  it('of nginx and the web processes stand, each once, outside of those that are given out', () => {
    const fixed = findAll(compose, /ipv4_address: 172\.30\.77\.(\d+)/g).map(Number);
    const asked = findAll(readDeployed('nginx.conf'), /^ {2}server (web\d):3000/gm);
    expect(fixed).toHaveLength(asked.length + 1);
    expect(new Set(fixed).size).toBe(fixed.length);
    expect(compose).toContain('ip_range: 172.30.77.128/25');
    expect(Math.max(...fixed)).toBeLessThan(128);
  });
});

describe('the image', () => {
  const ignored = readDeployed('Dockerfile.dockerignore').split('\n');
  const taken = ignored.flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));

  it('is made of what a build reads, and of nothing that is not named', () => {
    expect(ignored).toContain('*');
    expect(taken.filter((name) => !existsSync(name))).toEqual([]);
    const built = findList('.config/steps.mjs', 'sources');
    expect(built).toContain('lib');
    expect(taken).toEqual(expect.arrayContaining(['.config', ...built.filter((name) => !name.startsWith('.config/'))]));
  });

  it('is made anew when a step of the build is another', () => {
    const steps = findAll(read('.config/steps.mjs'), /'\.\/([\w-]+\.mjs)'/g);
    expect(steps).toContain('share-chunks.mjs');
    expect(findList('.config/steps.mjs', 'sources')).toEqual(
      expect.arrayContaining(['steps.mjs', ...steps].map((name) => `.config/${name}`)),
    );
  });

  it('takes no settings along: those of compose lie beside its file', () => {
    expect(ignored.indexOf('.config/deploy')).toBeGreaterThan(ignored.indexOf('!.config'));
    expect(ignored).toContain('**/.env');
  });

  it('starts scripts that are there', () => {
    const commands = `${dockerfile}\n${compose}`;
    const scripts = [...findAll(commands, /(\.config\/\w+\.mjs)/g), ...findAll(commands, /(lib\/cli\/\w+)/g).map((name) => `${name}.ts`)];
    expect(scripts).toEqual(expect.arrayContaining(['.config/serve.mjs', '.config/run.mjs', 'lib/cli/worker.ts']));
    expect(scripts.filter((name) => !existsSync(name))).toEqual([]);
  });

  it('lacks no package that runs', () => {
    const lock = z
      .object({ packages: z.record(z.string(), z.object({ dependencies: z.record(z.string(), z.string()).optional() })) })
      .parse(JSON.parse(read('package-lock.json')));
    const findPackage = (name: string) => lock.packages[`node_modules/${name}`];
    const running = new Set<string>();
    const add = (name: string): void => {
      if (running.has(name)) return;
      running.add(name);
      Object.keys(findPackage(name)?.dependencies ?? {}).forEach(add);
    };
    // What Next leaves outside of its bundles by its own list, and what share images are set in.
    const unnamed = ['next', 'react', 'react-dom', 'pg', 'pino', '@fontsource/inter'];
    const outside = [findList('.config/compile.mjs', 'external'), findList('next.config.mjs', 'serverExternalPackages')];
    for (const list of outside) expect(list).toContain('better-sqlite3');
    for (const path of [...unnamed, ...outside.flat()]) add(/^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path);

    const words = /rm -rf \\\n([\s\S]*?)&& find/.exec(dockerfile)?.[1]?.match(/[^\s\\]+/g) ?? [];
    const dropped = words.filter((word) => !word.startsWith('better-sqlite3/')).map((word) => word.replace('*', ''));
    const names = Object.keys(lock.packages).map((path) => path.replace('node_modules/', ''));
    expect(dropped.length).toBeGreaterThan(10);
    expect(dropped.filter((word) => !names.some((name) => name.startsWith(word)))).toEqual([]);
    expect([...running].filter((name) => dropped.some((word) => name === word || name.startsWith(`${word}/`)))).toEqual([]);
  });
});
