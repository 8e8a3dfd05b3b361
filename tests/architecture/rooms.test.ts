import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { studies } from '@/lib/studies/registry';

const root = fileURLToPath(new URL('../../lib/studies', import.meta.url));
const families = ['moves', 'breadth', 'members', 'economy', 'after'];
const everyRoom = ['study.ts', 'params.ts', 'compute.ts', 'say.ts', 'define.ts'];

function listFolders(path: string): string[] {
  return readdirSync(path).filter((name) => statSync(join(path, name)).isDirectory());
}

const rooms = families.flatMap((family) => listFolders(join(root, family)).map((name) => ({ name, path: join(root, family, name) })));

describe('the rooms of studies', () => {
  it('has families, a kit, measures and layers, and the registry alone beside them', () => {
    expect(listFolders(root).sort()).toEqual([...families, 'kit', 'layers', 'measure'].sort());
    expect(readdirSync(root).filter((name) => name.endsWith('.ts'))).toEqual(['registry.ts']);
  });

  it('each study has one room, named after it', () => {
    expect(rooms.map(({ name }) => name).sort()).toEqual(studies.map(({ id }) => id).sort());
  });

  it.each(rooms)('$name has the files that every room has', ({ path }) => {
    expect(everyRoom.filter((name) => !existsSync(join(path, name)))).toEqual([]);
  });
});
