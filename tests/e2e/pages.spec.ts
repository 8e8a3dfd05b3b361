import { expect, test, type Page } from '@playwright/test';
import { studies } from '@/lib/studies/registry';
import { colourRules, findViolations } from '../support/e2e-axe';
import { openPage, openStudy } from '../support/e2e-page';
import { watchPage } from '../support/e2e-watch';
import { triedStudies } from '../support/e2e-studies';
import { isExhaustive } from '../support/rounds';

const pages = [
  '/',
  '/studies',
  ...triedStudies.map(({ id }) => `/studies/${id}`),
  '/claims',
  '/claims/rut-spx-5d-record',
  '/data',
  '/methodology',
];

// The frame of a study at the width of a phone is loaded once, and the other kinds of chart take that width where they stand.
const resized: ReadonlySet<string> = new Set(triedStudies.slice(1).map(({ id }) => `/studies/${id}`));

async function open(page: Page, path: string): Promise<void> {
  if (/^\/(studies|claims)\/./.test(path)) await openStudy(page, path);
  else await openPage(page, path);
}

for (const [place, path] of pages.entries()) {
  test(`${path} is accessible in light and dark, fits 360 px, and logs no error and has nothing refused`, async ({ page }) => {
    const errors = await watchPage(page);
    await open(page, path);
    const scheme = page.locator('html');
    await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'light');
    expect.soft(await findViolations(page), 'light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark');
    // Its colours in the dark are those of its neighbours. The longest page by far has none of its own.
    if (isExhaustive || (place % 2 === 0 && path !== '/methodology'))
      expect.soft(await findViolations(page, colourRules), 'dark').toEqual([]);

    await page.setViewportSize({ width: 360, height: 740 });
    if (isExhaustive || !resized.has(path)) {
      // Another whole load, as a phone would see it. From elsewhere: the same address again would be a reload, which keeps where axe had scrolled to.
      await page.goto('about:blank');
      await open(page, path);
    } else await page.evaluate(() => window.scrollTo(0, 0));
    const widths = await page.evaluate(() => ({
      content: document.documentElement.scrollWidth,
      window: document.documentElement.clientWidth,
    }));
    expect(widths.content).toBeLessThanOrEqual(widths.window);
    await expect(page.locator('h1')).toBeInViewport();
    const formulas = page.getByRole('group', { name: 'Formula' });
    expect(await formulas.evaluateAll((found) => found.filter((one) => one.scrollWidth > one.clientWidth).length), 'formulas cut').toBe(0);
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
