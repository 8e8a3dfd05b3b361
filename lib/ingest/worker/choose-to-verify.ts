import type { Calendar } from '@/lib/calendar/calendar';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { StoredInstrument } from '@/lib/store/instruments';
import { takeTurns } from '../take-turns';

/** Sessions in which each stock and fund has its turn: half of those that an answer holds, so that a turn that fails loses no close. */
const turns = 5;

/**
 * The symbols that are verified on the evening of a session: indices whose close no second provider spoke of yet, as it does where one is pulled, and of
 * all else a fifth, each in its turn. An answer holds the last ten sessions, so that every close gets its second opinion within a week.
 * @param checked ids of the instruments of whose close of the session another source said something.
 */
export function chooseToVerify(
  instruments: readonly StoredInstrument[],
  { calendar, session, checked }: { readonly calendar: Calendar; readonly session: SessionDate; readonly checked: ReadonlySet<number> },
): string[] {
  const indices = instruments.filter(({ kind, id }) => kind === 'index' && !checked.has(id));
  const others = instruments.filter(({ kind }) => kind !== 'index').map(({ symbol }) => symbol);
  return [...indices.map(({ symbol }) => symbol), ...takeTurns(others, { calendar, session, turns })];
}
