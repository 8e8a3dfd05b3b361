import { expect, test } from '@playwright/test';
import { openPage, openStudy, restPage } from '../support/e2e-page';
import { watchPage } from '../support/e2e-watch';
import { isExhaustive } from '../support/rounds';

// A kept page is allowed what stands in it, by hashes: a script or style that comes later, or differs by a letter, would not run.

/** With those of tests/e2e/pages.spec.ts, which are watched as well, every template. */
const templates: readonly (readonly [path: string, status: number])[] = [
  ['/?asOf=2024-07-10', 200],
  ['/studies/participation', 200],
  ['/embed/studies/outperformance', 200],
  ['/studies/outperformance?last=never', 400],
  ['/embed/studies/outperformance?last=never', 400],
  ['/?asOf=1900-01-02', 400],
  ['/claims/nobody-said-this', 404],
  ['/studies/nothing', 404],
  ['/nothing', 404],
  ['/data/import', 200],
  ['/data/universes', 200],
];

/** Pages of a template that others above have too. */
const alike: ReadonlySet<string> = new Set([
  '/?asOf=2024-07-10',
  '/studies/participation',
  '/embed/studies/outperformance?last=never',
  '/?asOf=1900-01-02',
  '/studies/nothing',
  '/data/universes',
]);

for (const [path, status] of templates.filter(([path]) => isExhaustive || !alike.has(path))) {
  test(`${path}: nothing that it needs is refused, whether it is made or told again`, async ({ page }) => {
    const seen = await watchPage(page, status === 200 ? undefined : path);
    for (const _time of ['made', 'told again']) {
      const response = await page.goto(path);
      expect(response?.status()).toBe(status);
      await restPage(page);
    }
    expect(seen).toEqual([]);
  });
}

test('a kept page is used as any other: palette, controls, charts, colours and links', async ({ page }) => {
  const seen = await watchPage(page);
  await openStudy(page, '/studies/outperformance');
  await page.locator('figure[data-chart] [data-chart-frame]').first().hover();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.keyboard.press('Control+k');
  await page.locator('[data-palette-field]').fill('streaks');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/studies\/streaks/);
  await openPage(page, '/claims');
  await page.getByRole('link', { name: 'Studies' }).first().click();
  await page.waitForURL(/\/studies$/);
  expect(seen).toEqual([]);
});

test('a kept page is nobody’s: the same bytes and the same ETag for all, and 304 for who has it', async ({ request }) => {
  for (const path of ['/', '/studies/streaks', '/embed/studies/streaks', '/api/v1/studies/streaks.csv', '/overview.png']) {
    const one = await request.get(path, { headers: { cookie: 'visitor=1', 'accept-language': 'de', 'user-agent': 'one' } });
    const other = await request.get(path, { headers: { cookie: 'visitor=2' } });
    expect(await other.body(), path).toEqual(await one.body());
    const { etag = '', 'cache-control': caching, 'set-cookie': cookie } = one.headers();
    expect([other.headers()['etag'], caching, cookie]).toEqual([
      etag,
      'public, max-age=0, s-maxage=60, stale-while-revalidate=600',
      undefined,
    ]);
    expect((await request.get(path, { headers: { 'if-none-match': etag } })).status(), path).toBe(304);
  }
  const policy = (await request.get('/studies/streaks')).headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/script-src 'self' (?:'sha256-[\w+/=]+' )+'strict-dynamic';/);
  expect(policy).not.toMatch(/nonce|unsafe-eval|script-src[^;]*unsafe-inline|style-src(?:-elem)? [^;]*unsafe-inline/);
});

test('no page takes anything: a call of an action that there is not is no fault of the server', async ({ request }) => {
  const calls: readonly Record<string, string>[] = [
    {},
    { 'next-action': 'abcdef' },
    { 'next-action': 'abcdef', 'content-type': 'multipart/form-data; boundary=x' },
  ];
  for (const path of ['/', '/studies/streaks', '/data', '/nothing'])
    for (const headers of calls) expect((await request.post(path, { headers, data: '' })).status(), path).toBe(405);
});
