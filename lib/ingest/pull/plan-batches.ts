import type { Calendar } from '@/lib/calendar/calendar';
import { addDays } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { BatchOffer } from '@/lib/sources/batch-offer';
import { listChunks } from '@/lib/sources/list-chunks';
import { politeLimits, type RequestLimits } from '@/lib/sources/request-limits';
import type { Batch, Source, SourceInstrument, Sources } from '@/lib/sources/source';
import { groupBy } from '../group-by';

/** An instrument of which closes are wanted. */
export interface Wanted {
  readonly instrument: SourceInstrument;
  /** With the stored sessions that are asked for again. */
  readonly from: SessionDate;
  /** The first session that is not stored as final. */
  readonly missingFrom: SessionDate;
}

/** Requests of one source for some of the wanted. */
export interface BatchPlan {
  readonly source: Source;
  readonly batch: Batch;
  readonly instruments: readonly SourceInstrument[];
  readonly from: SessionDate;
  readonly to: SessionDate;
}

export interface BatchesRequest {
  readonly wanted: readonly Wanted[];
  readonly sources: Sources;
  readonly calendar: Calendar;
  /** The newest session: how far back sources reach is counted from it. */
  readonly today: SessionDate;
  /** The last session that is asked for. */
  readonly to: SessionDate;
  /** Fewer are asked for one by one: that takes seconds, and brings open, high, low, dividends and splits with it. */
  readonly fewest: number;
}

/** How long so many requests take within the limits, in milliseconds. */
export function measureRequests(count: number, { spacingMs, perMinute }: Pick<RequestLimits, 'spacingMs' | 'perMinute'>): number {
  return Math.max(count * spacingMs, perMinute === null ? 0 : (Math.ceil(count / perMinute) - 1) * 60_000);
}

/** Requests for so many instruments and sessions. */
export function countRequests({ symbolsPerRequest, rowsPerRequest }: BatchOffer, instruments: number, sessions: number): number {
  if (symbolsPerRequest === null) return sessions;
  const pages = (symbols: number) => (rowsPerRequest === null ? 1 : Math.ceil((symbols * sessions) / rowsPerRequest));
  return (
    Math.floor(instruments / symbolsPerRequest) * pages(symbolsPerRequest) +
    (instruments % symbolsPerRequest === 0 ? 0 : pages(instruments % symbolsPerRequest))
  );
}

/** Whether a source has closes of as long ago. */
function reaches({ historyFrom, historyDays }: BatchOffer, from: SessionDate, today: SessionDate): boolean {
  return (historyFrom === null || from >= historyFrom) && (historyDays === null || from >= addDays(today, -historyDays));
}

interface Candidate {
  readonly plans: readonly BatchPlan[];
  readonly symbols: ReadonlySet<string>;
  readonly requests: number;
  readonly durationMs: number;
}

// What is fetched together is judged and stored together: few enough for memory, and for a run that is killed.
const mostTogether = 200;

/** What a source could give of the wanted, in as few requests as it takes; null where that is not worth asking for. */
function plan(source: Source, { wanted, calendar, today, to, fewest }: BatchesRequest): Candidate | null {
  const { batch } = source;
  if (batch === null) return null;
  const { offer, limits } = batch;
  const isByDate = offer.symbolsPerRequest === null;
  const start = ({ from, missingFrom }: Wanted) => (!isByDate ? from : missingFrom < to ? missingFrom : to);
  const able = wanted.filter((one) => source.symbolOf(one.instrument) !== null && reaches(offer, start(one), today));
  if (able.length < fewest) return null;
  // Where rows are counted, one that lacks years would make pages of those that lack a day.
  const groups = groupBy(able, (one) => (offer.rowsPerRequest === null ? '' : start(one)));
  const plans = [...groups.values()].flatMap((group) => {
    const from = group.map(start).sort()[0] ?? to;
    const instruments = group.map(({ instrument }) => instrument);
    return (isByDate ? [instruments] : listChunks(instruments, mostTogether)).map(
      (part): BatchPlan => ({ source, batch, instruments: part, from, to }),
    );
  });
  const requests = plans.reduce(
    (sum, { from, instruments }) => sum + countRequests(offer, instruments.length, calendar.sessionsBetween(from, to).length),
    0,
  );
  // What is asked by date is often asked for the session before, too, to see whether it is still what is stored.
  const durationMs = measureRequests(requests + (isByDate ? 1 : 0), limits);
  const one = measureRequests(able.length, politeLimits);
  return durationMs < one ? { plans, symbols: new Set(able.map(({ instrument }) => instrument.symbol)), requests, durationMs } : null;
}

/**
 * The requests that bring what is wanted soonest, within the limits of every source: the one with the least time for an instrument first, or
 * the fewest requests where two take as long, then the next for what it lacks. Who is in no plan is asked for one by one: what no batch reaches back to, and a few.
 */
export function planBatches(request: BatchesRequest): BatchPlan[] {
  const chosen: BatchPlan[] = [];
  let { wanted } = request;
  for (;;) {
    const candidates = request.sources.flatMap((source) => plan(source, { ...request, wanted }) ?? []);
    const share = (total: number, { symbols }: Candidate) => total / symbols.size;
    const [best] = candidates.sort(
      (one, other) =>
        share(one.durationMs, one) - share(other.durationMs, other) || share(one.requests, one) - share(other.requests, other),
    );
    if (best === undefined) return chosen;
    chosen.push(...best.plans);
    wanted = wanted.filter(({ instrument }) => !best.symbols.has(instrument.symbol));
  }
}
