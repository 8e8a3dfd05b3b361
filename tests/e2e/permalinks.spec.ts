import { expect, test as base } from '@playwright/test';
import { studies } from '@/lib/studies/registry';
import { listParameters, type ParameterSchema } from '@/lib/view/parameter-schema';
import { openControls, setByControl } from '../support/e2e-controls';
import { openStudy, settleStudy, type StudySnapshot } from '../support/e2e-page';

// A link shows the same to everyone: each control is set by hand, the address is opened in a fresh browser, and both must agree.

const test = base.extend<{ openFresh: (address: string) => Promise<StudySnapshot> }>({
  // One stranger a test: a browser that shares nothing with the one where the controls were set. Each address is a whole load
  // in the same tab, which keeps the scripts compiled; nothing is stored in a tab.
  openFresh: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...(baseURL === undefined ? {} : { baseURL }) });
    const page = await context.newPage();
    await use(async (address) => await openStudy(page, address));
    await context.close();
  },
});

const setTogether = 3;

/** Studies whose chart is a ranking of the last session: they have no range to choose. */
const ranked = new Set(['leaders', 'facts', 'needs']);

interface Batch {
  /** What must stand in the address for the controls to have a say. */
  readonly query: string;
  readonly parameters: readonly ParameterSchema[];
}

/** The controls a few at a time, so that each link is opened by a stranger once for all of them; one that others depend on by itself. */
function batchControls(parameters: readonly ParameterSchema[], most: number): Batch[] {
  const initial = new Map(parameters.map((parameter) => [parameter.name, parameter.initial ?? '']));
  const governing = new Set(parameters.flatMap(({ appliesWhen }) => Object.keys(appliesWhen)));
  const batches: { query: string; parameters: ParameterSchema[] }[] = [];
  for (const parameter of parameters) {
    const needed = Object.entries(parameter.appliesWhen).flatMap(([name, values]) => (values.includes(initial.get(name) ?? '') ? [] : [`${name}=${values[0] ?? ''}`]));
    const query = needed.length === 0 ? '' : `?${needed.join('&')}`;
    const open = governing.has(parameter.name) ? undefined : batches.find((batch) => batch.query === query && batch.parameters.length < most && !batch.parameters.some(({ name }) => governing.has(name)));
    if (open === undefined) batches.push({ query, parameters: [parameter] });
    else open.parameters.push(parameter);
  }
  return batches;
}

for (const study of studies) {
  const controlled = listParameters(study).filter(({ shared, name }) => !shared || name === 'basis');

  test(`${study.id}: each control from its link, and back`, async ({ page, openFresh }) => {
    test.setTimeout(60_000 + 15_000 * controlled.length);
    let at = '';
    let initial: StudySnapshot | undefined;
    for (const { query, parameters } of batchControls(controlled, setTogether)) {
      const address = `/studies/${study.id}${query}`;
      await test.step(parameters.map(({ name }) => name).join(', '), async () => {
        // The way back has led to where the next ones start, unless that has another query.
        if (initial === undefined || address !== at) initial = await openStudy(page, address);
        at = address;
        let changed = initial;
        for (const parameter of parameters) {
          await setByControl(page, parameter);
          changed = await settleStudy(page);
        }
        expect(await openFresh(page.url()), `${page.url()} in a fresh browser`).toEqual(changed);
        for (const { name } of [...parameters].reverse()) {
          await page.goBack();
          await expect(page, `back from ${name}`).not.toHaveURL(new RegExp(`[?&]${name}=`));
        }
        await expect(page).toHaveURL((url) => `${url.pathname}${url.search}` === address);
        expect(await settleStudy(page)).toEqual(initial);
      });
    }
  });

  test(`${study.id}: range, as-of date, version and an assumed close from their links`, async ({ page, openFresh }) => {
    await openStudy(page, `/studies/${study.id}`);
    if (!ranked.has(study.id)) {
      await page.getByRole('group', { name: 'Range' }).getByRole('button', { name: study.rowsAre === 'sessions' ? 'Five years' : 'Ten years' }).click();
      await expect(page).toHaveURL(/last=/);
    }
    await openControls(page);
    const field = page.locator('[data-controls]').first().getByLabel('If it closes at');
    await field.fill('RUT:2300,SPX:5700');
    await field.press('Enter');
    await expect(page).toHaveURL(/assume=/);
    expect(await openFresh(page.url())).toEqual(await settleStudy(page));

    const pinned = `/studies/${study.id}?from=2012-01-03&to=2020-12-31&asOf=2023-06-30&version=1`;
    const shown = await openStudy(page, pinned);
    expect(await openFresh(pinned)).toEqual(shown);
    expect(shown.table).not.toContain('2024-');
  });
}
