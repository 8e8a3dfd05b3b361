import 'server-only';
import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { Store } from './store';

const day = z.string().refine(isSessionDate);
const rows = z.array(z.object({ universeId: z.string(), from: day, until: day.nullable(), source: z.string() }));

/** The spells of an instrument that stand, in every universe. */
export async function listStandingMembers(store: Store, instrumentId: number): Promise<z.output<typeof rows>> {
  return rows.parse(
    await store.reader.membership.findMany({
      where: { instrumentId, removedVersion: null },
      orderBy: [{ universeId: 'asc' }, { from: 'asc' }],
    }),
  );
}
