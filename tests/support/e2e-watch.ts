import type { Page } from '@playwright/test';

/** zod tries whether it may compile its checks, and does without. */
const tried = 'Refused: script-src eval';

/**
 * What goes wrong in the page from now on: what its policy refuses, what it throws, and what it logs as an error. That the address
 * `refused` was answered with a refusal is none.
 */
export async function watchPage(page: Page, refused?: string): Promise<string[]> {
  const seen: string[] = [];
  page.on('pageerror', (error) => seen.push(error.message));
  page.on('console', (message) => {
    const [text, { url }] = [message.text(), message.location()];
    if (message.type() !== 'error' || text.startsWith(tried)) return;
    // A page that is refused has no icon of its own either, so that the browser looks for one where there is none.
    if (refused !== undefined && [refused, '/favicon.ico'].some((path) => url.endsWith(path)) && text.startsWith('Failed to load')) return;
    seen.push(`${text} ${url}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      console.error(`Refused: ${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  return seen;
}
