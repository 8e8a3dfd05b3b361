import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { openPage, openStudy } from '../support/e2e-page';
import { servers } from '../support/e2e-servers';

const field = '[data-palette-field]';

/** How far the page is wider than its window, and the header's content than the header; the scrollbar's gutter makes a page narrower. */
async function measureOverflow(page: Page): Promise<{ readonly page: number; readonly header: number }> {
  return await page.evaluate(() => {
    const { documentElement: root } = document;
    const row = document.querySelector('header > div');
    return { page: Math.max(0, root.scrollWidth - root.clientWidth), header: row === null ? NaN : row.scrollWidth - row.clientWidth };
  });
}

for (const path of ['/', '/studies', '/studies/outperformance', '/claims', '/facts', '/data', '/methodology']) {
  // The imported store has the longest line in the header: all indices to, and how many sessions behind.
  test(`${path} is as wide as its window from 320 to 1,400 px`, async ({ page }) => {
    await openPage(page, `${servers.imported.url}${path}`);
    for (const width of [320, 360, 480, 561, 640, 769, 820, 900, 901, 1024, 1120, 1121, 1260, 1300, 1301, 1400]) {
      await page.setViewportSize({ width, height: 800 });
      // Charts take their new width a frame later.
      await expect.poll(() => measureOverflow(page), { message: `${width} px` }).toEqual({ page: 0, header: 0 });
    }
  });
}

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

// A4 between its margins, at 96 pixels to the inch.
const paper = { width: 703, height: 1020 } as const;

for (const path of [
  '/',
  '/studies/outperformance',
  '/studies/members',
  '/claims',
  '/claims/spx-38-records-2024',
  '/facts',
  '/data',
  '/methodology',
]) {
  test(`${path} on paper: no navigation, nothing cut, dark on white`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await openPage(page, `${servers.imported.url}${path}`);
    await page.setViewportSize(paper);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    for (const hidden of ['header', 'main nav', '[data-no-print]', '[data-overview]']) {
      expect(await page.locator(hidden).evaluateAll((found) => found.filter((one) => one.checkVisibility()).length), hidden).toBe(0);
    }
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('main table, main svg, main math')]
        .filter(
          (one) =>
            one.checkVisibility() &&
            one.closest('details:not([open])') === null &&
            one.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
        )
        .map(
          (one) =>
            `${one.tagName} in ${one.closest('[aria-label]')?.getAttribute('aria-label') ?? ''}: ${one.getBoundingClientRect().right}`,
        ),
    );
    expect(cut).toEqual([]);
    expect(await page.locator('h1').evaluate((title) => getComputedStyle(title).color)).toBe('rgb(20, 24, 31)');
  });
}

test('on paper the words of a claim stand in its sentence', async ({ page }) => {
  await openPage(page, `${servers.imported.url}/claims`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('[data-word]').first()).toBeVisible();
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
