import { expect, test, type Browser } from '@playwright/test';
import { studies } from '@/lib/studies/registry';
import { listParameters } from '@/lib/view/parameter-schema';
import { setByControl } from '../support/e2e-controls';
import { servers } from '../support/e2e-servers';
import { openStudy, settleStudy, type StudySnapshot } from '../support/e2e-page';

// A link shows the same to everyone: each control is set by hand, the address is opened in a fresh browser, and both must agree.

async function openFresh(browser: Browser, address: string): Promise<StudySnapshot> {
  const url = new URL(address, servers.sample.url).href;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    return await openStudy(await context.newPage(), url);
  } finally {
    await context.close();
  }
}

for (const study of studies) {
  const controlled = listParameters(study).filter(({ shared, name }) => !shared || name === 'basis');

  test(`${study.id}: each control from its link, and back`, async ({ page, browser }) => {
    test.setTimeout(120_000);
    const initial = await openStudy(page, `/studies/${study.id}`);
    for (const parameter of controlled) {
      await test.step(parameter.name, async () => {
        await setByControl(page, parameter);
        const changed = await settleStudy(page);
        expect(await openFresh(browser, page.url()), `${page.url()} in a fresh browser`).toEqual(changed);
        await page.goBack();
        await expect(page, `back from ${parameter.name}`).toHaveURL(new RegExp(`/studies/${study.id}$`));
        expect(await settleStudy(page)).toEqual(initial);
      });
    }
  });

  test(`${study.id}: range, as-of date, version and an assumed close from their links`, async ({ page, browser }) => {
    await openStudy(page, `/studies/${study.id}`);
    // A table of instruments ends at its as-of date and has no range to choose.
    if (study.rowsAre !== 'instruments') {
      await page.getByRole('group', { name: 'Range' }).getByRole('button', { name: study.rowsAre === 'sessions' ? 'Five years' : 'Ten years' }).click();
      await expect(page).toHaveURL(/last=/);
    }
    const field = page.locator('[data-controls]').first().getByLabel('If it closes at');
    await field.fill('RUT:2300,SPX:5700');
    await field.press('Enter');
    await expect(page).toHaveURL(/assume=/);
    expect(await openFresh(browser, page.url())).toEqual(await settleStudy(page));

    const pinned = `/studies/${study.id}?from=2012-01-03&to=2020-12-31&asOf=2023-06-30&version=1`;
    const shown = await openStudy(page, pinned);
    expect(await openFresh(browser, pinned)).toEqual(shown);
    expect(shown.table).not.toContain('2024-');
  });
}
