import { expect, test } from '@playwright/test';
import { colourRules, findViolations } from '../support/e2e-axe';
import { openPage } from '../support/e2e-page';
import { servers } from '../support/e2e-servers';

test('the facts stand in the HTML, word for word as in JSON and feed, each with its claim', async ({ page, request }) => {
  const { rows, headlines } = (await (await request.get('/api/v1/studies/facts')).json()) as {
    rows: { sentence: string; link: string; id: string }[];
    headlines: { text: string }[];
  };
  await openPage(page, '/facts');
  await expect(page.locator('h1')).toHaveText(rows[0]?.sentence ?? '');
  const listed = page.locator('main ol > li');
  await expect(listed).toHaveCount(rows.length);
  for (const [index, row] of rows.entries()) {
    await expect(listed.nth(index)).toContainText(row.sentence);
    await expect(listed.nth(index).getByRole('link')).toHaveAttribute('href', row.link);
  }
  await expect(page.getByText(headlines[1]?.text ?? '')).toBeVisible();
  const feed = await (await request.get('/facts/feed.xml')).text();
  for (const { id } of rows) expect(feed).toContain(`#${id}</id>`);
  await expect(page.locator('link[rel="alternate"][type="application/atom+xml"]')).toHaveAttribute('href', /\/facts\/feed\.xml$/);
});

test('the page is accessible in light and dark, and fits 360 px', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openPage(page, '/facts');
  const scheme = page.locator('html');
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'light');
  expect.soft(await findViolations(page), 'light').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark');
  expect.soft(await findViolations(page, colourRules), 'dark').toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
});

test('another session is a link or a date away, without a script too', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: servers.sample.url });
  const page = await context.newPage();
  await page.goto('/facts');
  await page.getByRole('link', { name: /^Session before/ }).click();
  await expect(page).toHaveURL(/\/facts\?asOf=2024-07-15$/);
  await expect(page.getByText('Notable on 15 Jul 2024')).toBeVisible();
  await page.getByLabel('Session', { exact: true }).fill('2024-07-10');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/asOf=2024-07-10/);
  await expect(page.getByText('Notable on 10 Jul 2024')).toBeVisible();
  await context.close();
});

test('the states: simulated, provisional, a bad link, an empty store', async ({ page }) => {
  await page.goto('/facts');
  await expect(page.locator('article')).toHaveAttribute('data-state', 'simulated');
  await page.goto(`${servers.imported.url}/facts?asOf=2024-07-16&assume=RUT:2400`);
  await expect(page.locator('article')).toHaveAttribute('data-state', 'provisional');
  await expect(page.getByRole('link', { name: 'Without the assumption' })).toHaveAttribute('href', '/facts?asOf=2024-07-16');
  await page.goto('/facts?asOf=yesterday');
  await expect(page.locator('article')).toHaveAttribute('data-state', 'error');
  await page.goto(`${servers.empty.url}/facts`);
  await expect(page.locator('[data-state="empty"]').first()).toBeVisible();
});
