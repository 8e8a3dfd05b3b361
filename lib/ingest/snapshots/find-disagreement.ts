import { listAnyInstruments } from '@/lib/store/instruments';
import type { UniverseSnapshot } from '@/lib/store/snapshots';
import type { Store } from '@/lib/store/store';
import { nameSome } from '../import/universe-file';
import { isOfToday, type ExactDays } from './derive-spells';

/** How a snapshot differs from the exact days of a file that speaks of its session, in sentences; those days stand. */
export async function findDisagreement(store: Store, exact: ExactDays | null, { session, members }: UniverseSnapshot): Promise<string[]> {
  if (isOfToday(exact))
    return ["a list was imported that nobody ever left: it stands up to the first list of a fund, as today's members applied to the past"];
  if (exact === null || session > exact.knownTo) return [];
  const listed = new Set(
    exact.spells
      .filter(({ from, until }) => from <= session && (until === null || session < until))
      .map(({ instrumentId }) => instrumentId),
  );
  const held = new Set(members);
  const symbolOf = new Map((await listAnyInstruments(store)).map(({ id, symbol }) => [id, symbol]));
  const name = (ids: readonly number[]) => nameSome(ids.map((id) => symbolOf.get(id) ?? String(id)).sort());
  const [fundAlone, listAlone] = [[...held].filter((id) => !listed.has(id)), [...listed].filter((id) => !held.has(id))];
  return [
    ...(fundAlone.length === 0 ? [] : [`the fund alone has ${name(fundAlone)}`]),
    ...(listAlone.length === 0 ? [] : [`the imported list alone has ${name(listAlone)}, and it stands for that session`]),
  ];
}
