import { z } from 'zod';
import { choiceParam, symbolParam } from '../../kit/params';
import { usualEarningsUniverse } from '../../measure/conditions/find-usual-rule';
import { memberUniverseParam } from '../../kit/universe/universe-params';

export const conditionsParams = z.object({
  revisions: choiceParam(['then', 'today'], 'then', ['As then known', 'Today’s revisions'], {
    label: 'Values',
    description:
      'then: what had been published by each session; today: the newest value of what was out by then, which shows where hindsight differs.',
  }),
  universe: memberUniverseParam(usualEarningsUniverse),
  earningsSeries: z
    .string()
    .transform((text) => text.trim().toUpperCase())
    .pipe(z.string().regex(/^[A-Z0-9._-]{0,40}$/, 'empty, or the id of a stored series, as EPS600'))
    .default('')
    .meta({
      label: 'Earnings by',
      description:
        'A stored series of the earnings of smaller companies, monthly, quarterly or yearly, by its id: the condition is then that it stands above a year before. Empty for what the members of the universe filed.',
      widget: 'text',
      optional: true,
    }),
  symbol: symbolParam('SPX', {
    label: 'Index above',
    description: 'The instrument whose closes stand above the strips; nothing is judged by it.',
  }),
});

export type ConditionsParams = z.output<typeof conditionsParams>;
