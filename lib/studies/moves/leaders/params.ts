import { z } from 'zod';
import { groupsAndMembers } from '@/lib/market/groups';
import { choiceParam, optionalSymbolParam, symbolsParam } from '../../kit/params';

/** Sessions of the longest span that is counted in sessions. */
export const longestSessions = 252;

/** Spans in exchange sessions (G2); `ytd` reaches back to the last close of the year before, `shown` to the base of the dates shown. */
export const horizons = [
  { key: '1d', label: '1 day', sessions: 1 },
  { key: '5d', label: '5 days', sessions: 5 },
  { key: '1m', label: '1 month', sessions: 21 },
  { key: '3m', label: '3 months', sessions: 63 },
  { key: '6m', label: '6 months', sessions: 126 },
  { key: 'ytd', label: 'Year to date', sessions: NaN },
  { key: '1y', label: '1 year', sessions: longestSessions },
  { key: 'shown', label: 'Dates shown', sessions: NaN },
] as const;

export type Horizon = (typeof horizons)[number];

/** @throws RangeError on a word that names no horizon. */
export function findHorizon(key: Horizon['key']): Horizon {
  const found = horizons.find((horizon) => horizon.key === key);
  if (found === undefined) throw new RangeError(`unknown horizon ${key}`);
  return found;
}

const keys = ['1d', '5d', '1m', '3m', '6m', 'ytd', '1y', 'shown'] as const satisfies readonly Horizon['key'][];

export const leadersParams = z.object({
  symbols: symbolsParam(groupsAndMembers, 60, { label: 'Instruments', description: 'The instruments that are ranked against each other.' }),
  horizon: choiceParam(
    keys,
    '1d',
    horizons.map(({ label }) => label),
    {
      label: 'Return over',
      description: 'The return that is drawn, told and ordered by; the table has all of them. shown: the dates shown.',
    },
  ),
  benchmark: optionalSymbolParam({
    label: 'Against',
    description: 'An instrument whose return is taken off each return, in percentage points; none by default.',
  }),
});

export type LeadersParams = z.output<typeof leadersParams>;

/** The instruments that are ranked, and the benchmark. */
export function listLeadersSymbols({ symbols, benchmark }: LeadersParams): readonly string[] {
  return [...new Set([...symbols, ...(benchmark === '' ? [] : [benchmark])])];
}
