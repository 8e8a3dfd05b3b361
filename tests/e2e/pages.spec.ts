import { expect, test, type Page } from '@playwright/test';
import { studies } from '@/lib/studies/registry';
import { colourRules, findViolations } from '../support/e2e-axe';
import { openPage, openStudy } from '../support/e2e-page';
import { servers } from '../support/e2e-servers';
import { watchPage } from '../support/e2e-watch';
import { triedStudies } from '../support/e2e-studies';
import { isExhaustive } from '../support/rounds';

/** A visit: of a page, on one of the stores, and whether it is made again at the width of a phone. */
interface Visit {
  readonly store: 'sample' | 'imported';
  readonly path: string;
  readonly isAgain?: boolean;
}

// One visit does it all, since to load a page costs more than most of what is looked at. The imported store has verdicts, and the longest
// line in the header: all indices to, and how many sessions behind. The sample market has members, and says everywhere that it is simulated.
const imported: readonly Visit[] = [
  { store: 'imported', path: '/', isAgain: true },
  { store: 'imported', path: '/studies' },
  { store: 'imported', path: '/studies/outperformance', isAgain: true },
  { store: 'imported', path: '/claims' },
  { store: 'imported', path: '/claims/spx-38-records-2024' },
  { store: 'imported', path: '/facts', isAgain: true },
  { store: 'imported', path: '/data' },
  { store: 'imported', path: '/methodology' },
];
const sampled: readonly Visit[] = [
  '/',
  ...triedStudies.map(({ id }) => `/studies/${id}`),
  ...(isExhaustive ? ['/studies', '/claims', '/claims/rut-spx-5d-record', '/facts', '/data', '/methodology'] : []),
]
  .filter((path) => isExhaustive || !imported.some((visit) => visit.path === path && path !== '/'))
  .map((path): Visit => ({ store: 'sample', path }));

const widths = [320, 360, 480, 561, 640, 769, 820, 900, 901, 1024, 1120, 1121, 1260, 1300, 1301, 1400];
// A4 between its margins, at 96 pixels to the inch.
const paper = { width: 703, height: 1020 } as const;

/** How far the page is wider than its window, and the header's content than the header; the scrollbar's gutter makes a page narrower. */
async function measureOverflow(page: Page): Promise<{ readonly page: number; readonly header: number }> {
  return await page.evaluate(() => {
    const { documentElement: root } = document;
    const row = document.querySelector('header > div');
    return { page: Math.max(0, root.scrollWidth - root.clientWidth), header: row === null ? NaN : row.scrollWidth - row.clientWidth };
  });
}

async function judgePhone(page: Page): Promise<void> {
  await expect.poll(() => measureOverflow(page), { message: '360 px' }).toEqual({ page: 0, header: 0 });
  await expect(page.locator('h1')).toBeInViewport();
  // Exactly: a table of quadrants under each formula may be wider than a phone.
  const formulas = page.getByRole('group', { name: 'Formula', exact: true });
  expect(await formulas.evaluateAll((found) => found.filter((one) => one.scrollWidth > one.clientWidth).length), 'formulas cut').toBe(0);
}

/** On paper: no navigation, nothing cut, dark on white also where the screen is dark. */
async function judgePaper(page: Page): Promise<void> {
  await page.setViewportSize(paper);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  for (const hidden of ['header', 'main nav', '[data-no-print]', '[data-overview]'])
    expect(await page.locator(hidden).evaluateAll((found) => found.filter((one) => one.checkVisibility()).length), hidden).toBe(0);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('main table, main svg, main math')]
      .filter(
        (one) =>
          one.checkVisibility() &&
          one.closest('details:not([open])') === null &&
          one.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
      )
      .map(
        (one) => `${one.tagName} in ${one.closest('[aria-label]')?.getAttribute('aria-label') ?? ''}: ${one.getBoundingClientRect().right}`,
      ),
  );
  expect(cut).toEqual([]);
  await expect(page.locator('h1')).toHaveCSS('color', 'rgb(20, 24, 31)');
}

for (const [place, { store, path, isAgain = isExhaustive }] of [...imported, ...sampled].entries()) {
  test(`${path} (${store}): accessible in light and dark, as wide as its window, whole on paper, no error and nothing refused`, async ({
    page,
  }) => {
    const errors = await watchPage(page);
    const open = async (): Promise<void> => {
      const address = `${servers[store].url}${path}`;
      if (/^\/(studies|claims)\/./.test(path)) await openStudy(page, address);
      else await openPage(page, address);
    };
    await open();
    const scheme = page.locator('html');
    await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'light');
    expect.soft(await findViolations(page), 'light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark');
    // Its colours in the dark are those of its neighbours. The longest page by far has none of its own.
    if (isExhaustive || (place % 2 === 0 && path !== '/methodology'))
      expect.soft(await findViolations(page, colourRules), 'dark').toEqual([]);

    // The frame is the same on both stores.
    for (const width of store === 'imported' || isExhaustive ? widths : [360]) {
      await page.setViewportSize({ width, height: 800 });
      // Charts take their new width a frame later.
      await expect.poll(() => measureOverflow(page), { message: `${width} px` }).toEqual({ page: 0, header: 0 });
    }
    await page.setViewportSize({ width: 360, height: 740 });
    // To where axe has scrolled, and back.
    await page.evaluate(() => window.scrollTo(0, 0));
    await judgePhone(page);

    await judgePaper(page);
    // On paper the words of a claim stand in its sentence.
    if (store === 'imported' && path.startsWith('/claims')) await expect(page.locator('[data-word]').first()).toBeVisible();

    if (isAgain) {
      // Another whole load, as a phone would see it. From elsewhere: the same address again would be a reload, which keeps where the page was scrolled to.
      await page.goto('about:blank');
      await page.setViewportSize({ width: 360, height: 740 });
      await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
      await open();
      await judgePhone(page);
    }
    expect.soft(errors).toEqual([]);
  });
}

test('the answer stands in the HTML, before any script', async ({ request }) => {
  for (const { id } of studies) {
    const html = await (await request.get(`/studies/${id}`)).text();
    const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '';
    expect(heading.replaceAll(/<[^>]+>/g, ''), id).toMatch(/.{20,}/);
    expect(html, id).toContain('<table');
  }
});

test('the methodology has every study, its formula and a contents that leads there', async ({ page }) => {
  await page.goto('/methodology');
  for (const { id, title } of studies) {
    await page.getByRole('navigation', { name: 'Contents' }).getByRole('link', { name: title, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`#${id}$`));
    await expect(page.locator(`#${id} h2`)).toBeInViewport();
    await expect(page.locator(`#${id} math`).first()).toBeVisible();
  }
});
