import { expect, test } from '@playwright/test';
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

test('the states: simulated, provisional, a bad link, an empty store', async ({ request }) => {
  const read = async (address: string): Promise<string> => await (await request.get(address)).text();
  const article = (state: string) => new RegExp(`<article[^>]* data-state="${state}"`);
  expect(await read('/facts')).toMatch(article('simulated'));
  const provisional = await read(`${servers.imported.url}/facts?asOf=2024-07-16&assume=RUT:2400`);
  expect(provisional).toMatch(article('provisional'));
  expect(provisional).toMatch(/<a[^>]* href="\/facts\?asOf=2024-07-16"[^>]*>Without the assumption</);
  expect(await read('/facts?asOf=yesterday')).toMatch(article('error'));
  expect(await read(`${servers.empty.url}/facts`)).toContain('data-state="empty"');
});
