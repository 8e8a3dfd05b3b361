import { createCalendar, firstCalendarDate } from '@/lib/calendar/calendar';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import type { Candidate } from '../collect-rows';
import { toFinite } from '../price-cell';
import type { RejectedRow, Split } from '../source';
import { SourceError } from '../source-error';
import type { ChartResult } from './schema';

interface LocalStamp {
  readonly session: SessionDate;
  readonly clock: string;
}

// One is made in milliseconds, and a batch reads hundreds of answers.
const formats = new Map<string, Intl.DateTimeFormat>();

function getFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(timeZone, made);
  return made;
}

function createLocalClock(timeZone: string): (seconds: number) => LocalStamp {
  let format: Intl.DateTimeFormat;
  try {
    format = getFormat(timeZone);
  } catch (cause) {
    throw new SourceError('schema', `yahoo names the unknown time zone "${timeZone}"`, { cause });
  }
  return (seconds) => {
    const text = Number.isFinite(seconds) && Math.abs(seconds) < 8.6e12 ? format.format(seconds * 1000) : '';
    const session = text.slice(0, 10);
    if (!isSessionDate(session)) throw new SourceError('schema', `yahoo sent the timestamp ${seconds}, which is no instant in seconds`);
    return { session, clock: text.slice(11) };
  };
}

const sessionOpen = '09:30';
const { isSession, closeInstant } = createCalendar();

// Yahoo stamps the last bar with its last trade until the next session begins: one from the bell or after is that of the close.
function isBeforeBell(session: SessionDate, seconds: number): boolean {
  return session < firstCalendarDate || !isSession(session) || seconds * 1000 < Date.parse(closeInstant(session));
}

/**
 * Zips the parallel arrays into one candidate per session. Bars are stamped at the session's open; the running session's
 * bar carries `regularMarketTime` instead and may repeat its day: the last one with a close is kept, and is provisional
 * when so stamped before the closing bell. A null close is a missing row.
 * @throws SourceError `schema` when arrays differ in length or a stamp or time zone cannot be read.
 */
export function toCandidates({ meta, timestamp = [], indicators }: ChartResult): { candidates: Candidate[]; rejected: RejectedRow[] } {
  const [quote] = indicators.quote;
  const adjusted = indicators.adjclose?.[0]?.adjclose;
  for (const [name, values] of Object.entries({ ...quote, adjclose: adjusted })) {
    if (values !== undefined && values.length !== timestamp.length) {
      throw new SourceError('schema', `yahoo sent ${timestamp.length} timestamps but ${values.length} values of ${name}`);
    }
  }
  if (timestamp.length > 0 && quote.close === undefined)
    throw new SourceError('schema', 'yahoo sent timestamps without a column named close');
  const toLocal = createLocalClock(meta.exchangeTimezoneName);
  const order = timestamp.map((seconds, index) => ({ seconds, index })).sort((a, b) => a.seconds - b.seconds || a.index - b.index);
  const kept = new Map<SessionDate, { seconds: number; candidate: Candidate }>();
  const contradicting: Candidate[] = [];
  const rejected: RejectedRow[] = [];
  for (const { seconds, index } of order) {
    const close = quote.close?.[index];
    if (close === null || close === undefined) continue;
    const { session, clock } = toLocal(seconds);
    const raw = JSON.stringify({ timestamp: seconds, close: String(close) });
    if (typeof close === 'string') {
      rejected.push({ session, raw, reason: 'the close is text, not a number' });
      continue;
    }
    const candidate: Candidate = {
      session,
      close,
      open: toFinite(quote.open?.[index]),
      high: toFinite(quote.high?.[index]),
      low: toFinite(quote.low?.[index]),
      volume: toFinite(quote.volume?.[index]),
      adjClose: toFinite(adjusted?.[index]),
      provisional: seconds === meta.regularMarketTime && clock !== sessionOpen && isBeforeBell(session, seconds),
      raw,
    };
    const known = kept.get(session);
    // Two bars with one stamp are no live bar over an older one: both go on, so that a contradiction is seen and rejected.
    if (known?.seconds === seconds) contradicting.push(known.candidate);
    kept.set(session, { seconds, candidate });
  }
  return { candidates: [...contradicting, ...Array.from(kept.values(), ({ candidate }) => candidate)], rejected };
}

/** The splits among the events, ascending, dated where the exchange is. */
export function toSplits({ meta, events }: ChartResult): Split[] {
  const toLocal = createLocalClock(meta.exchangeTimezoneName);
  return Object.values(events?.splits ?? {})
    .sort((a, b) => a.date - b.date)
    .map(({ date, numerator, denominator }) => ({ session: toLocal(date).session, ratio: numerator / denominator }));
}
