import { onOrIn } from '../../kit/unit-words';
import type { ClaimContext } from './evaluation';
import { dateAt } from './finding-words';
import { fromStart, sayStart } from './judged-history';

/** The sessions beside a claim's own on which something was so last, and next; -1 for none up to what is known. */
export interface Nearest {
  readonly before: number;
  readonly after: number;
}

/** The nearest sessions on either side of the claim's on which `isSo`. */
export function findNearest({ at, series: { values } }: ClaimContext, isSo: (t: number) => boolean): Nearest {
  let before = at - 1;
  while (before >= 0 && !isSo(before)) before -= 1;
  let after = at + 1;
  while (after < values.length && !isSo(after)) after += 1;
  return { before, after: after < values.length ? after : -1 };
}

/** Whether it is claimed that something did not come: what was so, and what was not, is said of the event itself. */
function isOfNone({ params: { comparison } }: ClaimContext): boolean {
  return comparison === 'none';
}

/** That something was not so before the claim's session, as far as that can be judged. */
export function sayNever(claim: ClaimContext): string {
  const own = claim.context.market.sessions[claim.at];
  if (fromStart(claim) === own) return 'nothing before it can be judged';
  return `${isOfNone(claim) ? 'there was none' : 'it was not so'} before, back to ${sayStart(claim)}`;
}

/** When what is not so on the claim's session was so, as a clause: 'the last time before was on 3 Jan 2022, the next on 19 Jan 2024'. */
export function sayNearest(claim: ClaimContext, { before, after }: Nearest): string {
  const { market } = claim.context;
  const on = (t: number): string => `${onOrIn(market.unit)} ${dateAt(market, t)}`;
  const last = market.sessions.length - 1;
  const past = before < 0 ? sayNever(claim) : `the last time before was ${on(before)}`;
  if (claim.at === last) return past;
  if (after < 0) return `${past}, and ${isOfNone(claim) ? 'none came' : 'it was not so'} again up to ${dateAt(market, last)}`;
  return before < 0 ? `${past}; the next time was ${on(after)}` : `${past}, the next ${on(after)}`;
}
