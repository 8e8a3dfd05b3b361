import { fileURLToPath } from 'node:url';
import { test } from '@playwright/test';
import { servers } from '../support/e2e-servers';
import { openPage, openStudy } from '../support/e2e-page';

// The pictures of the README and the methodology, from the sample market: `PICTURES=1 npm run e2e -- pictures`.
const folder = fileURLToPath(new URL('../../public/pictures/', import.meta.url));
const wanted = process.env.PICTURES === '1';

if (wanted) {
  test.use({ viewport: { width: 1280, height: 940 }, deviceScaleFactor: 1.5 });

  test('picture of the overview', async ({ page }) => {
    await openPage(page, '/');
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${folder}overview.png` });
  });

  test('picture of a study', async ({ page }) => {
    await openStudy(page, '/studies/outperformance?last=5y');
    await page.screenshot({ path: `${folder}study.png` });
  });

  test('picture of breadth', async ({ page }) => {
    await openStudy(page, '/studies/above-average?last=1y');
    await page.screenshot({ path: `${folder}breadth.png` });
  });

  test('picture of the members', async ({ page }) => {
    await openStudy(page, '/studies/members');
    await page.screenshot({ path: `${folder}members.png` });
  });

  test('picture of the facts', async ({ page }) => {
    await openPage(page, '/facts');
    await page.screenshot({ path: `${folder}facts.png` });
  });

  // On the sample market nothing is judged: the same closes imported as if they were real show what a verdict looks like.
  test('picture of a claim', async ({ page }) => {
    await openStudy(page, `${servers.imported.url}/claims/spx-38-records-2024`);
    await page.screenshot({ path: `${folder}claim.png` });
  });
}
