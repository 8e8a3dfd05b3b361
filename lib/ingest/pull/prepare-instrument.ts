import type { Calendar } from '@/lib/calendar/calendar';
import { newestSession } from '@/lib/calendar/final-close';
import type { SessionDate } from '@/lib/calendar/session-date';
import { requireProvider } from '@/lib/sources/registry';
import type { Source, SourceInstrument, SourceResult, Sources } from '@/lib/sources/source';
import type { CheckedClose } from '@/lib/store/close-checks';
import type { CloseRow } from '@/lib/store/close-row';
import type { StoredInstrument } from '@/lib/store/instruments';
import { checkRows, type CheckedRows } from '../judge/check-rows';
import { agreementTolerance } from '@/lib/market/sources-agree';
import { listDifferences } from '../judge/closes-agree';
import { findCalendarFault } from '../judge/find-calendar-fault';
import { findJumpRatio, isExplainedBySplits } from '../judge/explain-jump';
import { continueAdjusted } from '../judge/continue-adjusted';
import { deriveAdjusted } from '../judge/derive-adjusted';
import { fitLiveBasis, takesAdjusted } from '../judge/price-basis';
import { fetchWithFallback, listProviders, toSourceInstrument, type FetchFailure } from './fetch-with-fallback';
import type { DividendLists } from './dividend-lists';
import { fetchWhole } from './fetch-whole';
import { fillAdjusted } from './fill-adjusted';
import { countAdjustedLag, findLastAdjusted } from './adjusted-lag';
import { hasStep } from './has-step';
import { listOverlapChecks } from './list-overlap-checks';
import { overlapSessions, planInstrument, type Plan } from './plan-instrument';
import { nobody, type Prepared } from './prepared';

export interface PrepareRequest {
  readonly instrument: StoredInstrument;
  readonly stored: ReadonlyMap<string, CloseRow>;
  readonly sources: Sources;
  readonly calendar: Calendar;
  readonly now: () => Date;
  readonly from?: SessionDate | undefined;
  readonly to?: SessionDate | undefined;
  readonly skipsGaps?: boolean | undefined;
  /** Whether a second provider is asked for the last sessions of stocks and funds too, as it is for those of indices. */
  readonly isVerified?: boolean | undefined;
  /** What a batch brought, as a source of its own: asked before all others. */
  readonly given?: Source | undefined;
  /** Where dividends are listed by their day: they make up for the adjusted closes that a batch lacks. */
  readonly listDividends?: DividendLists | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface Answer {
  readonly source: Source;
  readonly result: SourceResult;
}

async function askSecond(request: PrepareRequest, asked: SourceInstrument, first: Source, from: SessionDate, to: SessionDate) {
  const others = listProviders(request.sources, asked).filter(({ id }) => id !== first.id && requireProvider(id).mayConfirm);
  return await fetchWithFallback(others, asked, { from, to }, request.signal);
}

/** Whether what came back says that the provider rewrote the past: closes that are stored differ by what is or may be a split. Dividends rewrite nothing, see `continueAdjusted`. */
function asksForWhole({ overlap }: CheckedRows, { splits }: SourceResult): boolean {
  return overlap.changed.some((pair) => findJumpRatio(pair) !== null || isExplainedBySplits(pair, splits));
}

interface Attempt {
  readonly prepared: Prepared;
  /** Why nothing new of the answer may be stored; null where something may, or nobody answered. */
  readonly refused: string | null;
}

/** Why nothing new of an answer may be stored though it has something new; null where something may. */
function findRefusal(answer: Answer, { findings }: CheckedRows, { stored, calendar, now: readNow }: PrepareRequest): string | null {
  const newest = newestSession(calendar, readNow().toISOString());
  const { rows, rejected } = answer.result;
  const reasons = new Map<SessionDate, string>(
    [...rejected, ...findings].flatMap(({ session, reason }) => (session === null ? [] : [[session, reason] as const])),
  );
  const isRefused = (sessions: readonly SessionDate[]) => sessions.length > 0 && sessions.every((session) => reasons.has(session));
  const given = [...new Set([...rows.map(({ session }) => session), ...reasons.keys()])];
  // A date that is no session yet, or none at all, is not what another provider could have.
  const fresh = given.filter(
    (session) => stored.get(session)?.provisional !== false && findCalendarFault(calendar, session, newest) === null,
  );
  const sessions = isRefused(fresh) ? fresh : isRefused(given) ? given : [];
  return sessions.length === 0
    ? null
    : `all ${sessions.length} new rows were refused (${(sessions[0] === undefined ? undefined : reasons.get(sessions[0])) ?? ''})`;
}

/**
 * Plans, fetches and checks one instrument. Providers are asked in turn, also where all that is new of one was refused, by its adapter or by
 * the checks here; the whole history is asked for again where a split rewrote it; an index, and whatever is verified, is compared
 * with a second provider over the last ten sessions, and suspicious moves wait until a second provider agrees.
 */
export async function prepareInstrument(request: PrepareRequest): Promise<Prepared> {
  const { instrument, stored, calendar } = request;
  const nothing = { ...nobody, instrument };
  const plan = planInstrument({
    calendar,
    now: request.now().toISOString(),
    stored: [...stored.values()].map((row) => row.session),
    adjusted: findLastAdjusted(instrument, stored, request.given),
    from: request.from,
    to: request.to,
    skipsGaps: request.given !== undefined || request.skipsGaps,
  });
  if (plan === null) return nothing;
  const named = listProviders(request.sources, toSourceInstrument(instrument));
  let providers = request.given === undefined ? named : [request.given, ...named];
  let failures: readonly FetchFailure[] = [];
  let first: Prepared | null = null;
  for (;;) {
    const { prepared, refused } = await prepareFrom(request, plan, providers, failures);
    // After a refusal another answer counts where it brings what the first lacked.
    if (refused === null && (first === null || prepared.rows.length > 0)) return prepared;
    // Where no other provider has better rows, those of the first wait.
    first ??= prepared;
    if (refused !== null)
      failures = [
        ...prepared.failures,
        { provider: prepared.provider ?? '', kind: 'schema', message: `${prepared.provider ?? ''}: ${refused}` },
      ];
    providers = providers.slice(providers.findIndex(({ id }) => id === prepared.provider) + 1);
    if (prepared.provider === null || providers.length === 0) return first;
  }
}

/** Asks the given providers in turn and checks the first answer. */
async function prepareFrom(
  request: PrepareRequest,
  plan: Plan,
  providers: readonly Source[],
  before: readonly FetchFailure[],
): Promise<Attempt> {
  const { instrument, stored, calendar, signal } = request;
  const now = request.now().toISOString();
  const nothing = { ...nobody, instrument };
  const asked = toSourceInstrument(instrument);
  const found = await fetchWithFallback(providers, asked, plan, signal);
  // What a batch brings has none by design: those wait for their turn by name.
  const mayFill = takesAdjusted(instrument, stored) && found.answer?.source !== request.given;
  const outcome = mayFill ? await fillAdjusted(found, providers, asked, plan, signal) : found;
  const { answer: first, failures: fresh } = outcome;
  const failures = [...before, ...fresh];
  if (first === null) return { prepared: { ...nothing, attempts: failures.length, failures }, refused: null };

  let { filledBy } = outcome;
  // A list of stocks may lack funds.
  const mayDerive =
    first.source === request.given && instrument.kind === 'stock' && instrument.basis === 'both' && request.listDividends !== undefined;
  const derived = mayDerive
    ? await deriveAdjusted({
        symbol: instrument.symbol,
        calendar,
        rows: continueAdjusted(first.result.rows, stored),
        stored,
        listDividends: request.listDividends,
      })
    : null;
  let isWhole = plan.whole;
  const check = ({ source, result }: Answer, second?: ReadonlyMap<string, number>) => {
    const target = { ...instrument, basis: fitLiveBasis(instrument, stored, result.rows) };
    const isExplained = (pair: Parameters<typeof isExplainedBySplits>[0]) => isExplainedBySplits(pair, result.splits);
    const continued = () => (source === request.given ? derived : null)?.rows ?? continueAdjusted(result.rows, stored);
    const rows = isWhole ? result.rows : continued();
    const checked = checkRows({
      instrument: target,
      calendar,
      now,
      source: source.id,
      rows,
      stored,
      mode: 'live',
      isExplained,
      ...(second && { second }),
    });
    return { target, checked };
  };

  let answer: Answer = first;
  let { target, checked } = check(answer);
  const isDoubted = answer.source === request.given && checked.overlap.changed.length > 0;
  if (!plan.whole && !isDoubted && (target.basis !== instrument.basis || asksForWhole(checked, answer.result))) {
    const named = listProviders(request.sources, asked);
    const order = [...named.filter(({ id }) => id === answer.source.id), ...named.filter(({ id }) => id !== answer.source.id)];
    const again = await fetchWhole(order, { instrument: asked, stored, to: plan.to, signal });
    // The overlap alone would leave two scales side by side: nothing is stored, and the next run sees the same and asks again.
    if (again.answer === null) {
      const failed = [...failures, ...again.failures];
      return { prepared: { ...nothing, attempts: failed.length + 1, failures: failed }, refused: null };
    }
    answer = again.answer;
    filledBy = again.filledBy;
    isWhole = true;
    ({ target, checked } = check(answer));
  }

  const flags: string[] = failures.map(({ provider, kind, message }) =>
    before.some((failure) => failure.provider === provider && failure.message === message) ? message : `${provider}: ${kind}`,
  );
  if (filledBy !== undefined) flags.push(`dividend-adjusted closes from ${filledBy}`);
  if (answer === first)
    flags.push(...(derived?.paid.map(({ session, amount }) => `${session} adjusted for a dividend of ${amount} as it is listed`) ?? []));
  // What is asked by date has one session: whether it stands still is seen beside those before it.
  const known =
    answer.source === request.given ? [...stored.values()].filter(({ session }) => session < (answer.result.rows[0]?.session ?? '')) : [];
  const recent = [...known, ...answer.result.rows].slice(-overlapSessions);
  const earliestDoubt = checked.suspicious[0];
  const start = [recent[0]?.session, earliestDoubt].filter((session) => session !== undefined).sort()[0];
  let checks: readonly CheckedClose[] = [];
  const isCompared = instrument.kind === 'index' || request.isVerified === true;
  if (start !== undefined && (isCompared || earliestDoubt !== undefined)) {
    const { answer: second, failures: silent } = await askSecond(request, asked, answer.source, start, plan.to);
    if (second !== null) {
      ({ target, checked } = check(answer, new Map(second.result.rows.map((row) => [row.session, row.close]))));
      checks = second.result.rows.flatMap(({ session, close, provisional }) =>
        provisional ? [] : [{ session, close, source: second.source.id }],
      );
      if (isCompared) {
        for (const found of listDifferences(instrument.kind, recent, second.result.rows)) {
          // Without the closes, which an operator may keep in: the page of the data shows them where they may be seen.
          flags.push(
            `${found.session} ${second.source.id} differs from ${answer.source.id} by ${((found.second / found.first - 1) * 100).toFixed(3)}%, more than ${agreementTolerance(instrument.kind) * 100}%`,
          );
        }
      }
    } else if (request.isVerified === true && silent.length > 0)
      flags.push(`not compared: ${silent.map(({ message }) => message).join('; ')}`);
  }

  const rejected = answer.result.rejected.map((row) => ({ session: row.session, reason: row.reason, row: row.raw }));
  const prepared: Prepared = {
    instrument: target,
    provider: answer.source.id,
    attempts: failures.length + 1,
    failures,
    rowsSeen: answer.result.rows.length + rejected.length,
    rows: checked.rows,
    reason: checked.splitPairs.length > 0 ? 'split' : 'revision',
    findings: [...rejected, ...checked.findings],
    flags: [...flags, ...answer.result.flagged.map((row) => `${row.session} ${row.reason}`), ...checked.flags],
    sample: {
      symbol: instrument.symbol,
      overlapCount: checked.overlap.count - checked.splitPairs.length,
      changedCount: isDoubted ? checked.overlap.changed.length : checked.revisedPairs.length,
      recent,
    },
    checks: isWhole && !plan.whole ? checks : [...listOverlapChecks(stored, answer, checked), ...checks],
    isDoubted,
    isUnchecked: answer.source === request.given && checked.overlap.count === 0 && hasStep(stored.values(), answer.result.rows),
    adjustedLag: (derived?.rows.at(-1)?.adjClose ?? null) === null ? countAdjustedLag(instrument, stored) : 0,
  };
  return { prepared, refused: isDoubted ? null : findRefusal(answer, checked, request) };
}
