import { expect, test } from '@playwright/test';
import { openPage } from '../support/e2e-page';
import { isExhaustive } from '../support/rounds';
import { servers } from '../support/e2e-servers';

test('order: date, prices, one headline, three facts, charts', async ({ page, request }) => {
  const { rows, headlines } = (await (await request.get('/api/v1/studies/facts')).json()) as {
    rows: { sentence: string; link: string; detail: string }[];
    headlines: { text: string }[];
  };
  await openPage(page, '/');
  await expect(page.locator('h1')).toHaveText(rows[0]?.sentence ?? '');
  const listed = page.getByRole('region', { name: 'Notable facts' }).getByRole('listitem');
  await expect(listed).toHaveCount(3);
  for (const [index, row] of rows.slice(1, 4).entries()) {
    await expect(listed.nth(index)).toContainText(row.sentence);
    await expect(listed.nth(index).getByRole('link')).toHaveAttribute('href', row.link);
    await expect(listed.nth(index).getByText(row.detail)).toBeHidden();
  }
  await listed.first().getByText('Fine print').click();
  await expect(listed.first().getByText(rows[1]?.detail ?? '')).toBeVisible();
  await expect(page.getByText(headlines[1]?.text ?? '')).toBeVisible();
  const tops = await Promise.all(
    [
      page.getByText('Tue 16 Jul 2024').filter({ visible: true }).last(),
      page.getByRole('article').first(),
      page.locator('h1'),
      listed.first(),
      page.locator('figure[data-chart]').first(),
    ].map(async (part) => (await part.boundingBox())?.y ?? NaN),
  );
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  await expect(page).toHaveTitle(/^16 Jul 2024: .+ · Broadtape$/);
  await expect(page.locator('meta[property="og:image"]')).toHaveAttribute('content', /\/overview\.png\?asOf=2024-07-16$/);
});

for (const asOf of isExhaustive ? ['', '2024-07-12'] : ['2024-07-12']) {
  test(`is it broadening? five sentences, each that of its study by its link, asOf=${asOf}`, async ({ page, request }) => {
    await openPage(page, asOf === '' ? '/' : `/?asOf=${asOf}`);
    const lines = page.getByRole('region', { name: 'Is it broadening?' }).getByRole('listitem');
    await expect(lines).toHaveCount(5);
    const studies: (string | undefined)[] = [];
    for (const line of await lines.all()) {
      const href = (await line.getByRole('link').getAttribute('href')) ?? '';
      const { study, headlines } = (await (await request.get(`/api/v1${href}`)).json()) as {
        study: { id: string };
        headlines: { text: string }[];
      };
      await expect(line).toContainText(headlines[0]?.text ?? 'missing');
      expect(new URL(href, 'http://localhost').searchParams.get('asOf') ?? '').toBe(asOf);
      studies.push(study.id);
    }
    expect(studies).toEqual(['baton', 'rotation', 'above-average', 'equal-vs-cap', 'conditions']);
  });
}

test('the first price is in the first screen, a phone page is no scroll, and nothing sticks out', async ({ page }) => {
  for (const [width, height] of [
    [360, 640],
    [820, 900],
    [1280, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    // Wider it is the same page: loaded once in the short run.
    if (isExhaustive || width === 360) await openPage(page, '/');
    const price = await page.getByRole('article').first().locator('p').first().boundingBox();
    expect((price?.y ?? NaN) + (price?.height ?? NaN), `${width} px`).toBeLessThan(height);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    if (width === 360) expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(3_500);
  }
});

test('another session: the page says at once that it is being read', async ({ page }) => {
  await openPage(page, '/');
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(
    (url) => url.searchParams.has('_rsc'),
    async (route) => {
      await held;
      await route.continue();
    },
  );
  await page.getByRole('link', { name: /^Session before/ }).click();
  await expect(page.getByText('Reading 15 Jul 2024 …')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Sessions' })).toHaveAttribute('aria-busy', 'true');
  release();
  await expect(page).toHaveURL(/\/\?asOf=2024-07-15$/);
  await expect(page.getByText('Mon 15 Jul 2024').last()).toBeVisible();
  await expect(page.getByText(/^Reading/)).toHaveCount(0);
});

test('without a script the form leads to another session', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: servers.sample.url });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('Session', { exact: true }).fill('2024-07-13');
  await page.getByRole('button', { name: 'Show' }).first().click();
  await expect(page.getByText(/Fri 12 Jul 2024.*13 Jul 2024 was no session of the exchange/)).toBeVisible();
  await context.close();
});
