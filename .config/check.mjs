// `npm run check`: what to run between changes. Types, lint, and the tests of pure functions: unit, laws, golden, architecture.
import { bin, createStages, generate, install, run, runQuietly, runSteps } from './steps.mjs';

await runSteps(async () => {
  install();
  generate();
  const { stage, finish } = createStages();
  await stage('Route types', () => runQuietly(bin('next'), ['typegen']));
  await Promise.all([
    stage('Types', () => runQuietly('npm', ['run', '--silent', 'types'])),
    stage('Lint', () => runQuietly('npm', ['run', '--silent', 'lint'])),
  ]);
  await stage('Tests of pure functions', () => run('npm', ['run', '--silent', 'unit', '--', '--project', 'pure']));
  finish();
});
