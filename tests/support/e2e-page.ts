import type { Page } from '@playwright/test';

/** What a reader sees of a study: the sentence, the table as text, and everything that is drawn. */
export interface StudySnapshot {
  readonly headline: string;
  readonly table: string;
  readonly paths: readonly string[];
  readonly bars: readonly string[];
}

async function readSnapshot(page: Page): Promise<StudySnapshot> {
  return await page.evaluate(() => {
    const figure = document.querySelector('article figure[data-chart]');
    const table = document.querySelector('section[aria-label="Values"] table');
    return {
      headline: document.querySelector('h1')?.textContent ?? '',
      table: table?.textContent ?? '',
      paths: [...(figure?.querySelectorAll('path') ?? [])].map((path) => path.getAttribute('d') ?? ''),
      // As the browser understands it: the server and React write the same declaration with other spaces.
      bars: [...(figure?.querySelectorAll<HTMLElement | SVGElement>('[style]') ?? [])].map((element) => element.style.cssText),
    };
  });
}

const quietMs = 70;
const looksAlike = 3;
/** Waits until the study in sight answers the address: nothing in flight, and several looks in a row see the same. */
export async function settleStudy(page: Page): Promise<StudySnapshot> {
  await page.locator('article[data-state][aria-busy="false"] figure[data-chart] [data-chart-frame]').first().waitFor();
  // Before React has taken the server's markup over, the chart stands at its first guess of a width.
  await page.waitForFunction(() => {
    const frame = document.querySelector('article figure[data-chart] [data-chart-frame]');
    return frame !== null && Object.keys(frame).some((key) => key.startsWith('__reactProps'));
  });
  let before = JSON.stringify(await readSnapshot(page));
  let same = 0;
  for (let look = 0; look < 200; look += 1) {
    await page.waitForTimeout(quietMs);
    // The page says itself what it waits for: the browser does not tell the end of every request that it serves from its cache.
    const busy = await page.locator('article[data-pending="true"], article[aria-busy="true"], article [data-state="loading"]').count();
    const now = await readSnapshot(page);
    const text = JSON.stringify(now);
    same = busy === 0 && text === before ? same + 1 : 0;
    if (same === looksAlike) return now;
    before = text;
  }
  throw new Error(`${page.url()} does not come to rest`);
}

/** Opens any page and waits until it can be used. */
export async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() => {
    const button = document.querySelector('header [aria-keyshortcuts]');
    return button !== null && Object.keys(button).some((key) => key.startsWith('__reactProps'));
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
