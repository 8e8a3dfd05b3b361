import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Colours are all that another scheme changes. */
export const colourRules = ['color-contrast'];

// Axe asks for targets of 24 px (WCAG 2.2, 2.5.8) only where it is told to.
const rules = { 'target-size': { enabled: true } };

/** What axe calls serious or critical in the page as it stands, each with where it is; by these rules alone where some are given, only inside of `within`. */
export async function findViolations(page: Page, only: readonly string[] = [], within?: string): Promise<string[]> {
  // Colours on their way from one to another are neither.
  await page.evaluate(async () => {
    await Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map((animation) => animation.finished),
    );
  });
  // As one run in the page: no page of ours has a frame of somebody else, and by parts, gathered in a window of their own, each look costs three times as much.
  const whole = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'], rules });
  const builder = within === undefined ? whole : whole.include(within);
  const { violations } = await (only.length === 0 ? builder : builder.withRules([...only])).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 5)
        .map(({ target }) => target.join(' '))
        .join(' | ')}`,
  );
}
