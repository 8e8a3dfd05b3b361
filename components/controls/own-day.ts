import { isPlain, type ClaimChanges, type ReadClaim } from './fit-claim';

/** Whether a claim can name a day apart from what is known: a plain fact of a whole unit. */
export function hasOwnDay(read: ReadClaim): boolean {
  return isPlain(read('comparison')) && read('part') === 'all';
}

/** The day that a claim is about: of a plain fact its own (`on`) where what came after it stays known (`isKept`), else the last that is known (`asOf`). A null day is the newest session. */
export function placeDay(read: ReadClaim, date: string | null, isKept: boolean): ClaimChanges {
  if (!isKept || date === null || !hasOwnDay(read)) return { asOf: date, on: null };
  const known = read('asOf');
  // What is known ends no earlier than the day.
  return { on: date, ...(known !== '' && known < date ? { asOf: null } : {}) };
}
