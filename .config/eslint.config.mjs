import { relative } from 'node:path';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { arrows, packageHomes, typesOnly } from './arrows.mjs';

const every = ['lib', 'components', 'app', 'prisma'];
const folders = Object.keys(arrows);

// Levels below a folder of the table on which files lie at most.
const deepest = 4;

// The arrows as lint errors: a folder may import itself and what its line in the table names. A file so many levels below its folder may
// write a path from the root or from itself.
function forbid(folder, level) {
  const isAllowed = (target) => target === folder || arrows[folder].some((name) => target === name || target.startsWith(`${name}/`));
  const spell = (name) => {
    const path = name.replace(/\.ts$/, '');
    const near = `${'../'.repeat(level)}${relative(folder, path)}`;
    return [`@/${path}`, near.startsWith('.') ? near : `./${near}`];
  };
  const groups = folders.filter((target) => !isAllowed(target)).map((target) => {
    const kept = [folder, ...arrows[folder]].filter((name) => name.startsWith(`${target}/`)).flatMap(spell);
    // A pattern that names the folder itself would shut out its kept files too.
    const self = kept.length > 0 ? [] : spell(target);
    return { group: [...self, ...spell(target).map((path) => `${path}/*`), ...kept.map((path) => `!${path}`)], message: `${folder} may not import ${target} (see .config/arrows.mjs)` };
  });
  const types = (typesOnly[folder] ?? []).map((target) => ({ group: [`@/${target}/**`], allowTypeImports: true, message: `${folder} takes types only from ${target}` }));
  const packages = Object.entries(packageHomes)
    .filter(([, homes]) => !homes.some((home) => folder === home || home.startsWith(`${folder}/`)))
    .map(([name, homes]) => ({ group: [name.endsWith('/') ? `${name}*` : name], message: `${name} lives in ${homes.join(', ')}` }));
  return ['error', { patterns: [...groups, ...types, ...packages] }];
}

// A folder with a row of its own comes after the one that it lies in: the last word counts.
const rows = folders.filter((folder) => !folder.endsWith('.ts')).sort((a, b) => a.length - b.length);
const arrowRules = rows.flatMap((folder) =>
  Array.from({ length: deepest + 1 }, (_, level) => ({
    files: [`${folder}/${'*/'.repeat(level)}*.{ts,tsx}`],
    rules: { '@typescript-eslint/no-restricted-imports': forbid(folder, level) },
  })),
);

const strict = tseslint.configs.strictTypeChecked;

export default tseslint.config(
  { ignores: ['node_modules/**', '.next/**', 'next-env.d.ts', 'lib/store/generated/**', '**/*.mjs', 'test-results/**', 'playwright-report/**'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: strict,
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: new URL('..', import.meta.url).pathname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Objects here are records of closures, not classes: nothing reads `this`.
      '@typescript-eslint/unbound-method': 'off',
      // There are no enums, and looking for what one is assigned to takes a sixth of the time.
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Words are unions of texts' }],
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
    },
  },
  // vitest types its matchers (`expect.closeTo`) as any.
  { files: ['tests/**'], rules: { 'max-lines': ['error', { max: 400 }], '@typescript-eslint/no-unsafe-assignment': 'off' } },
  { files: every.map((name) => `${name}/**`), ignores: ['lib/env.ts'], rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Read lib/env.ts' }] } },
  { files: ['components/**', 'app/**'], plugins: { 'react-hooks': hooks }, rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' } },
  ...arrowRules,
);
