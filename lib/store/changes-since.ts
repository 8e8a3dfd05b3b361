import 'server-only';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { Store } from './store';

/** How much of one instrument was inserted or corrected after a data version. */
export interface InstrumentChanges {
  readonly symbol: string;
  readonly changes: number;
  /** The earliest and the latest session that changed. */
  readonly first: string;
  readonly last: string;
}

/** Inserts and corrections of closes up to `asOf` that were committed after `version`, per instrument of `symbols`; those without any are left out. */
export async function listChangesSince(
  store: Store,
  version: number,
  symbols: readonly string[],
  asOf: SessionDate,
): Promise<InstrumentChanges[]> {
  const instruments = await store.reader.instrument.findMany({
    where: { symbol: { in: [...symbols] } },
    select: { id: true, symbol: true },
  });
  const groups = await store.reader.closeRevision.groupBy({
    by: ['instrumentId'],
    where: { instrumentId: { in: instruments.map(({ id }) => id) }, dataVersion: { gt: version }, session: { lte: asOf } },
    _count: { session: true },
    _min: { session: true },
    _max: { session: true },
  });
  const byId = new Map(groups.map((group) => [group.instrumentId, group]));
  return instruments.flatMap(({ id, symbol }) => {
    const group = byId.get(id);
    return group === undefined
      ? []
      : [{ symbol, changes: group._count.session, first: group._min.session ?? '', last: group._max.session ?? '' }];
  });
}
