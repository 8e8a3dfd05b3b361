import { z } from 'zod';
import { magnificentSymbols, sectorFunds, sizeFunds, sizeLadder } from '@/lib/market/groups';
import type { Basis } from '@/lib/market/market';
import { rotationFormulas } from '@/lib/metrics';
import { choiceParam, integerParam, optionalSymbolParam, symbolParam, symbolsParam } from '../../kit/params';

const datePattern = /^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$/;

export const rotationParams = z.object({
  group: choiceParam(['sectors', 'sizes', 'custom'], 'sectors', ['Sectors', 'Sizes', 'My own'], {
    label: 'Group',
    description:
      'sectors: the funds of the eleven sectors of the S&P 500; sizes: the S&P 500, the S&P MidCap 400 and SmallCap 600 by their funds, and the Russell 2000; custom: the instruments named in symbols.',
  }),
  symbols: symbolsParam(magnificentSymbols, 50, {
    label: 'Instruments',
    description: 'The instruments that are placed, 50 at most.',
    appliesWhen: { group: ['custom'] },
  }),
  benchmark: symbolParam('SPX', { label: 'Against', description: 'The instrument that strength is relative to.' }),
  formula: choiceParam(rotationFormulas, 'averages', ['Averages', 'Z-score', 'Smoothed', 'Exponential'], {
    label: 'Formula',
    description: 'The formula that is drawn; the quadrant under each of the four stands in a table. None of them is the truth.',
  }),
  tail: integerParam(10, 1, 26, { label: 'Tail', description: 'Weeks drawn behind each instrument, the last one included.' }),
  running: choiceParam(['omit', 'to-date'], 'omit', ['Left out', 'To date'], {
    label: 'Running week',
    description:
      'Whether a week that is not complete is left out, or shown to date and marked as provisional. One in which a close is assumed is shown to date either way.',
  }),
  week: z
    .string()
    .trim()
    .regex(datePattern, 'empty, or a day as 2024-07-12')
    .default('')
    .meta({
      label: 'Week to',
      description: 'The week of the range that is shown, by its last session or a day after it; empty for the last one.',
      widget: 'text',
      optional: true,
    }),
  focus: optionalSymbolParam({
    label: 'Under each formula',
    description: 'The instrument that is drawn under each of the four formulas; empty for the one on which they differ most.',
  }),
});

export type RotationParams = z.output<typeof rotationParams>;

/** What is placed on a basis: of sizes, funds of the indices stand for those where dividends count, since an index pays none. The benchmark is its own measure and left out. */
export function listPlaced({ group, symbols, benchmark }: RotationParams, basis: Basis): readonly string[] {
  const sizes = basis === 'price' ? sizeLadder : sizeFunds;
  const chosen = { sectors: sectorFunds, sizes, custom: symbols }[group];
  return chosen.filter((symbol) => symbol !== benchmark);
}

/** Everything that is read on a basis: what is placed, and the benchmark first. */
export function listRead(given: RotationParams, basis: Basis): readonly string[] {
  return [given.benchmark, ...listPlaced(given, basis)];
}
