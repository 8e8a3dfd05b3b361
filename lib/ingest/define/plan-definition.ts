import { newestFinalSession } from '@/lib/calendar/final-close';
import type { Calendar } from '@/lib/calendar/calendar';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import { readMembership, type SpellRow } from '@/lib/store/memberships';
import type { Store } from '@/lib/store/store';
import { requireRealData } from '../commit/require-real-data';
import { nameSome } from '../import/universe-file';
import { resolveTickers, type ListedSecurity } from './resolve-tickers';
import { BadDefinition, settleDefinition, type GivenDefinition } from './settle-definition';

/** A list of one's own as it would be stored. */
export interface DefinitionPlan {
  readonly universe: UniverseDefinition;
  readonly spells: readonly SpellRow[];
  readonly known: readonly ListedSecurity[];
  readonly unknown: readonly string[];
  /** What is to be said of it, in sentences. */
  readonly remarks: readonly string[];
}

export interface DefinitionRequest extends GivenDefinition {
  readonly store: Store;
  readonly calendar: Calendar;
  readonly now: () => Date;
  readonly tickers: readonly string[];
}

const fewestMembers = 2;
const mostTickers = 3000;

function listRemarks(id: string, known: readonly ListedSecurity[], unknown: readonly string[]): string[] {
  const renamed = known.filter(({ ticker, symbol }) => ticker !== symbol).map(({ ticker, symbol }) => `${ticker} is ${symbol}`);
  const bare = known.filter(({ first }) => first === null).map(({ symbol }) => symbol);
  return [
    'today’s list is applied to the past, each from its first stored close, and every result says so',
    ...(unknown.length > 0 ? [`left out what is no stored stock or fund: ${nameSome(unknown)}`] : []),
    ...(renamed.length > 0 ? [`read by their present names: ${nameSome(renamed)}`] : []),
    ...(bare.length > 0
      ? [
          `without a close yet, and members from the newest session on: ${nameSome(bare)}; npm run data -- pull --universe ${id} fetches them`,
        ]
      : []),
  ];
}

/**
 * What a definition would store: members from their first stored close on; what has no close yet from the newest session on, so that it can be pulled.
 * @throws SampleMarketHeld, BadDefinition for what `settleDefinition` refuses, fewer than 2 known members or more than 3,000 tickers.
 */
export async function planDefinition({ store, calendar, now, tickers, ...given }: DefinitionRequest): Promise<DefinitionPlan> {
  const universe = await settleDefinition(store, given);
  await requireRealData(store, 'members');
  if (tickers.length > mostTickers) throw new BadDefinition(`The list has ${tickers.length} tickers; at most ${mostTickers} are accepted.`);
  const { known, unknown } = await resolveTickers(store, tickers);
  if (known.length < fewestMembers) {
    const why = unknown.length === 0 ? '' : ` No stored stock or fund is: ${nameSome(unknown)}.`;
    throw new BadDefinition(
      `The list names ${known.length === 0 ? 'no stored stock or fund' : 'one stored stock or fund alone'}, and breadth needs ${fewestMembers} or more; import their closes first.${why}`,
    );
  }
  const stoodFrom = new Map((await readMembership(store, universe.id)).map(({ instrumentId, from }) => [instrumentId, from]));
  const newest = newestFinalSession(calendar, now().toISOString());
  const spells = known.map(({ instrumentId, first }) => ({
    instrumentId,
    from: first ?? stoodFrom.get(instrumentId) ?? newest,
    until: null,
  }));
  return { universe, spells, known, unknown, remarks: listRemarks(universe.id, known, unknown) };
}
