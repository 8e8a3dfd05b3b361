import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { studies } from '@/lib/studies/registry';
import { settleStudy } from '../support/e2e-page';

const pages = ['/', '/studies', ...studies.map(({ id }) => `/studies/${id}`), '/data', '/methodology'];

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  if (/^\/studies\/./.test(path)) await settleStudy(page);
  else await page.waitForLoadState('networkidle');
}

for (const path of pages) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${path} is accessible in ${colorScheme}, and logs no error`, async ({ page }) => {
      const errors: string[] = [];
      page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
      page.on('pageerror', (error) => errors.push(error.message));
      await page.emulateMedia({ colorScheme });
      await open(page, path);
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 5).join(' | ')}`)).toEqual([]);
      expect(errors).toEqual([]);
    });
  }

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
    expect(html, id).toMatch(/<h1[^>]*>[^<]{20,}</);
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
