import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { openStudy, settleStudy } from '../support/e2e-page';
import { startBenchServer } from '../support/bench-server';
import type { Figure } from './figure';

const scriptBudgetBytes = 250 * 1024;
const paintBudgetMs = 100;
const drags = 12;

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** Compressed size of every script that a first visit to the page loads, prefetches of other pages left out. */
async function measureScripts(page: Page, url: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      sizes.push(
        response.body().then(
          (body) => gzipSync(body).length,
          () => 0,
        ),
      );
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.locator('svg.recharts-surface').first().waitFor();
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** What moves of a page by itself while it comes alive, as browsers count it. **Units** none: shares of the window. */
async function measureShift(page: Page, url: string): Promise<number> {
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(window, { broadtapeShift: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if (Reflect.get(entry, 'hadRecentInput') !== true) seen.shift += Number(Reflect.get(entry, 'value'));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.locator('svg.recharts-surface path').first().waitFor({ state: 'attached' });
  await page.waitForTimeout(1_000);
  return Number(await page.evaluate((): unknown => Reflect.get(Object(Reflect.get(window, 'broadtapeShift')), 'shift')));
}

/** What a page weighs before any script: as it is, and as it goes out. */
async function measureHtml(url: string): Promise<{ readonly plain: number; readonly compressed: number }> {
  const html = Buffer.from(await (await fetch(url)).arrayBuffer());
  return { plain: html.length, compressed: gzipSync(html).length };
}

/** Time from each pointer move of a drag to the frame that shows it, over thirty years of daily data. */
async function measureDrags(page: Page, url: string): Promise<number[]> {
  await openStudy(page, url);
  const plot = page.locator('article figure[data-chart] [data-chart-frame]').first();
  await plot.scrollIntoViewIfNeeded();
  // The wheel is the chart's once it was clicked; the first gesture loads the rows outside the window.
  await plot.click();
  await page.mouse.wheel(0, -240);
  await page.waitForURL(/from=/);
  await settleStudy(page);
  await page.evaluate(() => {
    const delays: number[] = [];
    Object.assign(window, { broadtapeDelays: delays });
    window.addEventListener(
      'pointermove',
      (event) => {
        requestAnimationFrame(() => setTimeout(() => delays.push(performance.now() - event.timeStamp)));
      },
      { capture: true },
    );
  });
  const box = await plot.boundingBox();
  if (box === null) throw new Error('the chart has no box');
  const [left, middle] = [box.x + box.width * 0.2, box.y + box.height / 2];
  for (let drag = 0; drag < drags; drag += 1) {
    await page.mouse.move(left, middle);
    await page.mouse.down();
    await page.mouse.move(left + box.width * (drag % 2 === 0 ? 0.4 : -0.1), middle, { steps: 20 });
    await page.mouse.up();
  }
  await page.waitForTimeout(300);
  const delays: unknown = await page.evaluate((): unknown => Reflect.get(window, 'broadtapeDelays'));
  if (!Array.isArray(delays) || delays.length < drags * 10) throw new Error('the drags were not measured');
  return delays.map(Number);
}

/** What a study page weighs and how soon it paints while it is dragged, each against its budget. */
export async function benchPages(): Promise<Figure[]> {
  const server = await startBenchServer();
  const installed = '/usr/bin/chromium';
  const browser = await chromium.launch({ args: ['--no-sandbox'], ...(existsSync(installed) ? { executablePath: installed } : {}) });
  try {
    const base = server.url;
    const scripts = await measureScripts(
      await browser.newPage({ viewport: { width: 1280, height: 900 } }),
      `${base}/studies/outperformance`,
    );
    const delays = await measureDrags(
      await browser.newPage({ viewport: { width: 1280, height: 900 } }),
      `${base}/studies/outperformance?last=max`,
    );
    const paint = percentile(delays, 0.95);
    const weighed: Figure[] = [];
    for (const [name, path] of [
      ['front page', '/'],
      ['study page', '/studies/outperformance'],
    ] as const) {
      const { plain, compressed } = await measureHtml(`${base}${path}`);
      const shift = await measureShift(await browser.newPage({ viewport: { width: 1280, height: 900 } }), `${base}${path}`);
      weighed.push(
        { name: `${name}, HTML`, value: Math.round(plain / 1024), unit: 'KB' },
        { name: `${name}, HTML compressed`, value: Math.round(compressed / 1024), unit: 'KB' },
        { name: `${name}, layout shift`, value: Number(shift.toFixed(3)), unit: '', budget: '0.02' },
      );
    }
    return [
      ...weighed,
      {
        name: 'study page, scripts compressed',
        value: Math.round(scripts / 1024),
        unit: 'KB',
        ratio: Number((scripts / scriptBudgetBytes).toFixed(2)),
        against: 'budget of 250 KB',
        budget: '250 KB',
      },
      {
        name: 'drag over the whole history, move to paint, p95',
        value: Number(paint.toFixed(1)),
        unit: 'ms',
        ratio: Number((paint / paintBudgetMs).toFixed(2)),
        against: 'budget of 100 ms',
        budget: '100 ms',
      },
    ];
  } finally {
    await browser.close();
    server.stop();
  }
}
