import { z } from 'zod';
import { choiceParam } from '../../kit/params';
import { memberUniverseParam, sectorParam } from '../../kit/universe/universe-params';

export const membersParams = z.object({
  universe: memberUniverseParam(),
  span: choiceParam(['session', 'range'], 'session', ['Last session', 'Range'], {
    label: 'Return over',
    description: 'session: the last session shown; range: from the close before the first session shown to the close of the last.',
  }),
  sector: sectorParam(),
  order: choiceParam(['weight', 'return'], 'weight', ['Weight', 'Return'], {
    label: 'Order',
    description: 'What members of a sector stand in the order of, the largest first.',
  }),
});

export type MembersParams = z.output<typeof membersParams>;
