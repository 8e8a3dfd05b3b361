import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { openStudy, settleStudy } from '../support/e2e-page';
import type { Figure } from './figure';

const scriptBudgetBytes = 350 * 1024;
const paintBudgetMs = 100;
const drags = 12;

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

async function waitUntilServed(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 3000 && server.exitCode === null; attempt += 1) {
    const ok = await fetch(`${url}/api/health/live`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The server for the page bench did not start; it says why above.');
}

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
  const port = await findFreePort();
  const folder = mkdtempSync(join(tmpdir(), 'broadtape-bench-'));
  // Its words go to the error output: a build that fails says why, and the figures stay alone on theirs.
  const server = spawn(process.execPath, ['.config/serve-tests.mjs', 'sample', String(port), folder], { stdio: ['ignore', 2, 2] });
  const installed = '/usr/bin/chromium';
  const browser = await chromium.launch({ args: ['--no-sandbox'], ...(existsSync(installed) ? { executablePath: installed } : {}) });
  try {
    const base = `http://127.0.0.1:${port}`;
    await waitUntilServed(base, server);
    const scripts = await measureScripts(
      await browser.newPage({ viewport: { width: 1280, height: 900 } }),
      `${base}/studies/outperformance`,
    );
    const delays = await measureDrags(
      await browser.newPage({ viewport: { width: 1280, height: 900 } }),
      `${base}/studies/outperformance?last=max`,
    );
    const paint = percentile(delays, 0.95);
    return [
      {
        name: 'study page, scripts compressed',
        value: Math.round(scripts / 1024),
        unit: 'KB',
        ratio: Number((scripts / scriptBudgetBytes).toFixed(2)),
        against: 'budget of 350 KB',
        budget: '350 KB',
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
    server.kill('SIGTERM');
  }
}
