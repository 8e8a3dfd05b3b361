import { z } from 'zod';
import { choiceParam, symbolParam, yearsParam } from '../../kit/params';

/** Years of a president's term, the first of which follows an election. */
export const termYears = ['1', '2', '3', '4'] as const;

export const seasonParams = z.object({
  symbol: symbolParam('SPX', { label: 'Instrument', description: 'The instrument whose seasons are told.' }),
  by: choiceParam(['month', 'week', 'session'], 'month', ['Month', 'Week', 'Session'], {
    label: 'By',
    description: 'The part of the year: its twelve months, its weeks by their ISO number, or its sessions from the first on.',
  }),
  cycle: choiceParam(
    ['all', ...termYears],
    'all',
    ['All', 'First, after the election', 'Second, of the midterms', 'Third', 'Fourth, of the election'],
    {
      label: 'Year of the term',
      description:
        'All years, or those that have one place in the four years of a United States president: 4 is the year of the election, as 2024.',
    },
  ),
  exclude: yearsParam(60, { label: 'Without', description: 'Years that are left out, with commas between: 2008,2020.' }),
});

export type SeasonParams = z.output<typeof seasonParams>;

/** Draws of the permutation test. */
export const draws = 10_000;
/** With fewer years a part of the year stands for itself, and its statistics are grey. */
export const fewestYears = 5;

/** The seed of the draws: study and parameters that are not the usual ones, never `asOf`, so that a pinned link shows the same p for ever. */
export function toSeed(params: SeasonParams): string {
  const initial: Readonly<Record<string, unknown>> = seasonParams.parse({});
  const given = Object.entries(params)
    .filter(([name, value]) => String(value) !== String(initial[name]))
    .map(([name, value]) => `${name}=${String(value)}`);
  return `seasons?${given.sort().join('&')}`;
}

/** The place of a year in the four of a president's term: 1 in 2025, 4 in 2024. */
export function termYearOf(year: number): string {
  return String(((year - 1) % 4) + 1);
}
