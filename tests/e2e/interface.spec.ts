import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { openPage, openStudy } from '../support/e2e-page';
import { servers } from '../support/e2e-servers';

const field = '[data-palette-field]';

test('the palette opens by Ctrl-K and leads to studies, instruments, pages and sessions', async ({ page }) => {
  await openPage(page, '/methodology');
  for (const [typed, address] of [
    ['streaks', /\/studies\/streaks$/],
    ['nasdaq distance', /\/studies\/distance\?symbol=NDX$/],
    ['russell streaks', /\/studies\/streaks\?symbol=RUT$/],
    ['equal weight', /\/studies\/equal-vs-cap$/],
    ['200-day', /\/studies\/above-average\?windowSessions=200$/],
    ['16 Jul 2024', /\/\?asOf=2024-07-16$/],
    ['data', /\/data$/],
  ] as const) {
    await page.keyboard.press('Control+k');
    // Typed at once: what the field is too late for is not lost.
    await page.keyboard.type(typed);
    await expect(page.locator(field)).toHaveValue(typed);
    await expect(page.locator('[data-action][data-selected]')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(address);
    await expect(page.locator(field)).toHaveCount(0);
    // The reader goes on in the page that the jump led to.
    await expect(page.locator('#content')).toBeFocused();
  }
});

test('the instrument picker stays in sight, searches what is typed alone, takes the match on Enter, and gives the focus back', async ({
  page,
}) => {
  await openStudy(page, '/studies/streaks');
  const bar = page.locator('[data-controls]');
  const button = bar.getByRole('button', { name: 'Instrument: Russell 2000. Change.' });
  await page.evaluate(() => {
    const watched = globalThis as typeof globalThis & { missed?: number };
    watched.missed = 0;
    const look = (): void => {
      if ((document.querySelector('[data-controls]')?.firstElementChild?.getBoundingClientRect().width ?? 0) < 60)
        watched.missed = (watched.missed ?? 0) + 1;
      requestAnimationFrame(look);
    };
    look();
  });
  await button.focus();
  await page.keyboard.press('Enter');
  const search = page.getByRole('combobox', { name: 'Instrument' });
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('');
  await page.keyboard.type('nasd');
  // A native list of choices has options too. The index stands before the funds that track it.
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(3);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/symbol=NDX$/);
  const chosen = bar.getByRole('button', { name: 'Instrument: Nasdaq-100. Change.' });
  await expect(chosen).toBeFocused();
  expect(await page.evaluate(() => (globalThis as typeof globalThis & { missed?: number }).missed)).toBe(0);
  // Enter before anything is typed chooses nothing, and Escape leaves things as they were.
  await page.keyboard.press('Enter');
  await expect(search).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(chosen).toBeFocused();
  await expect(page).toHaveURL(/symbol=NDX$/);
});

test('several instruments are searched by their names too', async ({ page }) => {
  await openStudy(page, '/studies/performance');
  await page
    .locator('[data-controls]')
    .getByRole('button', { name: /^Instruments: .*Change\.$/ })
    .click();
  await expect(
    page
      .getByRole('textbox', { name: 'Instruments' })
      .or(page.getByRole('combobox', { name: 'Instruments' }))
      .first(),
  ).toBeFocused();
  await page.keyboard.type('apple');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/symbols=[^&]*AAPL/);
});

test('a reader’s page of an empty store leads to the page of the data, which alone says what to run', async ({ request }) => {
  for (const path of ['/', '/claims', '/facts', '/studies/streaks', '/studies/above-average', '/claims/spx-38-records-2024']) {
    const html = await (await request.get(`${servers.empty.url}${path}`)).text();
    expect(html, path).toContain('href="/data"');
    expect(html, path).not.toMatch(/npm run|[A-Z]{3,}_[A-Z]{3,}=/);
  }
  expect(await (await request.get(`${servers.empty.url}/data`)).text()).toContain('npm run data -- pull');
});

test('every page has a title of its own and a picture that can be fetched', async ({ request }) => {
  const titles = new Set<string>();
  for (const path of ['/studies', '/claims', '/facts', '/data', '/methodology', '/claims/spx-38-records-2024', '/studies/streaks']) {
    const html = await (await request.get(path)).text();
    titles.add(/<title>(.*?)<\/title>/.exec(html)?.[1] ?? path);
    const picture = /<meta property="og:image" content="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    expect(picture, path).toBeDefined();
    const { pathname, search } = new URL(picture ?? '');
    const answer = await request.get(`${pathname}${search}`);
    expect([answer.status(), answer.headers()['content-type']], `${path}: ${picture ?? ''}`).toEqual([200, 'image/png']);
  }
  expect(titles.size).toBe(7);
});

test('a day that is no session is said to stand for the one before', async ({ page }) => {
  await openStudy(page, '/studies/streaks?asOf=2024-07-13');
  await expect(page.locator('[data-snapped]')).toContainText('No close of Sat 13 Jul 2024 is used here: this is as of 12 Jul 2024');
  await openStudy(page, '/studies/streaks?asOf=2024-07-12');
  await expect(page.locator('[data-snapped]')).toHaveCount(0);
});

// What a first visit loads. What readers open later (calendars, pickers, pictures, the palette) is not among it.
for (const [device, width] of [
  ['a wide screen', 1280],
  ['a phone', 360],
] as const)
  test(`the scripts of a study page weigh at most 250 KB compressed on ${device}`, async ({ page }) => {
    const sizes: Promise<number>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') sizes.push(response.body().then((body) => gzipSync(body).length));
    });
    await page.setViewportSize({ width, height: 800 });
    await openStudy(page, '/studies/outperformance');
    const weights = await Promise.all(sizes);
    expect(weights.length).toBeGreaterThan(5);
    expect(weights.reduce((sum, size) => sum + size, 0) / 1024).toBeLessThanOrEqual(250);
  });
