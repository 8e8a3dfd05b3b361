import { expect, test as base, type Page } from '@playwright/test';
import { meetsValues } from '@/lib/studies/kit/meets-conditions';
import type { Study } from '@/lib/studies/kit/study';
import type { ParameterSchema } from '@/lib/view/parameter-schema';
import { openControls, setByControl } from '../support/e2e-controls';
import { openStudy, settleStudy, type StudySnapshot } from '../support/e2e-page';
import { listTried, triedStudies } from '../support/e2e-studies';
import { isExhaustive } from '../support/rounds';

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

/** Studies whose chart is of the last session: they have no range to choose. */
const ranked = new Set(['leaders', 'facts', 'needs', 'baton']);

interface Batch {
  /** What must stand in the address for the controls to have a say. */
  readonly query: string;
  readonly parameters: readonly ParameterSchema[];
}

/** The controls that can be set together, so that a stranger opens one link for all of them; one that others depend on by itself. */
function batchControls(parameters: readonly ParameterSchema[]): Batch[] {
  const initial = new Map(parameters.map((parameter) => [parameter.name, parameter.initial ?? '']));
  const governing = new Set(parameters.flatMap(({ appliesWhen }) => appliesWhen.flatMap((set) => Object.keys(set))));
  const batches: { query: string; parameters: ParameterSchema[] }[] = [{ query: '', parameters: [] }];
  for (const parameter of parameters) {
    const needed = Object.entries(parameter.appliesWhen[0] ?? {}).flatMap(([name, values]) =>
      meetsValues(values, initial.get(name) ?? '') ? [] : [`${name}=${values[0] ?? ''}`],
    );
    const query = needed.length === 0 ? '' : `?${needed.join('&')}`;
    const open = governing.has(parameter.name)
      ? undefined
      : batches.find((batch) => batch.query === query && !batch.parameters.some(({ name }) => governing.has(name)));
    if (open === undefined) batches.push({ query, parameters: [parameter] });
    else open.parameters.push(parameter);
  }
  return batches;
}

/** Whether a study counts members: of those none is assumed. */
function countsMembers({ universes, params }: Study): boolean {
  return universes?.(params.parse({})).some(({ ends }) => ends !== 'nothing') === true;
}

/** Sets the range and, where closes can be assumed, one of them, as a reader would: how each is known from the address. */
async function setRangeAndAssumption(page: Page, study: Study): Promise<string[]> {
  const names: string[] = [];
  if (!ranked.has(study.id)) {
    await page
      .getByRole('group', { name: 'Range' })
      .getByRole('button', { name: study.rowsAre === 'sessions' ? 'Five years' : 'Ten years' })
      .click();
    await expect(page).toHaveURL(/last=/);
    names.push('last');
  }
  if (countsMembers(study)) return names;
  await openControls(page);
  const field = page.locator('[data-controls]').first().getByLabel('If it closes at');
  await field.fill('RUT:2300,SPX:5700');
  await field.press('Enter');
  await expect(page).toHaveURL(/assume=/);
  return [...names, 'assume'];
}

// Those with the most to set first, so that no worker ends with a long one alone; in the short run those alone of which something is set.
for (const study of triedStudies
  .filter((one) => isExhaustive || listTried(one).length > 0)
  .toSorted((one, other) => listTried(other).length - listTried(one).length)) {
  const controlled = listTried(study);

  test(`${study.id}: controls, range and an assumed close from their link, and back; as-of date and version`, async ({
    page,
    openFresh,
  }) => {
    let at = '';
    let initial: StudySnapshot | undefined;
    for (const [place, { query, parameters }] of batchControls(controlled).entries()) {
      const address = `/studies/${study.id}${query}`;
      await test.step(parameters.map(({ name }) => name).join(', '), async () => {
        // The way back has led to where the next ones start, unless that has another query.
        if (initial === undefined || address !== at) initial = await openStudy(page, address);
        at = address;
        const names: string[] = [];
        for (const parameter of parameters) {
          await setByControl(page, parameter);
          await settleStudy(page);
          names.push(parameter.name);
        }
        if (place === 0) names.push(...(await setRangeAndAssumption(page, study)));
        const changed = await settleStudy(page);
        expect(await openFresh(page.url()), `${page.url()} in a fresh browser`).toEqual(changed);
        for (const name of names.toReversed()) {
          await page.goBack();
          await expect(page, `back from ${name}`).not.toHaveURL(new RegExp(`[?&]${name}=`));
        }
        await expect(page).toHaveURL((url) => `${url.pathname}${url.search}` === address);
        // The way back may have put the chart under the pointer.
        await page.mouse.move(0, 0);
        expect(await settleStudy(page)).toEqual(initial);
      });
    }
    const pinned = await openFresh(`/studies/${study.id}?from=2012-01-03&to=2020-12-31&asOf=2023-06-30&version=1`);
    expect(pinned.table).not.toContain('2024-');
  });
}
