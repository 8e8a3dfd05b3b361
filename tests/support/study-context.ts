import { parseSessionDate } from '@/lib/calendar/session-date';
import { cutMarket } from '@/lib/market/cut-market';
import type { Market } from '@/lib/market/market';
import type { StudyContext } from '@/lib/studies/kit/study';
import { rangeOf } from '@/lib/market/study-range';

/** The context of a study over everything up to `asOf`, showing the last `shown` sessions (all unless given). */
export function makeContext(market: Market, asOf?: string, shown?: number): StudyContext {
  const cut = asOf === undefined ? market : cutMarket(market, parseSessionDate(asOf));
  const last = cut.sessions.length - 1;
  const next = market.sessions[cut.sessions.length] ?? null;
  return { market: cut, range: rangeOf(shown === undefined ? 0 : Math.max(last - shown + 1, 0), last), basis: 'price', next };
}
