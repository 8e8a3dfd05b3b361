import { expect, test } from '@playwright/test';
import { publishedClaims } from '@/lib/studies/after/claim/library/library';
import { servers } from '../support/e2e-servers';
import { openStudy } from '../support/e2e-page';

// The seven states, each seen. The store behind `imported` has the sample's closes as if they were real: the Russell 2000 with a gap,
// the Nasdaq-100 three sessions short, the S&P 500 whole.

const study = 'article[data-state]';

test('error: a failed answer is said, and the last one stays', async ({ page }) => {
  const before = await openStudy(page, '/studies/streaks');
  await page.route('**/api/v1/studies/**', (route) =>
    route.fulfill({ status: 500, json: { code: 'internal', message: 'The store is on fire.', issues: [] } }),
  );
  await page.getByText('Down', { exact: true }).click();
  await expect(page.locator(study)).toHaveAttribute('data-state', 'error');
  await expect(page.getByRole('alert').filter({ hasText: 'The store is on fire.' })).toBeVisible();
  expect(await page.locator('h1').textContent()).toBe(before.headline);
  await page.unroute('**/api/v1/studies/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator(study)).not.toHaveAttribute('data-state', 'error');
});

test('error: a link with a bad value names the parameter and what is accepted', async ({ page }) => {
  expect((await page.goto('/studies/streaks?length=0'))?.status()).toBe(400);
  await expect(page.locator(study)).toHaveAttribute('data-state', 'error');
  await expect(page.getByText('length', { exact: true })).toBeVisible();
  await expect(page.getByText('a whole number from 1 to 250')).toBeVisible();
});

test('error: every page answers what is wrong with its address by its status too', async ({ request }) => {
  const claim = publishedClaims[0]?.id ?? '';
  for (const path of [
    '/studies/streaks?symbol=NOPE',
    '/studies/streaks?version=99999',
    '/embed/studies/streaks?length=0',
    '/facts?asOf=yesterday',
    '/claims?measure=nope',
    `/claims/${claim}?from=x`,
    '/?asOf=yesterday',
    '/?assume=x',
    '/?measure=nope',
  ]) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(400);
    expect(await response.text(), path).toContain('data-state="error"');
  }
  for (const path of ['/studies/streaks?last=6m', '/embed/studies/streaks', '/facts', `/claims/${claim}`, '/?asOf=2024-07-16'])
    expect((await request.get(path)).status(), path).toBe(200);
  for (const path of ['/', '/studies/streaks', '/facts'])
    expect((await request.get(`${servers.empty.url}${path}`)).status(), path).toBe(503);
});

test('error: the way out of a frame opens beside the site that frames it, which may show no other page of ours', async ({ page }) => {
  for (const [path, status] of [
    ['/embed/nope', 404],
    ['/embed/studies/nope', 404],
    ['/embed/studies/streaks?length=0', 400],
  ] as const) {
    expect((await page.goto(path))?.status(), path).toBe(status);
    await expect(page.getByRole('main').getByRole('link'), path).toHaveAttribute('target', '_blank');
  }
});

test('a link of an earlier release leads to what it says today', async ({ page }) => {
  await page.goto('/studies/claim?measure=breadth&sessions=50&comparison=largest');
  // In any order: a page is kept once for all orders of its parameters.
  await expect(page).toHaveURL(
    ({ pathname, searchParams }) =>
      pathname === '/studies/claim' && [...searchParams].sort().join(' ') === 'average,50 comparison,largest measure,breadth',
  );
  await expect(page.locator('h1')).toContainText('50-session mean');
});

test('error: an unknown page and an unknown study say so', async ({ page }) => {
  for (const [path, title] of [
    ['/nowhere', 'There is no such page'],
    ['/studies/nowhere', 'There is no such study'],
    ['/v/zzzz', 'There is no such short link'],
  ] as const) {
    expect((await page.goto(path))?.status()).toBe(404);
    await expect(page.locator('h1')).toHaveText(title);
  }
});

test('loading: while an answer is on its way the last one stays in sight', async ({ page }) => {
  const before = await openStudy(page, '/studies/outperformance');
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/v1/studies/**', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByText('Ratio', { exact: true }).click();
  await expect(page.locator(study)).toHaveAttribute('data-state', 'loading');
  await expect(page.locator(study)).toHaveAttribute('aria-busy', 'true');
  await expect(page.locator('h1')).toHaveText(before.headline);
  await expect(page.locator('figure[data-chart] path').first()).toBeAttached();
  release();
  await expect(page.locator(study)).not.toHaveAttribute('data-state', 'loading');
});

test('empty: a store without closes says what to do', async ({ request }) => {
  for (const path of ['/', '/data'])
    expect(await (await request.get(`${servers.empty.url}${path}`)).text(), path).toContain('data-state="empty"');
});

test('empty: a study without rows in its range keeps its frame', async ({ page }) => {
  await page.goto('/studies/streaks?thresholdPct=50');
  await expect(page.locator(study)).toHaveAttribute('data-state', 'empty');
});

test('simulated: banner, hatching, and the mark in API and CSV', async ({ page, request }) => {
  for (const path of ['/', '/data', '/methodology'])
    expect(await (await request.get(path)).text(), path).toMatch(/data-state="simulated"[^]*?Simulated market/);
  await openStudy(page, '/studies/outperformance');
  await expect(page.locator('[data-state="simulated"]').filter({ hasText: 'Simulated market' })).toBeVisible();
  await expect(page.locator(study)).toHaveAttribute('data-state', 'simulated');
  await expect(page.locator('[data-mark="hatch"]').first()).toBeAttached();
  expect(await (await request.get('/api/v1/studies/outperformance')).json()).toMatchObject({ simulated: true });
  expect(await (await request.get('/api/v1/studies/outperformance.csv?last=1m')).text()).toContain('simulated');
});

test('partial: a gap is flagged', async ({ page }) => {
  await page.goto(`${servers.imported.url}/studies/distance?symbol=RUT&last=1m`);
  await expect(page.locator(study)).toHaveAttribute('data-state', 'partial');
  await expect(page.locator('[data-flag="gap"]').first()).toBeVisible();
});

test('stale: what ends before the newest close says so', async ({ page }) => {
  await page.goto(`${servers.imported.url}/studies/distance?symbol=NDX&last=1m`);
  await expect(page.locator(study)).toHaveAttribute('data-state', 'stale');
});

test('provisional: an assumed close is marked wherever it shows', async ({ page }) => {
  await openStudy(page, `${servers.imported.url}/studies/distance?symbol=SPX&last=1m&assume=SPX:5700`);
  await expect(page.locator(study)).toHaveAttribute('data-state', 'provisional');
  await expect(page.locator('tr[data-provisional]')).toHaveCount(1);
});
