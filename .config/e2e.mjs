// `npm run e2e`: the browser tests. `--all` opens every study and sets every control; what else is given goes to Playwright.
import { bin, run, runSteps } from './steps.mjs';

await runSteps(() => {
  const words = process.argv.slice(2);
  run(bin('playwright'), ['test', '--config', '.config/playwright.config.ts', ...words.filter((word) => word !== '--all')], {
    env: words.includes('--all') ? { TEST_ALL: '1' } : {},
  });
});
