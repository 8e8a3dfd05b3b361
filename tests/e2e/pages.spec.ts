import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { studies } from '@/lib/studies/registry';
import { openPage, openStudy } from '../support/e2e-page';

const pages = ['/', '/studies', ...studies.map(({ id }) => `/studies/${id}`), '/claims', '/claims/rut-spx-5d-record', '/data', '/methodology'];

async function open(page: Page, path: string): Promise<void> {
  if (/^\/(studies|claims)\/./.test(path)) await openStudy(page, path);
  else await openPage(page, path);
}

async function findViolations(page: Page, rules: readonly string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const { violations } = await (rules.length === 0 ? builder : builder.withRules([...rules])).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 5).map(({ target }) => target.join(' ')).join(' | ')}`);
}

for (const path of pages) {
  test(`${path} is accessible in light and dark, and logs no error`, async ({ page }) => {
    test.setTimeout(90_000);
    const errors: string[] = [];
    page.on('console', (message) => { if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`); });
    page.on('pageerror', (error) => errors.push(error.message));
    await open(page, path);
    const scheme = page.locator('html');
    await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'light');
    expect.soft(await findViolations(page, []), 'light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark');
    // Colours are all that the scheme changes.
    expect.soft(await findViolations(page, ['color-contrast']), 'dark').toEqual([]);
    expect.soft(errors).toEqual([]);
  });

  test(`${path} fits 360 px`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await open(page, path);
    const widths = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: document.documentElement.clientWidth }));
    expect(widths.content).toBeLessThanOrEqual(widths.window);
    await expect(page.locator('h1')).toBeInViewport();
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
