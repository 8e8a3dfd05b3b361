import { z } from 'zod';
import { calendarUnits } from '@/lib/calendar/calendar-unit';
import { choiceParam } from '../../kit/params';
import { conditionIds, conditionNames } from '../../measure/conditions/condition-ids';
import { checkRule, eventRuleShape, hasSay, settleThreshold } from '../../measure/event-rule';
import { usualHorizons } from '../../measure/usual-horizons';
import { horizonsOf, horizonTexts } from './horizons';

/** The units that have a horizon. */
const horizonConditions = Object.fromEntries(
  horizonTexts.map((text) => [text, [{ unit: calendarUnits.filter((unit) => horizonsOf[unit].includes(Number(text))) }]]),
);

export const forwardParams = z
  .object({
    ...eventRuleShape,
    horizon: choiceParam(horizonTexts, '252', horizonTexts, {
      label: 'Horizon',
      description: 'The horizon in sessions, or units, that the sentence and the paths are about; the table has all six of the unit.',
      optionsWhen: horizonConditions,
      usualWhen: usualHorizons,
    }),
    when: choiceParam(['any', ...conditionIds], 'any', ['Any', ...conditionIds.map((id) => conditionNames[id].label)], {
      label: 'While',
      description:
        'any: every session; else only those on which a condition of the study “conditions” held by what was known then (of units those at whose last close it did), the events and what they are compared with alike.',
    }),
    test: choiceParam(['higher', 'lower'], 'higher', ['Higher', 'Lower'], {
      label: 'Test for',
      description: 'The side of the one-sided test: are the outcomes higher, or lower, than after random dates.',
    }),
  })
  .superRefine((params, context) => {
    checkRule(params, context);
    const horizons = horizonsOf[params.unit];
    if (!horizons.includes(Number(params.horizon)))
      context.addIssue({ code: 'custom', path: ['horizon'], message: `of unit=${params.unit} accepted are ${horizons.join(', ')}` });
  });

/** As a link gives them. */
export type GivenForwardParams = z.output<typeof forwardParams>;

/** With the threshold settled. */
export type ForwardParams = Omit<GivenForwardParams, 'atLeast'> & { readonly atLeast: number };

/**
 * The seed of everything drawn: study and parameters, never `asOf`, so that a pinned link shows the same p for ever. Defaults are
 * left out, so that a parameter added later changes no p; so is what has no say (a threshold is settled), and the horizon in focus, which computes nothing.
 */
export function toSeed(params: ForwardParams): string {
  const initial: Readonly<Record<string, unknown>> = settleThreshold(forwardParams.parse({}));
  const given = Object.entries(params)
    .filter(([name, value]) => name !== 'horizon' && value !== initial[name] && (name === 'atLeast' || hasSay(name, params)))
    .map(([name, value]) => `${name}=${value}`);
  return `forward?${given.sort().join('&')}`;
}
