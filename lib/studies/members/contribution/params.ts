import { z } from 'zod';
import { memberUniverseParam } from '../../kit/universe/universe-params';

export const contributionParams = z.object({ universe: memberUniverseParam() });

export type ContributionParams = z.output<typeof contributionParams>;
