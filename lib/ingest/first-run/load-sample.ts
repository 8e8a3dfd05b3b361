import type { Calendar } from '@/lib/calendar/calendar';
import type { CloseRow, Fence } from '@/lib/store/close-row';
import type { IngestTask } from '@/lib/store/ingest-runs';
import type { InstrumentInput } from '@/lib/store/instruments';
import { replaceDataSet } from '@/lib/store/replace-data-set';
import type { Store } from '@/lib/store/store';
import type { SeriesData } from '@/lib/store/observations';
import { defaultSeries } from '@/lib/market/series/default-series';
import type { UniverseData } from '@/lib/store/universe-data';
import { defaultUniverses } from '@/lib/market/universe/default-universes';
import { generateSampleEarnings } from '@/prisma/sample/generate-sample-earnings';
import { generateSampleFunds } from '@/prisma/sample/generate-sample-funds';
import { generateSampleMarket, lastSampleSession, type SampleSeries } from '@/prisma/sample/generate-sample-market';
import { generateSampleMembers, sampleMemberPlan, type SampleMember, type SampleMemberPlan } from '@/prisma/sample/generate-sample-members';
import { generateSampleSeries } from '@/prisma/sample/generate-sample-series';
import type { SampleUniverse } from '@/prisma/sample/sample-universe';
import { defaultInstruments } from '../securities/default-instruments';
import { describedFunds } from '../securities/described-funds';
import { recordRun } from '../commit/record-run';
import type { RunReport } from '../commit/run-report';

const licenceClass = 'simulated';
/** Whose members' earnings the four conditions read where a link says nothing. */
const earningUniverse = 'sp600';
const origin = { provisional: false, source: 'simulated' } as const;

function toRows({ rows }: SampleSeries): CloseRow[] {
  return rows.map((row) => ({
    session: row.session,
    open: row.open ?? null,
    high: row.high ?? null,
    low: row.low ?? null,
    close: row.close,
    adjClose: row.adjClose ?? null,
    ...origin,
  }));
}

function toMemberRows({ sessions, closes }: SampleMember): CloseRow[] {
  return sessions.map((session, at) => ({
    session,
    open: null,
    high: null,
    low: null,
    close: closes[at] ?? NaN,
    adjClose: null,
    ...origin,
  }));
}

/** A member that nobody follows and no provider knows. */
function toMemberInstrument({ symbol, name, kind }: SampleMember): InstrumentInput {
  return { symbol, name, kind, basis: 'price', licenceClass, providerSymbols: {}, notes: [], tracked: false };
}

/** A fund that the sample market follows: what is real of it is asked for only once somebody follows it with real closes. */
function toFundInstruments(funds: readonly SampleMember[]): InstrumentInput[] {
  const made = new Set(funds.map(({ symbol }) => symbol));
  return describedFunds.flatMap((fund): InstrumentInput[] =>
    made.has(fund.symbol) ? [{ ...fund, licenceClass, basis: 'price', providerSymbols: {} }] : [],
  );
}

function toUniverseData(universes: readonly SampleUniverse[]): UniverseData[] {
  return defaultUniverses.flatMap((definition) => {
    const universe = universes.find(({ id }) => id === definition.id);
    if (universe === undefined) return [];
    const { members, sectors, weights, counts } = universe;
    const first = members.map(({ from }) => from).sort()[0];
    const symbols = [...new Set(members.map(({ symbol }) => symbol))];
    const earnings =
      universe.id === earningUniverse && first !== undefined ? generateSampleEarnings(symbols, first, lastSampleSession) : [];
    return [{ definition: { ...definition, licenceClass }, members, sectors, weights, counts, earnings }];
  });
}

/** Invented values of the shipped series, marked as that. */
function toSeriesData(): SeriesData[] {
  return generateSampleSeries(lastSampleSession).flatMap(({ id, values }): SeriesData[] => {
    const shipped = defaultSeries.find((series) => series.id === id);
    if (shipped === undefined) return [];
    const { name, unit, frequency } = shipped;
    return [
      {
        definition: { id, name, unit, frequency, source: 'simulated', licenceClass },
        observations: values.map((value) => ({ ...value, dating: 'usual-lag', seenOn: value.knownFrom, source: 'simulated' })),
      },
    ];
  });
}

export interface SampleRequest {
  readonly store: Store;
  readonly calendar: Calendar;
  readonly now: () => Date;
  readonly fence: Fence;
  /** How many companies and since when; null for the ten instruments alone. The usual 700, if left out. */
  readonly members?: SampleMemberPlan | null | undefined;
}

/**
 * Loads the simulated market as the whole data set, in one commit: the instruments that are followed, funds of indices and sectors among
 * them, the members of the universes with their closes, sectors and weights, ready-made counts, and series of the economy. The caller holds the writer's lease.
 */
export async function loadSample(request: SampleRequest): Promise<RunReport> {
  const { store, calendar, now, fence, members: plan = sampleMemberPlan } = request;
  return await recordRun({ store, fence, now, kind: 'sample', origin: 'start' }, async (runId) => {
    const startedAt = now().toISOString();
    const market = generateSampleMarket(calendar);
    const made = plan === null ? { members: [], universes: [] } : generateSampleMembers(calendar, market, plan);
    const funds = generateSampleFunds(market, made.members);
    const members = made.members.filter(({ kind }) => kind === 'stock');
    const followed = new Map([
      ...market.map((series) => [series.symbol, toRows(series)] as const),
      ...funds.map((fund) => [fund.symbol, toMemberRows(fund)] as const),
    ]);
    const instruments = defaultInstruments.map((instrument): InstrumentInput => {
      const hasAdjusted = followed.get(instrument.symbol)?.some((row) => row.adjClose !== null) === true;
      // Caveats of real histories say nothing about invented ones.
      return { ...instrument, licenceClass, basis: hasAdjusted ? 'both' : 'price', notes: [] };
    });
    await replaceDataSet(store, {
      instruments: [...instruments, ...toFundInstruments(funds), ...members.map(toMemberInstrument)],
      rowsBySymbol: new Map([...followed, ...members.map((member) => [member.symbol, toMemberRows(member)] as const)]),
      universes: toUniverseData(made.universes),
      series: toSeriesData(),
      simulated: true,
      runId,
      fence,
    });
    return [...followed].map(
      ([symbol, rows]): IngestTask => ({
        symbol,
        provider: 'simulated',
        state: 'done',
        attempts: 1,
        errorClass: null,
        message: null,
        rowsSeen: rows.length,
        rowsNew: rows.length,
        rowsRevised: 0,
        rowsQuarantined: 0,
        startedAt,
        finishedAt: now().toISOString(),
      }),
    );
  });
}
