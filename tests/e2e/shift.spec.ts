import { expect, test, type Page } from '@playwright/test';
import { studies } from '@/lib/studies/registry';
import { restPage } from '../support/e2e-page';
import { isExhaustive } from '../support/rounds';

/** Layout shift of a page on a slow machine, scrolled from top to bottom. */
async function measureShift(page: Page, url: string): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  // What is measured is what code and parts that come late move. The font comes before or after the first text is painted as the machine is busy or not.
  await page.route('**/*.woff2', (route) => route.abort());
  await page.addInitScript(() => {
    sessionStorage.setItem('shift', '0');
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value = 0, hadRecentInput = false } = entry as { value?: number; hadRecentInput?: boolean };
        if (!hadRecentInput) sessionStorage.setItem('shift', String(Number(sessionStorage.getItem('shift')) + value));
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(url);
  await restPage(page);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < height; y += 600) {
    await page.evaluate((top) => {
      window.scrollTo(0, top);
    }, y);
    await page.waitForTimeout(100);
  }
  await page.waitForTimeout(400);
  return Number(await page.evaluate(() => sessionStorage.getItem('shift') ?? 'missing'));
}

const widths = [360, 820, 1024, 1280, 1920] as const;
// A chart's code comes after its page, and beneath it stands more than a line: an index above the chart, a strip, a legend as high as its
// names are long, weeks to go through, tiles of as many members as there are, and the width that only a browser knows.
const paths = [
  '/',
  '/studies/ratio',
  '/studies/hindenburg',
  '/studies/facts',
  '/embed/studies/rotation',
  '/embed/studies/members',
  '/embed/studies/sector-breadth',
] as const;
const usual: readonly string[] = [
  '/ 360',
  '/ 1280',
  '/studies/ratio 820',
  '/studies/hindenburg 1024',
  '/studies/facts 820',
  '/embed/studies/rotation 360',
  '/embed/studies/members 360',
];

for (const path of paths)
  for (const width of widths.filter((wide) => isExhaustive || usual.includes(`${path} ${wide}`)))
    test(`nothing moves while ${path} loads at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      expect(await measureShift(page, path)).toBeLessThan(0.02);
    });

test('no study is wider than a phone before its code has come', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.route('**/*.js', (route) => route.abort());
  const found: Record<string, number> = {};
  for (const { id } of studies) {
    await page.goto(`/studies/${id}`, { waitUntil: 'domcontentloaded' });
    found[id] = await page.evaluate(() => document.documentElement.scrollWidth);
  }
  expect(Math.max(...Object.values(found)), JSON.stringify(found)).toBeLessThanOrEqual(360);
});
