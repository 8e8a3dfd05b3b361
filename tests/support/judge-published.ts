import { parseSessionDate } from '@/lib/calendar/session-date';
import { assumeSession } from '@/lib/market/assume-session';
import { claim } from '@/lib/studies/after/claim/study';
import { cutMarket } from '@/lib/market/cut-market';
import type { Market } from '@/lib/market/market';
import type { StudyComputation, Verdict } from '@/lib/studies/kit/study';
import { listSessions } from './make-market';
import { makeSampledContext } from './sampled-context';

/** The study `claim` for its URL query: knowledge ends at `asOf`, and the closes of `assume` follow. */
export function computeClaim(market: Market, query: string): StudyComputation {
  const { asOf, assume, ...own } = Object.fromEntries(new URLSearchParams(query));
  const cut = asOf === undefined ? market : cutMarket(market, parseSessionDate(asOf));
  const closes = new Map(
    (assume ?? '')
      .split(',')
      .filter((pair) => pair !== '')
      .map((pair): [string, number] => [pair.split(':')[0] ?? '', Number(pair.split(':')[1])]),
  );
  // The calendar has no rules before 1971: it is asked where a session is assumed alone.
  const next = closes.size === 0 ? undefined : listSessions(cut.sessions.at(-1) ?? '', 2)[1];
  const known = next === undefined ? cut : assumeSession(cut, closes, next);
  const params = claim.params.parse(own);
  return claim.compute(makeSampledContext(known, claim.sampling?.(params)), params);
}

/** Its verdict. @throws Error where the study gave none. */
export function judgeQuery(market: Market, query: string): Verdict {
  const { verdict } = computeClaim(market, query);
  if (verdict === undefined) throw new Error(`no verdict for ${query}`);
  return verdict;
}
