import 'server-only';
import { fromDayNumber, toDayNumber } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { Store } from './store';

/** How much of one instrument was inserted or corrected after a data version. */
export interface InstrumentChanges {
  readonly symbol: string;
  readonly changes: number;
  /** The earliest and the latest session that changed. */
  readonly first: SessionDate;
  readonly last: SessionDate;
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
    where: { instrumentId: { in: instruments.map(({ id }) => id) }, dataVersion: { gt: version }, day: { lte: toDayNumber(asOf) } },
    _count: { day: true },
    _min: { day: true },
    _max: { day: true },
  });
  const byId = new Map(groups.map((group) => [group.instrumentId, group]));
  return instruments.flatMap(({ id, symbol }) => {
    const { _count: count, _min: first, _max: last } = byId.get(id) ?? {};
    if (count === undefined || first?.day == null || last?.day == null) return [];
    return [{ symbol, changes: count.day, first: fromDayNumber(first.day), last: fromDayNumber(last.day) }];
  });
}
