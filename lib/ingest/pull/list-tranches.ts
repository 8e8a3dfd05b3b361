import { newestSession } from '@/lib/calendar/final-close';
import type { SessionDate } from '@/lib/calendar/session-date';
import { listChunks } from '@/lib/sources/list-chunks';
import { listCoverage } from '@/lib/store/coverage';
import { getDataVersion } from '@/lib/store/data-version';
import type { StoredInstrument } from '@/lib/store/instruments';
import { toSourceInstrument } from './fetch-with-fallback';
import { planBatches, type BatchPlan, type Wanted } from './plan-batches';
import { earliestSession, overlapSessions } from './plan-instrument';
import type { PullRequest } from './pull-request';

/** Instruments that are fetched, judged and stored together. */
export interface Tranche {
  /** The requests that bring them; null where each is asked for by itself. */
  readonly plan: BatchPlan | null;
  readonly instruments: readonly StoredInstrument[];
  /** Fewer are not worth a batch. */
  readonly fewest: number;
}

// Few enough that a killed run loses little, enough to keep the providers busy at their own pace.
const atOnce = 8;

/** In which order, and with whose help, closes of the instruments are fetched: those of a batch first, then the others a few at a time. */
export async function listTranches(
  request: Pick<PullRequest, 'store' | 'sources' | 'calendar' | 'now' | 'from' | 'to'>,
  instruments: readonly StoredInstrument[],
  fewest: number,
): Promise<Tranche[]> {
  const { store, sources, calendar, now } = request;
  const today = newestSession(calendar, now().toISOString());
  const to = request.to ?? today;
  const { simulated } = await getDataVersion(store);
  const lastFinal = new Map(simulated ? [] : (await listCoverage(store)).map((covered) => [covered.instrumentId, covered.lastFinal]));
  const overlapStart = (last: SessionDate) => {
    let start = last;
    for (let back = 1; back < overlapSessions; back += 1) start = calendar.previousSession(start);
    return start;
  };
  const wanted = instruments.map((instrument): Wanted => {
    const last = lastFinal.get(instrument.id) ?? null;
    const start = last === null ? earliestSession : overlapStart(last);
    return {
      instrument: toSourceInstrument(instrument),
      from: request.from ?? start,
      missingFrom: request.from ?? (last === null ? earliestSession : calendar.nextSession(last)),
    };
  });
  const bySymbol = new Map(instruments.map((instrument) => [instrument.symbol, instrument]));
  const batches = planBatches({ wanted, sources, calendar, today, to, fewest }).map(
    (plan): Tranche => ({ plan, instruments: plan.instruments.flatMap(({ symbol }) => bySymbol.get(symbol) ?? []), fewest }),
  );
  const planned = new Set(batches.flatMap(({ plan }) => plan?.instruments.map(({ symbol }) => symbol) ?? []));
  const others = instruments.filter(({ symbol }) => !planned.has(symbol));
  return [...batches, ...listChunks(others, atOnce).map((part): Tranche => ({ plan: null, instruments: part, fewest }))];
}
