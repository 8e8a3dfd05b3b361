import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import { choiceParam, numberParam, symbolParam } from '../../kit/params';

/** What tells a bull market from a bear market. */
export const cycleRules = ['close20', 'rounded20', 'record', 'printed', 'threshold'] as const;

export type CycleRuleName = (typeof cycleRules)[number];

/** The parameters of the cycle study. */
export const cycleParams = z.object({
  symbol: symbolParam('SPX', { label: 'Instrument', description: 'The instrument whose bull and bear markets are told.' }),
  rule: choiceParam(cycleRules, 'close20', ['20% by close', 'Rounds to 20%', 'Record close', 'As printed', 'Own threshold'], {
    label: 'Rule',
    description:
      'close20: a fall or rise of 20% between closing extremes; rounded20: as that, but a fall that rounds to 20% (19.5%) is enough; record: a bull market is confirmed by a record close alone; printed: turning dates of the S&P 500 as a source prints them; threshold: as close20, with a percentage of your own.',
  }),
  thresholdPct: numberParam(20, 5, 90, {
    label: 'Threshold',
    description: 'Smallest fall and rise between closing extremes, in percent.',
    unit: 'percent',
    appliesWhen: { rule: ['threshold'] },
  }),
  source: choiceParam(['cfra', 'yardeni'], 'cfra', ['CFRA', 'CFRA, begun as by Yardeni'], {
    label: 'Printed by',
    description:
      'cfra: the list of CFRA, January 2024, from 19 May 1947; yardeni: the same list with its first bull market begun as Yardeni Research prints it, on 9 Oct 1946.',
    appliesWhen: { rule: ['printed'] },
  }),
  start: z
    .string()
    .trim()
    .refine((text) => text === '' || isSessionDate(text), 'empty, or a day as 1947-01-01')
    .default('')
    .meta({
      label: 'Count from',
      description:
        'Legs that begin on or after this day are counted and ranked; with the rule record it is also the day from which a record confirms. Empty: all of them, with the rule record those from 1949-01-01.',
      widget: 'text',
      optional: true,
    }),
  days: choiceParam(['calendar', 'sessions'], 'calendar', ['Calendar days', 'Sessions'], {
    label: 'Age in',
    description: 'Whether age and length are told and ranked in calendar days or in sessions of the exchange.',
  }),
});

export type CycleParams = z.output<typeof cycleParams>;
