import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { arrows, packageHomes, typesOnly } from './arrows.mjs';

const every = ['lib', 'components', 'app', 'prisma'];
const folders = Object.keys(arrows);

// The arrows as lint errors: a folder may import itself and what its line in the table names.
function forbid(folder) {
  const allowed = new Set([folder, ...arrows[folder]]);
  const isAllowed = (target) => [...allowed].some((name) => target === name || target.startsWith(`${name}/`));
  const groups = folders.filter((target) => !isAllowed(target)).map((target) => {
    const kept = [...allowed].filter((name) => name.startsWith(`${target}/`)).map((name) => `!@/${name.replace(/\.ts$/, '')}`);
    // A pattern that names the folder itself would shut out its kept files too.
    const self = kept.length > 0 ? [] : [`@/${target.replace(/\.ts$/, '')}`];
    return { group: [...self, `@/${target}/*`, ...kept], message: `${folder} may not import ${target} (see .config/arrows.mjs)` };
  });
  const types = (typesOnly[folder] ?? []).map((target) => ({ group: [`@/${target}/**`], allowTypeImports: true, message: `${folder} takes types only from ${target}` }));
  const packages = Object.entries(packageHomes)
    .filter(([, homes]) => !homes.some((home) => folder === home || home.startsWith(`${folder}/`)))
    .map(([name, homes]) => ({ group: [name.endsWith('/') ? `${name}*` : name], message: `${name} lives in ${homes.join(', ')}` }));
  return ['error', { patterns: [...groups, ...types, ...packages] }];
}

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
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
    },
  },
  // vitest types its matchers (`expect.closeTo`) as any.
  { files: ['tests/**'], rules: { 'max-lines': ['error', { max: 400 }], '@typescript-eslint/no-unsafe-assignment': 'off' } },
  { files: every.map((name) => `${name}/**`), ignores: ['lib/env.ts'], rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Read lib/env.ts' }] } },
  { files: ['components/**', 'app/**'], plugins: { 'react-hooks': hooks }, rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' } },
  ...folders.filter((folder) => !folder.endsWith('.ts')).map((folder) => ({
    files: [`${folder}/**/*.ts`, `${folder}/**/*.tsx`],
    rules: { '@typescript-eslint/no-restricted-imports': forbid(folder) },
  })),
);
