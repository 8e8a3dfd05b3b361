import { SourceError, type SourceErrorKind } from '@/lib/sources/source-error';
import type { BatchAnswer, Source, SourceResult } from '@/lib/sources/source';
import type { StoredInstrument } from '@/lib/store/instruments';
import { RunRefused } from '../commit/record-run';
import { createDividendLists, type DividendLists } from './dividend-lists';
import { listTranches, type Tranche } from './list-tranches';
import { listUnsettled } from './list-unsettled';
import type { BatchPlan } from './plan-batches';
import { prepareAll } from './prepare-all';
import { nothingOf, type Prepared } from './prepared';
import type { PullRequest } from './pull-request';

/** What the tranches of a run share. */
export interface TrancheRun {
  /** How many more instruments are asked for by themselves beside what a batch gave of them. */
  byNameLeft: number;
  readonly listDividends: DividendLists;
  /** Whether a provider answered in this run. */
  isReached: boolean;
  /** Whether one would: asked once, where none has yet and many would be asked for one by one. */
  readonly isAnswering: () => Promise<boolean>;
}

const mostByName = 3;

export function createTrancheRun(
  request: Pick<PullRequest, 'sources' | 'signal' | 'mostByName' | 'told'>,
  isAnswering?: TrancheRun['isAnswering'],
): TrancheRun {
  return {
    byNameLeft: request.mostByName ?? mostByName,
    listDividends: createDividendLists(request.sources, request),
    isReached: isAnswering === undefined,
    isAnswering: isAnswering ?? (() => Promise.resolve(true)),
  };
}

/** Without a network hundreds of requests by name would wait in vain for their turns. @throws RunRefused where nobody answers. */
async function requireAnyone(run: TrancheRun): Promise<void> {
  run.isReached ||= await run.isAnswering();
  if (!run.isReached) throw new RunRefused('No provider answers.');
}

// As many at once are no splits: what the provider sends is wrong.
const mostDoubts = 3;

type PrepareTranche = Omit<PullRequest, 'fence' | 'origin'>;

/** What a batch brought of one instrument, as a source that has nothing else. */
function toSource(source: Source, answer: SourceResult | SourceError): Source {
  const fetchCloses = () => (answer instanceof SourceError ? Promise.reject(answer) : Promise.resolve(answer));
  return { ...source, fetchCloses };
}

function toWaiting(instrument: StoredInstrument, provider: string, reason: string): Prepared {
  return {
    ...nothingOf(instrument),
    attempts: 1,
    failures: [
      { provider, kind: 'transient', message: `${provider}: closes that are stored came back different, as after a split; ${reason}` },
    ],
  };
}

function joinRows(before: SourceResult | SourceError | undefined, after: SourceResult | SourceError): SourceResult | SourceError {
  if (before === undefined || before instanceof SourceError || after instanceof SourceError) return after;
  return {
    rows: [...before.rows, ...after.rows],
    rejected: [...before.rejected, ...after.rejected],
    flagged: [...before.flagged, ...after.flagged],
    splits: [...before.splits, ...after.splits],
  };
}

// What is said of a name; all else is said of the provider.
const aboutNames: ReadonlySet<SourceErrorKind> = new Set(['not_found', 'no_data_yet']);

/** Why a batch gave nothing of anything, a key that is taken no more for one; null where it gave something, or knows none of the names. */
function findRefusalOfAll(bySymbol: BatchAnswer['bySymbol']): SourceError | null {
  const answers = [...bySymbol.values()];
  const refusals = answers.filter((answer) => answer instanceof SourceError);
  return refusals.length < answers.length ? null : (refusals.find(({ kind }) => !aboutNames.has(kind)) ?? null);
}

/** Whether what was asked for by name has every session of what a batch brought: else that is kept. */
function hasAllOf(byName: Prepared, batch: Prepared): boolean {
  const sessions = new Set(byName.rows.map(({ session }) => session));
  return sessions.size > 0 && batch.rows.every(({ session }) => sessions.has(session));
}

/** The same instruments with the help of the other batches: one by one hundreds would take hundreds of requests. */
async function prepareWithout(
  request: PrepareTranche,
  source: Source,
  refusal: SourceError,
  { instruments, fewest }: Tranche,
  run: TrancheRun,
): Promise<Prepared[]> {
  await requireAnyone(run);
  const others = { ...request, sources: request.sources.map((one) => (one.id === source.id ? { ...one, batch: null } : one)) };
  const prepared: Prepared[] = [];
  for (const tranche of await listTranches(others, instruments, fewest)) prepared.push(...(await prepareTranche(others, tranche, run)));
  const failure = { provider: source.id, kind: refusal.kind, message: refusal.message };
  return prepared.map((one) => ({
    ...one,
    attempts: one.attempts + 1,
    failures: [failure, ...one.failures],
    flags: [`${source.id}: ${refusal.kind}`, ...one.flags],
  }));
}

/**
 * What a batch brings, checked; or why it brought nothing. What is asked by date comes without sessions that are stored; where a close moved by as much as a split may do,
 * the session before is asked for too, of all: it says whether the scale is still that of what is stored.
 */
async function prepareGiven(
  request: PrepareTranche,
  { source, batch, instruments: asked, from, to }: BatchPlan,
  instruments: readonly StoredInstrument[],
  listDividends: DividendLists,
): Promise<Prepared[] | SourceError> {
  const { bySymbol, cutShort } = await batch.fetchMany({ instruments: asked, from, to, signal: request.signal });
  request.signal?.throwIfAborted();
  const refusal = findRefusalOfAll(bySymbol);
  if (refusal !== null) return refusal;
  const prepareWith = (before: BatchAnswer['bySymbol']) =>
    prepareAll(
      request,
      instruments,
      new Map([...bySymbol].map(([symbol, answer]) => [symbol, toSource(source, joinRows(before.get(symbol), answer))])),
      listDividends,
    );
  let prepared = await prepareWith(new Map());
  if (prepared.some(({ isUnchecked }) => isUnchecked === true)) {
    const before = request.calendar.previousSession(from);
    const check = await batch.fetchMany({ instruments: asked, from: before, to: before, signal: request.signal });
    request.signal?.throwIfAborted();
    prepared = (await prepareWith(check.bySymbol)).map((one) => ({
      ...one,
      isDoubted: one.isDoubted === true || one.isUnchecked === true,
    }));
  }
  return cutShort === null
    ? prepared
    : prepared.map((one) => ({ ...one, flags: [...one.flags, `${source.id}: ${cutShort.kind}, later sessions are missing`] }));
}

/**
 * Fetches and checks a tranche; nothing is stored. What a batch lacks is asked for by name; where it gives nothing
 * at all, another batch is asked first. Where one gives other closes than those stored, the
 * whole history is asked for by name, for a few instruments of a run and once a day for each; the others wait, and nothing of theirs is
 * stored meanwhile. Where that is so for most, what came is left for the judges of the run. What is left of the few goes to those whose
 * dividend-adjusted closes end longest ago: those that did not follow from the closes of a batch and a list of dividends.
 * @throws RunRefused where nobody answers.
 */
export async function prepareTranche(request: PrepareTranche, tranche: Tranche, run: TrancheRun): Promise<Prepared[]> {
  const { plan, instruments } = tranche;
  if (plan === null) {
    await requireAnyone(run);
    return await prepareAll(request, instruments);
  }
  const { source } = plan;
  const prepared = await prepareGiven(request, plan, instruments, run.listDividends);
  if (prepared instanceof SourceError) return await prepareWithout(request, source, prepared, tranche, run);
  run.isReached = true;
  const doubted = prepared.filter(({ isDoubted }) => isDoubted === true);
  if (doubted.length >= mostDoubts && doubted.length > prepared.length / 2) return prepared;
  const unsettled = await listUnsettled(request.store, request.now());
  const lagOf = ({ adjustedLag = 0 }: Prepared) => adjustedLag;
  const trusted = prepared.filter(({ isDoubted }) => isDoubted !== true);
  const late = trusted.filter((one) => lagOf(one) > 0).sort((one, other) => lagOf(other) - lagOf(one));
  const asked = [...doubted.filter(({ instrument }) => !unsettled.has(instrument.symbol)), ...late].slice(0, run.byNameLeft);
  run.byNameLeft -= asked.length;
  const byNames = await prepareAll(
    request,
    asked.map(({ instrument }) => instrument),
  );
  const again = new Map(byNames.map((one) => [one.instrument.symbol, one]));
  return prepared.map((one) => {
    const { symbol } = one.instrument;
    const byName = again.get(symbol);
    if (byName !== undefined && (one.isDoubted === true || hasAllOf(byName, one))) return byName;
    if (one.isDoubted !== true) return one;
    return toWaiting(
      one.instrument,
      source.id,
      unsettled.has(symbol)
        ? 'its history was asked for within a day already and did not settle it'
        : 'its history is asked for with one of the next runs',
    );
  });
}
