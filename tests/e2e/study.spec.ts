import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { formatTableCell } from '@/components/tables/format-table-cell';
import type { Cell, Column } from '@/lib/studies/kit/study';
import { openStudy, settleStudy } from '../support/e2e-page';
import { triedStudies } from '../support/e2e-studies';
import { eachThird } from '../support/rounds';

const answer = z.object({ columns: z.array(z.custom<Column>()), chart: z.looseObject({ kind: z.string() }) });

async function readTable(page: Page): Promise<string[][]> {
  return await page
    .locator('section[aria-label="Values"] tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)));
}

function toCell(text: string, column: Column): Cell {
  if (text === '') return null;
  if (column.type === 'number') return Number(text);
  return column.type === 'boolean' ? text === 'true' : text;
}

for (const study of eachThird(triedStudies)) {
  test(`${study.id}: the CSV that downloads is the table`, async ({ page, request }) => {
    await openStudy(page, `/studies/${study.id}`);
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV', exact: true }).click();
    const file = await (await downloading).path();
    const body = answer.parse(await (await request.get(`/api/v1/studies/${study.id}`)).json());
    const records: string[][] = parse(readFileSync(file, 'utf8'));
    const rows = records
      .slice(1)
      // An address is a link that is called after its column.
      .map((record) =>
        body.columns.map((column, place) =>
          record[place]?.startsWith('/studies/') === true ? column.label : formatTableCell(toCell(record[place] ?? '', column), column),
        ),
      );
    // The table shows the newest first and twenty to a page; rankings, instruments and horizons stand in their own order.
    const isOrdered = body.chart.kind === 'ranking' || ['instruments', 'horizons', 'periods'].includes(study.rowsAre);
    const shown = (isOrdered ? rows : rows.toReversed()).slice(0, 20);
    expect(shown.length).toBeGreaterThan(0);
    expect(await readTable(page)).toEqual(shown);
  });
}

test('a change of parameter never blanks the chart', async ({ page }) => {
  await openStudy(page, '/studies/outperformance');
  await page.evaluate(() => {
    const watched = globalThis as typeof globalThis & { blanks?: number };
    watched.blanks = 0;
    const look = (): void => {
      if (document.querySelector('figure[data-chart] path') === null) watched.blanks = (watched.blanks ?? 0) + 1;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page
    .getByRole('button', { name: /: one more$/ })
    .first()
    .click();
  await settleStudy(page);
  await page.getByRole('group', { name: 'Range' }).getByRole('button', { name: 'All history' }).click();
  await settleStudy(page);
  await page.goBack();
  await settleStudy(page);
  expect(await page.evaluate(() => (globalThis as typeof globalThis & { blanks?: number }).blanks)).toBe(0);
});

test('Back to a study that was opened by its address shows it again', async ({ page }) => {
  const before = await openStudy(page, '/studies/streaks');
  await page.getByRole('navigation').getByRole('link', { name: 'Studies', exact: true }).first().click();
  await expect(page).toHaveURL(({ pathname }) => pathname === '/studies');
  await expect(page.locator('h1')).not.toHaveText(before.headline);
  await page.goBack();
  await expect(page.locator('h1')).toHaveText(before.headline);
  expect(await settleStudy(page)).toEqual(before);
});

test('a study whose text did not come with the page says that it failed here, and is fetched anew', async ({ page }) => {
  const whole = await openStudy(page, '/studies/streaks');
  let emptied = 0;
  await page.route(/\/studies\/streaks$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/(<script[^>]* id="study-[^>]*>)[^<]+/, (_, element: string) => {
      emptied += 1;
      return element;
    });
    await route.fulfill({ response, body });
  });
  await page.reload();
  await expect(page.getByText('Something failed in the browser.')).toBeVisible();
  expect(emptied).toBe(1);
  await page.getByRole('button', { name: 'Try again' }).click();
  expect(await settleStudy(page)).toEqual(whole);
});

test('arrows move the cursor of the chart by session, and the value is read out', async ({ page }) => {
  await openStudy(page, '/studies/outperformance');
  const chart = page.getByRole('application').first();
  await chart.focus();
  const tooltip = page.locator('[data-tooltip]').first();
  await page.keyboard.press('End');
  await expect(tooltip).toContainText('16 Jul 2024');
  await page.keyboard.press('ArrowLeft');
  await expect(tooltip).toContainText('15 Jul 2024');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(tooltip).toContainText('12 Jun 2024');
  await expect(page.locator('figure[data-chart] [aria-live="polite"]').first()).toContainText('12 Jun 2024');
  await page.keyboard.press('Escape');
  await expect(tooltip).toHaveCount(0);
});

async function centreOfChart(page: Page): Promise<readonly [x: number, y: number]> {
  const box = await page.getByRole('application').first().boundingBox();
  if (box === null) throw new Error('the chart has no box');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

test('the wheel scrolls the page over a chart, and zooms once the chart was clicked or Ctrl is held', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  await openStudy(page, '/studies/distance');
  const [x, y] = await centreOfChart(page);
  const scroll = (): Promise<number> => page.evaluate(() => window.scrollY);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, 60);
  await expect.poll(scroll).toBe(60);
  await expect(page.locator('[data-hint]')).toHaveAttribute('data-hint', /zoom with the wheel/);
  expect(new URL(page.url()).search).toBe('');
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d&to=/);
  const held = page.url();
  await page.mouse.click(x, y);
  await page.mouse.wheel(0, -200);
  await expect.poll(() => page.url()).not.toBe(held);
  expect(await scroll()).toBe(60);
  // Escape gives the wheel back, and so does leaving the chart.
  await page.keyboard.press('Escape');
  await page.mouse.wheel(0, 40);
  await expect.poll(scroll).toBe(100);
  await page.mouse.click(x, y);
  await page.mouse.move(2, 2);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, 40);
  await expect.poll(scroll).toBe(140);
});

test('wheel, drag and double click move the range, and the address follows', async ({ page }) => {
  await openStudy(page, '/studies/distance');
  const [x, y] = await centreOfChart(page);
  await page.mouse.click(x, y);
  await page.mouse.wheel(0, -300);
  await expect(page).toHaveURL(/from=\d{4}-\d\d-\d\d&to=/);
  const zoomed = page.url();
  await page.mouse.down();
  await page.mouse.move(x + 200, y, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => page.url()).not.toBe(zoomed);
  await page.mouse.dblclick(x, y);
  await expect(page).toHaveURL(/last=max/);
});
