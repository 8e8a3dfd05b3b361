import { expect, test } from '@playwright/test';
import { colourRules, findViolations } from '../support/e2e-axe';
import { openPage, openStudy, settleStudy } from '../support/e2e-page';
import { servers } from '../support/e2e-servers';

// The store behind `imported` has closes as if they were real: there a sentence is judged.

const field = 'Paste a sentence';
const mark = 'article [data-verdict][data-size="large"]';

test('a pasted sentence is marked word by word, judged, and its link has the same verdict in a fresh browser', async ({
  page,
  browser,
}) => {
  await openPage(page, `${servers.imported.url}/claims`);
  await page.getByLabel(field).fill('On 12 July 2024 small caps were up 3.2% over five days, their best such stretch since May 2024.');
  // By keyboard alone: from the field to the date, to the button.
  await page.getByRole('button', { name: 'Check', exact: true }).focus();
  await page.keyboard.press('Enter');
  const claim = page.locator('[data-read-claim]');
  await expect(claim).toHaveCount(1);
  await expect(page.getByText('One claim was made of it.')).toBeVisible();
  await expect(page.locator('[data-role="assumed"]').first()).toContainText('small');
  await expect(page.getByText('Small caps are taken for the Russell 2000.')).toBeVisible();
  const verdict = await claim.locator('[data-verdict]').getAttribute('data-verdict');
  expect(['holds', 'holds_only_under', 'fails']).toContain(verdict);
  await claim.getByRole('link').click();
  await expect(page).toHaveURL(/\/studies\/claim\?/);
  await settleStudy(page);
  await expect(page.locator(mark)).toHaveAttribute('data-verdict', verdict ?? '');
  // Each word can be changed there.
  await page.locator('[data-word="symbol"]').first().click();
  await page.getByRole('dialog').getByRole('button', { name: /SPX$/ }).click();
  await expect(page).toHaveURL(/symbol=SPX/);
  await settleStudy(page);
  const changed = { verdict: await page.locator(mark).getAttribute('data-verdict'), sentence: await page.locator('h1').innerText() };
  expect(changed.sentence).toContain('S&P 500');
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const fresh = await context.newPage();
  await openStudy(fresh, page.url());
  expect({ verdict: await fresh.locator(mark).getAttribute('data-verdict'), sentence: await fresh.locator('h1').innerText() }).toEqual(
    changed,
  );
  await context.close();
});

test('what cannot be checked is refused with the reason, and what fails says so', async ({ page }) => {
  await openPage(page, `${servers.imported.url}/claims`);
  await page.getByLabel(field).fill('The S&P 500 will reach 9,000 next year.');
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.locator('[data-cannot]')).toContainText('Cannot check: it speaks of what is to come');
  await expect(page.locator('[data-read-claim]')).toHaveCount(0);
  await expect(page.locator('[data-role="unread"]').first()).toContainText('will');
  expect(await findViolations(page, colourRules)).toEqual([]);
  await page.route('**/api/v1/claims/read', (route) => route.abort());
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was checked' })).toBeVisible();
});
