import type { Calendar } from '@/lib/calendar/calendar';
import { replaceMembership } from '@/lib/store/memberships';
import { upsertUniverse } from '@/lib/store/universes';
import { recordUniverseImport, type UniverseImport } from '../import/record-universe-import';
import { nameSome } from '../import/universe-file';
import type { RunReport } from '../commit/run-report';
import { planDefinition } from './plan-definition';
import { BadDefinition, type GivenDefinition } from './settle-definition';

/** Where memberships come from that a person defined by a list. */
export const definedSource = 'defined';

export interface UniverseDefining extends UniverseImport, Omit<GivenDefinition, 'id'> {
  readonly calendar: Calendar;
  /** As the list has them. */
  readonly tickers: readonly string[];
  /** What the list is called. */
  readonly file: string;
  /** Whether tickers that are no stored security are left out; they refuse the list otherwise. */
  readonly isSkipping: boolean;
}

/**
 * Makes a list of tickers all that stands of a universe of one's own. Defining it anew withdraws who is not on the list any more; pinned links keep
 * the old one. How much of a list changes is no reason to doubt it, as it is of an index: a person chose it. The caller holds the writer's lease.
 * @throws BadDefinition, SampleMarketHeld, LeaseLost: nothing is stored then.
 */
export async function defineUniverse(request: UniverseDefining): Promise<RunReport> {
  const { store, universeId, file, isSkipping, tickers } = request;
  const { universe, spells, unknown, remarks } = await planDefinition({ ...request, id: universeId });
  if (unknown.length > 0 && !isSkipping) {
    throw new BadDefinition(
      `${unknown.length} of ${tickers.length} tickers are no stored stock or fund: ${nameSome(unknown)}. Import their closes or add them first, correct them, or leave them out with --skip-unknown.`,
    );
  }
  return await recordUniverseImport(request, { file, part: 'list', source: definedSource }, async (options) => {
    await upsertUniverse(store, universe);
    return { result: await replaceMembership(store, universeId, spells, options), rowsSeen: tickers.length, remarks };
  });
}
