import { expect, test, type Page } from '@playwright/test';
import { colourRules, findViolations } from '../support/e2e-axe';
import { openPage } from '../support/e2e-page';
import { startImportServer, type ImportServer } from '../support/e2e-import-server';
import { servers } from '../support/e2e-servers';
import { isExhaustive } from '../support/rounds';

const token = 'a-secret-of-some-length';
const closes = {
  name: 'AAPL.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['Date,Close/Last', '07/15/2024,$234.40', '07/16/2024,$234.82', '07/17/2024,$228.88'].join('\n')),
};
let server: ImportServer | undefined;

// All by one worker: each that runs some of them would start a server of its own, on the same port.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  server = await startImportServer(servers.empty.port + 5, token);
});
test.afterAll(async () => {
  await server?.stop();
});
const address = () => `${server?.url ?? ''}/data/import`;

/** In both schemes; what the last state shows has every colour, so that the short run looks at that alone in the dark. */
const findAll = async (page: Page, isLast = false) => {
  const light = await findViolations(page);
  if (!isLast && !isExhaustive) return { light, dark: [] };
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await findViolations(page, colourRules);
  await page.emulateMedia({ colorScheme: 'light' });
  return { light, dark };
};
const noViolations = { light: [], dark: [] };

test('a series is imported by keys alone, asked of which one it is, and every state passes axe', async ({ page }) => {
  // Asked for long before: the browser must know that it is not to open a window of its own before a key asks for one.
  const choosing = page.waitForEvent('filechooser');
  await openPage(page, address());
  expect.soft(await findAll(page), 'before a file').toEqual(noViolations);
  await page.getByLabel('Token', { exact: true }).focus();
  await page.keyboard.type(token);
  const input = page.locator('input[type=file]');
  for (let steps = 0; steps < 5 && !(await input.evaluate((element) => element === document.activeElement)); steps += 1)
    await page.keyboard.press('Tab');
  await expect(input).toBeFocused();
  await page.keyboard.press('Enter');
  await (await choosing).setFiles({
    name: 'download.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('date,value,known_from\n2023-01-01,1.5,2023-02-10\n2023-02-01,1.6,2023-03-10\n'),
  });
  await expect(page.getByText('of which series the values are')).toBeVisible({ timeout: 600_000 });
  expect.soft(await findAll(page), 'asked').toEqual(noViolations);
  await page.getByLabel('Series').focus();
  await page.keyboard.type('mine');
  await page.getByRole('button', { name: 'See what would change' }).press('Enter');
  await expect(page.getByText('MINE: done, 2 new, 0 revised')).toBeVisible({ timeout: 600_000 });
  expect.soft(await findAll(page), 'tried').toEqual(noViolations);
  await page.getByRole('button', { name: 'Import', exact: true }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Imported', exact: true })).toBeVisible({ timeout: 600_000 });
  expect.soft(await findAll(page, true), 'imported').toEqual(noViolations);
});

test('a file is recognised, tried and imported, and the study shows it', async ({ page }) => {
  await openPage(page, address());
  await page.getByLabel('Token', { exact: true }).fill(token);
  await page.locator('input[type=file]').setInputFiles(closes);
  await expect(page.getByRole('heading', { name: 'What would change' })).toBeVisible({ timeout: 600_000 });
  await expect(page.getByLabel('Close/Last is read as')).toHaveValue('close');
  await expect(page.getByText('AAPL: done, 3 new, 0 revised')).toBeVisible();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Imported', exact: true })).toBeVisible({ timeout: 600_000 });
  await page.getByRole('link', { name: 'Performance of AAPL' }).click();
  await expect(page).toHaveURL(/\/studies\/performance\?symbols=AAPL/);
  await expect(page.locator('h1')).toHaveText('Apple moved −2.35% from the close of 15 Jul 2024 to that of 17 Jul 2024.');
});

test('a file is asked about, then refused with the lines at fault', async ({ page }) => {
  await openPage(page, address());
  await page.getByLabel('Token', { exact: true }).fill(token);
  await page
    .locator('input[type=file]')
    .setInputFiles({
      name: 'download.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('date,close\n2024-07-13,1\n2024-07-14,2\n2024-07-20,3\n'),
    });
  await expect(page.getByText('of which security the closes are')).toBeVisible({ timeout: 600_000 });
  await page.getByLabel('Security').fill('xyz');
  await page.getByRole('button', { name: 'See what would change' }).click();
  await expect(page.getByText('This file is refused.')).toBeVisible({ timeout: 600_000 });
  await expect(page.getByText('3 of 3 dates are off the calendar')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toHaveCount(0);
});

test('a file that was tried is let go by whoever leaves the page by a link of ours', async ({ page }) => {
  await openPage(page, address());
  await page.getByLabel('Token', { exact: true }).fill(token);
  const [sent] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST' && response.url().includes('/api/v1/imports?')),
    page.locator('input[type=file]').setInputFiles({ ...closes, name: 'MSFT.csv' }),
  ]);
  const { id } = (await sent.json()) as { readonly id: string };
  const look = async () =>
    (await page.request.get(`${server?.url ?? ''}/api/v1/imports/${id}`, { headers: { authorization: `Bearer ${token}` } })).status();
  await expect(page.getByRole('heading', { name: 'What would change' })).toBeVisible({ timeout: 600_000 });
  expect(await look()).toBe(200);
  await page.getByRole('link', { name: 'Studies', exact: true }).first().click();
  await expect(page).toHaveURL(/\/studies$/);
  await expect.poll(look).toBe(404);
});

test('without a token nothing can be chosen, and a wrong one is said', async ({ page }) => {
  await openPage(page, address());
  await expect(page.locator('input[type=file]')).toBeDisabled();
  await page.getByLabel('Token', { exact: true }).fill('not-the-token-at-all');
  await page.locator('input[type=file]').setInputFiles(closes);
  await expect(page.getByText('The server does not know this token.')).toBeVisible();
  await expect(page.getByText('Authorization')).toHaveCount(0);
});

test('where no worker lives, the page says how to start one', async ({ page }) => {
  await openPage(page, '/data/import');
  await page.locator('input[type=file]').setInputFiles(closes);
  await expect(page.getByRole('alert').filter({ hasText: 'No worker is alive to run it' })).toBeVisible();
});
