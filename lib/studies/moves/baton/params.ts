import { z } from 'zod';
import { magnificentSymbols, sectorFunds, sizeFunds, sizeLadder } from '@/lib/market/groups';
import type { Basis } from '@/lib/market/market';
import { choiceParam, symbolParam, symbolsParam } from '../../kit/params';

/** Windows in exchange sessions (G2). */
export const windows = [1, 5, 21, 63, 126, 252] as const;

const windowTexts = ['1', '5', '21', '63', '126', '252'] as const;
const windowLabels = ['1 session', '5 sessions', '21 sessions', '63 sessions', '126 sessions', '252 sessions'];
const datePattern = /^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$/;

/** Starts that a reader would try: the month, quarter and half year of the session shown, and the last peak of the leader. */
export const usualStarts = ['half', 'quarter', 'month', 'peak'] as const;

/** A usual start, or that of the half year before, which stands in where the running one is too young to say anything. */
export type UsualStart = (typeof usualStarts)[number] | 'earlier';

/** Sessions since its start from which on a half year says something. */
export const leastSettled = 10;

/** The instruments compared, more of which would be a thicket of lines. */
const mostSymbols = 24;

export const batonParams = z.object({
  group: choiceParam(['sectors', 'sizes', 'custom'], 'sectors', ['Sectors', 'Sizes', 'My own'], {
    label: 'Group',
    description:
      'sectors: the funds of the eleven sectors of the S&P 500; sizes: the S&P 500, the S&P MidCap 400 and SmallCap 600 by their funds, and the Russell 2000; custom: the instruments named in symbols.',
  }),
  symbols: symbolsParam(magnificentSymbols, mostSymbols, {
    label: 'Instruments',
    description: `The instruments that are compared, ${mostSymbols} at most.`,
    appliesWhen: { group: ['custom'] },
  }),
  benchmark: symbolParam('SPX', { label: 'Against', description: 'The instrument whose return is taken off each return.' }),
  start: z
    .string()
    .trim()
    .regex(datePattern, 'empty, or a day as 2024-06-28')
    .default('')
    .meta({
      label: 'Handed over on',
      description: 'The day whose close parts before from after, or the session before it; empty for a usual start.',
      widget: 'text',
      optional: true,
    }),
  usual: choiceParam(['settled', ...usualStarts], 'settled', ['Settled half year', 'Half year', 'Quarter', 'Month', 'Leader’s peak'], {
    label: 'Usual start',
    description: `Where no day is given: the last close before the half year of the session shown, or before the one before it while that is less than ${leastSettled} sessions old (settled); before the half year, quarter or month whatever its age; or the last of 252 sessions on which the ratio to the benchmark stood highest of the one that led over them.`,
    appliesWhen: { start: [''] },
  }),
  before: choiceParam(windowTexts, '126', windowLabels, {
    label: 'Before',
    description: 'Sessions up to the start over which the first lead is measured.',
  }),
  after: choiceParam(['to-date', ...windowTexts], 'to-date', ['All since', ...windowLabels], {
    label: 'After',
    description: 'Sessions from the start over which the second lead is measured: all up to the last one shown, or so many.',
  }),
});

export type BatonParams = z.output<typeof batonParams>;

/** A fund of equal weights and one of the same members by capitalisation. */
export const weightFunds = ['RSP', 'SPY'] as const;

/** The instruments compared on a basis: of sizes, funds of the indices stand for those where dividends count, since an index pays none. */
export function listCompared({ group, symbols }: BatonParams, basis: Basis): readonly string[] {
  return { sectors: sectorFunds, sizes: basis === 'price' ? sizeLadder : sizeFunds, custom: symbols }[group];
}

/** Everything that the ranks rest on, the benchmark first. */
export function listBatonSymbols(given: BatonParams, basis: Basis): readonly string[] {
  return [...new Set([given.benchmark, ...listCompared(given, basis)])];
}
