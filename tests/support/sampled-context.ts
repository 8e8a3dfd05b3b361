import { createCalendar } from '@/lib/calendar/calendar';
import { cutMarket } from '@/lib/market/cut-market';
import type { Market } from '@/lib/market/market';
import { resampleMarket, type Sampling } from '@/lib/market/resample-market';
import type { StudyContext } from '@/lib/studies/kit/study';
import { makeContext } from './study-context';

const calendar = createCalendar();

/**
 * The context of a study over all of a market of sessions (cut and assumed already), gathered to units as an answer gathers them: what
 * comes after the last session is the calendar's. @throws Error where no unit is complete.
 */
export function makeSampledContext(whole: Market, sampling: Sampling | undefined): StudyContext {
  const last = whole.sessions.at(-1);
  const next = last === undefined || last < '1971-01-01' ? null : calendar.nextSession(last);
  if (sampling === undefined || sampling.unit === 'session') return { ...makeContext(whole), next };
  const market = resampleMarket(whole, sampling, next);
  const end = market.sessions.at(-1);
  if (end === undefined) throw new Error('no unit is complete');
  return { ...makeContext(market), daily: end === last ? whole : cutMarket(whole, end), next };
}
