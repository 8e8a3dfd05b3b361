import { z } from 'zod';
import { choiceParam } from '../../kit/params';
import { memberUniverseParam } from '../../kit/universe/universe-params';

/** The eleven sectors of the industry classification, as links name them. */
export const sectors = {
  'communication-services': 'Communication Services', 'consumer-discretionary': 'Consumer Discretionary', 'consumer-staples': 'Consumer Staples', energy: 'Energy', financials: 'Financials',
  'health-care': 'Health Care', industrials: 'Industrials', 'information-technology': 'Information Technology', materials: 'Materials', 'real-estate': 'Real Estate', utilities: 'Utilities',
} as const;

const sectorSlugs = ['communication-services', 'consumer-discretionary', 'consumer-staples', 'energy', 'financials', 'health-care', 'industrials', 'information-technology', 'materials', 'real-estate', 'utilities'] as const;

export const membersParams = z.object({
  universe: memberUniverseParam(),
  span: choiceParam(['session', 'range'], 'session', ['Last session', 'Range'], { label: 'Return over', description: 'session: the last session shown; range: from the close before the first session shown to the close of the last.' }),
  sector: choiceParam(['all', ...sectorSlugs], 'all', ['All', ...sectorSlugs.map((slug) => sectors[slug])], { label: 'Sector', description: 'all, or the members of one sector alone.' }),
  order: choiceParam(['weight', 'return'], 'weight', ['Weight', 'Return'], { label: 'Order', description: 'What members of a sector stand in the order of, the largest first.' }),
});

export type MembersParams = z.output<typeof membersParams>;
