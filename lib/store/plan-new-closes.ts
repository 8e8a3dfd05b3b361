import { toDayNumber } from '@/lib/calendar/civil-date';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { CloseRow } from './close-row';
import type { Prisma, PrismaClient } from './generated/sqlite/client';
import { applyNewCloses, logNewCloses } from './sql/new-close-statements';
import type { Store } from './store';

/** Closes of an instrument that the store did not know before. */
export interface NewCloses {
  readonly instrumentId: number;
  readonly rows: readonly CloseRow[];
}

// A statement takes some 35,000 closes: enough to make its own cost vanish, little enough to copy its text a few times.
const instrumentsAtOnce = 25;

/** Whether rows are final closes alone, of one source, in order: the members of a universe come so, and by the hundred thousand. */
export function areBareCloses(rows: readonly CloseRow[]): boolean {
  let previous = '';
  return rows.every(({ session, open, high, low, close, adjClose, provisional, source }) => {
    const isBare = open === null && high === null && low === null && adjClose === null && !provisional && source === rows[0]?.source;
    const isNext = session > previous && isSessionDate(session);
    previous = session;
    return isBare && isNext && Number.isFinite(close);
  });
}

function serializeCloses(items: readonly NewCloses[]): string {
  let text = '';
  for (const { instrumentId, rows } of items)
    for (const { session, close } of rows) text += `,[${instrumentId},${toDayNumber(session)},${close}]`;
  return `[${text.slice(1)}]`;
}

function groupBySource(items: readonly NewCloses[]): Map<string, NewCloses[]> {
  const groups = new Map<string, NewCloses[]>();
  for (const item of items) {
    const source = item.rows[0]?.source;
    if (source === undefined) continue;
    const group = groups.get(source) ?? [];
    group.push(item);
    groups.set(source, group);
  }
  return groups;
}

/**
 * The statements that store bare closes (`areBareCloses`) of instruments that have none yet, many instruments at a time: with nothing
 * to compare them with, they cost a third of what a replacement of each would.
 */
export function planNewCloses(
  store: Store,
  writer: PrismaClient,
  items: readonly NewCloses[],
  runId: number | null,
): Prisma.PrismaPromise<number>[] {
  const { dialect } = store;
  const planned: Prisma.PrismaPromise<number>[] = [];
  for (const [source, group] of groupBySource(items)) {
    for (let at = 0; at < group.length; at += instrumentsAtOnce) {
      const chunk = group.slice(at, at + instrumentsAtOnce);
      planned.push(writer.$executeRawUnsafe(dialect.toNative(logNewCloses(dialect)), runId, source, serializeCloses(chunk)));
      planned.push(
        writer.$executeRawUnsafe(
          dialect.toNative(applyNewCloses(dialect)),
          JSON.stringify(chunk.map(({ instrumentId }) => [instrumentId])),
        ),
      );
    }
  }
  return planned;
}
