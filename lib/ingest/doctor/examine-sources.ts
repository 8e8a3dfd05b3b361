import type { SessionDate } from '@/lib/calendar/session-date';
import { sourcesAgree } from '@/lib/market/sources-agree';
import type { HoldingsProvider, HoldingsSources } from '@/lib/sources/holdings/holdings-source';
import type { Provider } from '@/lib/sources/provider';
import type { PaidDividend, Source, SourceInstrument, Sources } from '@/lib/sources/source';
import type { SeriesSources } from '@/lib/sources/series-source';
import { findDefault } from '../securities/default-instruments';
import { examine, nothing } from './examine';
import { examineSeries } from './examine-series';
import type { Diagnosis, Disagreement, Examination } from './examination';
import { listRowDeviations } from './list-deviations';

/** An index and a stock that most sources have. */
const asked = ['SPX', 'AAPL'];
const symbolsEach = 2;
/** Which of its ten a provider is asked for: those that most have, else its own first. */
function chooseSymbols({ symbols }: Provider): string[] {
  const own = Object.keys(symbols);
  return [...new Set([...asked.filter((symbol) => own.includes(symbol)), ...own])].slice(0, symbolsEach);
}

async function examineCloses(provider: Provider, source: Source | undefined, sessions: readonly SessionDate[]): Promise<Examination[]> {
  const who = { id: provider.id, name: provider.name, gives: 'closes' } as const;
  const [from, to] = [sessions[0], sessions.at(-1)];
  if (source === undefined || from === undefined || to === undefined) {
    return [{ ...nothing, ...who, asked: '', status: 'not configured', message: `set ${(provider.key ?? []).join(' and ')}` }];
  }
  const found: Examination[] = [];
  for (const symbol of chooseSymbols(provider)) {
    const before = found.at(-1);
    // Who is out of reach or refuses is not asked again.
    if (
      before !== undefined &&
      before.status !== 'ok' &&
      before.status !== 'schema' &&
      before.status !== 'no_data_yet' &&
      before.status !== 'not_found'
    ) {
      found.push({ ...nothing, ...who, asked: symbol, status: 'skipped' });
      continue;
    }
    const instrument: SourceInstrument = {
      symbol,
      kind: findDefault(symbol)?.kind ?? 'stock',
      providerSymbols: { [provider.id]: provider.symbols[symbol] ?? symbol },
    };
    found.push(
      await examine({ ...who, asked: symbol }, async (signal) => {
        const { rows, rejected } = await source.fetchCloses({ instrument, from, to, attempts: 1, signal });
        const closes = rows.map(({ session, close }) => ({ session, close }));
        const tell = (row: (typeof closes)[number] | undefined): string | null =>
          row === undefined ? null : `${row.session} ${row.close}`;
        return { rows: rows.length, first: tell(closes[0]), last: tell(closes.at(-1)), deviations: listRowDeviations(rejected), closes };
      }),
    );
  }
  return found;
}

/** Of a source that lists dividends: those of the last of the sessions. */
async function examineDividends(
  { id, name }: Provider,
  source: Source | undefined,
  sessions: readonly SessionDate[],
): Promise<Examination[]> {
  const session = sessions.at(-1);
  const ask = source?.fetchDividends;
  if (ask === undefined || session === undefined) return [];
  return [
    await examine({ id, name, gives: 'dividends', asked: session }, async (signal) => {
      const paid = await ask({ session, attempts: 1, signal });
      const tell = (one: PaidDividend | undefined): string | null =>
        one === undefined ? null : `${one.ticker} ${one.amount ?? 'unknown'}`;
      const unread = paid.flatMap(({ amount, raw }) =>
        amount === null ? [{ session, reason: 'the amount is no number above 0', raw }] : [],
      );
      return { rows: paid.length, first: tell(paid[0]), last: tell(paid.at(-1)), deviations: listRowDeviations(unread), closes: [] };
    }),
  ];
}

async function examineHoldings(provider: HoldingsProvider, sources: HoldingsSources): Promise<Examination[]> {
  const source = sources.find(({ id }) => id === provider.id);
  const [fund] = provider.funds;
  const who = { id: provider.id, name: provider.name, gives: 'holdings', asked: fund ?? '' } as const;
  if (source === undefined || fund === undefined)
    return [{ ...nothing, ...who, status: 'not configured', message: `set ${(provider.key ?? []).join(' and ')}` }];
  return [
    await examine(who, async (signal) => {
      const { asOf, holdings } = await source.fetchHoldings({ fund, attempts: 1, signal });
      const tell = (holding: (typeof holdings)[number] | undefined): string | null =>
        holding === undefined ? null : `${asOf} ${holding.ticker}`;
      return { rows: holdings.length, first: tell(holdings[0]), last: tell(holdings.at(-1)), deviations: [], closes: [] };
    }),
  ];
}

/** Sessions of a symbol on which not all sources agree, with what each says. */
function listDisagreements(examinations: readonly Examination[]): Disagreement[] {
  const symbols = [...new Set(examinations.filter(({ gives }) => gives === 'closes').map(({ asked: symbol }) => symbol))];
  return symbols.flatMap((symbol) => {
    const kind = findDefault(symbol)?.kind ?? 'stock';
    const bySession = new Map<SessionDate, Record<string, number>>();
    for (const { id, asked: of, closes } of examinations) {
      if (of === symbol) for (const { session, close } of closes) bySession.set(session, { ...bySession.get(session), [id]: close });
    }
    return [...bySession]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([session, closes]) => {
        const values = Object.values(closes);
        const [low, high] = [Math.min(...values), Math.max(...values)];
        return sourcesAgree(kind, low, high) ? [] : [{ symbol, session, closes }];
      });
  });
}

export interface ExamineRequest {
  readonly providers: readonly Provider[];
  readonly sources: Sources;
  readonly holdingsProviders: readonly HoldingsProvider[];
  readonly holdingsSources: HoldingsSources;
  /** Null: series are not asked for. */
  readonly seriesSources: SeriesSources | null;
  /** Ascending; asked for from the first to the last. */
  readonly sessions: readonly SessionDate[];
}

/**
 * Asks every source that can be asked, all at once, each for two symbols, a list of dividends, one fund or a series or two, one try and ten seconds a question, and compares what
 * they say. Never throws a SourceError: it is an answer.
 */
export async function examineSources({
  providers,
  sources,
  holdingsProviders,
  holdingsSources,
  seriesSources,
  sessions,
}: ExamineRequest): Promise<Diagnosis> {
  const found = await Promise.all([
    ...providers.map(async (provider) => {
      const source = sources.find(({ id }) => id === provider.id);
      return [...(await examineCloses(provider, source, sessions)), ...(await examineDividends(provider, source, sessions))];
    }),
    ...holdingsProviders.map((provider) => examineHoldings(provider, holdingsSources)),
    ...(seriesSources === null ? [] : [examineSeries(seriesSources, sessions)]),
  ]);
  const examinations = found.flat();
  return { sessions, examinations, disagreements: listDisagreements(examinations) };
}
