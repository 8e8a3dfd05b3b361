import { expect, type Page } from '@playwright/test';

/** What a reader sees of a study: the sentence, the table as text, and everything that is drawn. */
export interface StudySnapshot {
  readonly headline: string;
  readonly table: string;
  readonly paths: readonly string[];
  readonly bars: readonly string[];
}

/** One look at the page when the browser has drawn what it had to: two frames later, so that a busy machine waits as long as it needs. */
async function lookAt(page: Page): Promise<{ readonly busy: boolean; readonly snapshot: StudySnapshot }> {
  return await page.evaluate(async () => {
    await new Promise((resolve) => {
      requestAnimationFrame(() => {
        requestAnimationFrame(resolve);
      });
    });
    const figure = document.querySelector('article figure[data-chart]');
    const frame = figure?.querySelector('[data-chart-frame]');
    // Before React has taken the server's markup over, the chart stands at its first guess of a width.
    const isAlive = frame !== null && frame !== undefined && Object.keys(frame).some((key) => key.startsWith('__reactProps'));
    // The page says itself what it waits for: the browser does not tell the end of every request that it serves from its cache.
    const isWaiting =
      document.querySelector('article[data-pending="true"], article[aria-busy="true"], article [data-state="loading"]') !== null;
    return {
      busy: !isAlive || isWaiting,
      snapshot: {
        headline: document.querySelector('h1')?.textContent ?? '',
        table: document.querySelector('section[aria-label="Values"] table')?.textContent ?? '',
        paths: [...(figure?.querySelectorAll('path') ?? [])].map((path) => path.getAttribute('d') ?? ''),
        // As the browser understands it: the server and React write the same declaration with other spaces.
        bars: [...(figure?.querySelectorAll<HTMLElement | SVGElement>('[style]') ?? [])].map((element) => element.style.cssText),
      },
    };
  });
}

const pauseMs = 30;
const looksAlike = 3;
const mostLooks = 1_000;

/** Waits until the study in sight answers the address: nothing in flight, and several looks in a row see the same. */
export async function settleStudy(page: Page): Promise<StudySnapshot> {
  await page.locator('article[data-state] figure[data-chart] [data-chart-frame]').first().waitFor();
  let before = '';
  let same = 0;
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const { busy, snapshot } = await lookAt(page);
    const text = JSON.stringify(snapshot);
    same = busy ? 0 : text === before ? same + 1 : 1;
    if (same === looksAlike) return snapshot;
    before = text;
    await page.waitForTimeout(pauseMs);
  }
  throw new Error(`${page.url()} does not come to rest`);
}

/** Opens any page and waits until it can be used. */
export async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  // The header announces its shortcut when the page listens to keys, which is after React has taken it over.
  await page.locator('header [aria-keyshortcuts]').first().waitFor({ state: 'attached' });
}

/** Waits until everything has come that a page loads later, and the browser has nothing to do. Not "no request for half a second": the icon that a browser looks for by itself is now and then never told to have ended. */
export async function restPage(page: Page): Promise<void> {
  // React has taken over what the server wrote.
  await page.waitForFunction(() => Object.keys(document.querySelector('body h1') ?? {}).some((key) => key.startsWith('__react')));
  await expect(page.locator('[data-state="loading"]')).toHaveCount(0);
  await page.evaluate(async () => {
    await new Promise((resolve) => requestIdleCallback(resolve));
  });
}

/** Opens a study and waits until it rests. */
export async function openStudy(page: Page, path: string): Promise<StudySnapshot> {
  await page.goto(path);
  return await settleStudy(page);
}

/** The query of the address bar. */
export function readQuery(page: Page): URLSearchParams {
  return new URL(page.url()).searchParams;
}
