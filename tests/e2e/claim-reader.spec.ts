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
  // On paper an empty frame says nothing.
  const frame = page
    .locator('section, div')
    .filter({ has: page.locator('form[data-reader]') })
    .last();
  await page.emulateMedia({ media: 'print' });
  await expect(frame).toBeHidden();
  await page.emulateMedia({ media: null });
  await expect(frame).toBeVisible();
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
  // What can be checked is one click away, and stands in the field then.
  const example = page.locator('[data-examples] button').first();
  const sentence = await example.innerText();
  await example.click();
  await expect(page.locator('[data-read-claim]').first()).toBeVisible();
  await expect(page.getByLabel(field)).toHaveValue(sentence);
  await expect(page.getByLabel(field)).toBeFocused();
});

const check = { name: 'Check', exact: true };

test('what stands in the way is said where it stands, at 360 px in the dark too, and is open to everyone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await openPage(page, `${servers.imported.url}/claims`);
  const text = page.getByLabel(field);
  const button = page.getByRole('button', check);
  const judge = async (): Promise<void> => {
    expect(await findViolations(page, [], 'form')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  };
  // Nothing is nothing to check.
  await text.fill('   ');
  await expect(button).toBeDisabled();
  // What is too long is not cut behind the reader's back.
  await text.fill('The S&P 500 rose 1%. '.repeat(240).trim());
  await expect(page.getByText('This is 5,039 characters long; 1,000 are read at once.')).toBeVisible();
  await expect(button).toBeDisabled();
  await judge();
  // A day that is missing is asked for at its field.
  await text.fill('The S&P 500 fell 2.3% on Wednesday.');
  await text.press('Tab');
  await page.keyboard.press('Tab');
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Without it this sentence cannot be dated.')).toBeVisible();
  await judge();
  // Too many, and nobody there.
  await page.route('**/api/v1/claims/read', (route) =>
    route.fulfill({
      status: 429,
      json: { code: 'too_many', message: 'At most 60 sentences are read a minute for each client; try again later.' },
    }),
  );
  await button.click();
  await expect(page.getByRole('alert').filter({ hasText: 'At most 60 sentences are read a minute' })).toBeVisible();
  await judge();
  await page.unroute('**/api/v1/claims/read');
  await page.route('**/api/v1/claims/read', (route) => route.abort());
  await button.click();
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was checked' })).toBeVisible();
  await judge();
  await expect(text).toHaveValue('The S&P 500 fell 2.3% on Wednesday.');
});
