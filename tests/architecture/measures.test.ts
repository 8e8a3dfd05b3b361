import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureNames, measures } from '@/lib/studies/measure/measures';

const root = path.resolve(import.meta.dirname, '../..');
const rows = 'lib/studies/measure/measures';
// Studies of moves have parameters of this name that are something else.
const asking = [
  'lib/studies/measure',
  'lib/studies/after',
  'lib/studies/breadth',
  'lib/studies/members',
  'lib/server',
  'lib/view',
  'lib/export',
  'lib/format',
  'components',
  'app',
];

function listSources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('/generated/') && !file.startsWith(rows));
}

/** Places that ask which measure it is, as `measure === 'streak'` or a record keyed by their names. */
function findSwitches(text: string): string[] {
  const names = measureNames.join('|');
  const asked = new RegExp(
    `\\bmeasure\\b[')\\]]* ?(?:===|!==) ?'(?:${names})'|switch \\((?:\\w+\\.)*measure\\)|\\[(?:\\w+\\.)*measure\\]`,
    'g',
  );
  return text.match(asked) ?? [];
}

describe('the table of measures', () => {
  it('has a file for each row, and no other', () => {
    expect(readdirSync(path.join(root, rows)).sort()).toEqual(measures.map(({ id }) => `${id}.ts`).sort());
  });

  it('is asked by its parts: nothing outside of the rows knows one measure from another', () => {
    const found = asking
      .flatMap(listSources)
      .flatMap((file) => findSwitches(readFileSync(path.join(root, file), 'utf8')).map((text) => `${file}: ${text}`));
    expect(found).toEqual([]);
    expect(
      findSwitches("if (choice.measure === 'streak' || texts.get('measure') !== 'level') return titles[choice.measure];"),
    ).toHaveLength(3);
  });
});
