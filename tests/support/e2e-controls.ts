import { expect, type Locator, type Page } from '@playwright/test';
import type { ParameterSchema } from '@/lib/view/parameter-schema';
import { readQuery } from './e2e-page';

// Values far enough from the default to show, near enough to leave something to show.
const numbers: Readonly<Record<string, string>> = { thresholdPct: '0.5', minDepthPct: '10', bearPct: '30', withinPct: '3' };

const texts: Readonly<Record<string, string>> = {
  since: '2004',
  said: '11.5',
  atLeast: '3',
  start: '2023-06-30',
  week: '2024-06-28',
  exclude: '2020',
  and: 'record,symbol:NDX',
};

function bar(page: Page): Locator {
  return page.locator('[data-controls]').first();
}

async function setChoice(page: Page, parameter: ParameterSchema): Promise<void> {
  const other = parameter.options.find(({ value }) => value !== parameter.initial);
  if (other === undefined) throw new Error(`${parameter.name} offers no other choice`);
  if (parameter.options.length > 4) {
    await bar(page).getByLabel(parameter.label, { exact: true }).selectOption(other.value);
    return;
  }
  const group = bar(page).getByRole('radiogroup', { name: parameter.label, exact: true });
  const radio = group.getByRole('radio', { name: other.label, exact: true });
  // Going back re-wraps the row of controls: a click on a label that moves under it does not count, as for a reader.
  await expect(async () => {
    await group.getByText(other.label, { exact: true }).click();
    await expect(radio).toBeChecked({ timeout: 5_000 });
  }).toPass();
}

async function setNumber(page: Page, parameter: ParameterSchema): Promise<void> {
  const field = bar(page).getByLabel(parameter.label, { exact: true });
  const usual = numbers[parameter.name];
  // Studies differ in what they take of a name.
  const isTaken =
    usual !== undefined && Number(usual) >= (parameter.minimum ?? -Infinity) && Number(usual) <= (parameter.maximum ?? Infinity);
  await field.fill(isTaken ? usual : String(Number(parameter.initial) + 1));
  await field.press('Enter');
}

async function setSymbol(page: Page, parameter: ParameterSchema): Promise<void> {
  await bar(page)
    .getByRole('button', { name: new RegExp(`^${parameter.label}: .*Change\\.$`) })
    .click();
  const taken = [parameter.initial, ...readQuery(page).values()];
  const symbol = ['NDX', 'MSFT'].find((candidate) => !taken.includes(candidate)) ?? 'AAPL';
  const field = page
    .getByRole(parameter.widget === 'symbols' ? 'textbox' : 'combobox', { name: parameter.label })
    .or(page.getByLabel(parameter.label, { exact: true }))
    .first();
  if (parameter.widget === 'symbols') {
    // One of those chosen is taken out.
    await field.press('Backspace');
    await page.keyboard.press('Escape');
    return;
  }
  await field.fill(symbol);
  await page.getByRole('option', { name: new RegExp(`${symbol}$`) }).click();
}

async function setText(page: Page, parameter: ParameterSchema): Promise<void> {
  const field = bar(page).getByLabel(parameter.label, { exact: true });
  await field.fill(texts[parameter.name] ?? '');
  await field.press('Enter');
}

/** Opens what is folded away among the controls of a study. */
export async function openControls(page: Page): Promise<void> {
  const folded = bar(page).locator('details:not([open]) > summary');
  // What was folded may hold more that is folded, which is drawn a moment later.
  for (let looks = 0; looks < 3; looks += 1) {
    if ((await folded.count()) === 0) {
      await page.waitForTimeout(50);
      continue;
    }
    await folded.first().click();
    looks = 0;
  }
}

/** Sets a parameter to another value by its control, as a reader would, and waits for the address to say it. */
export async function setByControl(page: Page, parameter: ParameterSchema): Promise<void> {
  const before = page.url();
  await openControls(page);
  if (parameter.widget === 'choice') await setChoice(page, parameter);
  else if (parameter.widget === 'number') await setNumber(page, parameter);
  else if (parameter.widget === 'stepper')
    await bar(page)
      .getByRole('button', { name: `${parameter.label}: one more` })
      .click();
  // Of the shipped universes some are brought by funds alone: this one every store of these tests has, with its sectors.
  else if (parameter.widget === 'universe') await bar(page).getByLabel(parameter.label, { exact: true }).selectOption('nasdaq100');
  else if (parameter.widget === 'sector') await bar(page).getByLabel(parameter.label, { exact: true }).selectOption({ index: 1 });
  else if (['symbol', 'symbols'].includes(parameter.widget)) await setSymbol(page, parameter);
  else await setText(page, parameter);
  await expect.poll(() => page.url(), { message: `the control of ${parameter.name} changes the address` }).not.toBe(before);
  expect(readQuery(page).has(parameter.name), `${parameter.name} stands in ${page.url()}`).toBe(true);
}
