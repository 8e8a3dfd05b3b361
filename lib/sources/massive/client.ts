import { createCalendar } from '@/lib/calendar/calendar';
import { newYorkDate } from '@/lib/calendar/new-york-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { findProviderSymbol, getToday, requireProviderSymbol, type AdapterSetup } from '../adapter-setup';
import { toBarCandidates, type DatedBar } from '../bar';
import { classifyText } from '../classify-response';
import { collectRows } from '../collect-rows';
import { createHttpClient } from '../http';
import { nameMany } from '../name-many';
import { parseJson } from '../parse-json';
import type { BatchAnswer, BatchRequest, Source } from '../source';
import { catchSourceError, SourceError } from '../source-error';
import { massiveOffer } from './offer';
import { aggregatesSchema, type Aggregates } from './schema';

const latestStamp = 8.64e15;

function toSession(stamp: number): SessionDate {
  if (Math.abs(stamp) > latestStamp)
    throw new SourceError('schema', `massive sent the timestamp ${stamp}, which is no instant in milliseconds`);
  return newYorkDate(new Date(stamp).toISOString());
}

function parseAnswer(text: string): Aggregates {
  const answer = parseJson('massive', text, aggregatesSchema);
  if (answer.status !== 'OK' && answer.status !== 'DELAYED') throw classifyText('massive', text, 'an answer with status OK');
  if (answer.adjusted === false) throw new SourceError('schema', 'massive sent closes that are not adjusted for splits');
  return answer;
}

/** Massive's aggregates: all American stocks of one date in a request, or all days of one stock; split-adjusted as of today. With a key. */
export function createMassiveSource(setup: AdapterSetup): Source {
  const {
    baseUrl,
    limits,
    options,
    keys: [key = ''],
  } = setup;
  const http = createHttpClient({ provider: 'massive', setup });
  const get = (path: string, query: string, signal: AbortSignal | undefined, attempts?: number) =>
    http.get({
      url: `${baseUrl}/v2/aggs/${path}?adjusted=true${query}`,
      headers: { authorization: `Bearer ${key}` },
      signal,
      attempts,
      parse: parseAnswer,
    });

  /** One session of all stocks, by their names. */
  async function fetchSession(
    session: SessionDate,
    wanted: ReadonlySet<string>,
    signal: AbortSignal | undefined,
  ): Promise<Map<string, DatedBar>> {
    const { results } = await get(`grouped/locale/us/market/stocks/${session}`, '', signal);
    const bars = new Map<string, DatedBar>();
    for (const { T: name, t, ...bar } of results ?? []) {
      if (name === undefined) throw new SourceError('schema', 'massive sent a day of stocks without their names');
      const stamped = wanted.has(name) ? toSession(t) : session;
      if (stamped !== session) throw new SourceError('schema', `massive was asked for ${session} and answered ${stamped}`);
      if (wanted.has(name)) bars.set(name, { session, bar });
    }
    return bars;
  }

  async function fetchMany({ instruments, from, to, signal }: BatchRequest): Promise<BatchAnswer> {
    const today = getToday(options);
    const { named, bySymbol } = nameMany('massive', instruments);
    const wanted = new Set(named.map(({ name }) => name));
    const received = new Map<string, DatedBar[]>();
    let cutShort: SourceError | null = null;
    // Oldest first: a session that fails ends it, so that no closes have a hole that the provider could fill.
    for (const session of createCalendar().sessionsBetween(from, to < today ? to : today)) {
      const bars = await catchSourceError(() => fetchSession(session, wanted, signal));
      if (bars instanceof SourceError) {
        cutShort = bars;
        break;
      }
      for (const [name, bar] of bars) received.set(name, [...(received.get(name) ?? []), bar]);
    }
    for (const { symbol, name } of named) {
      const bars = received.get(name);
      bySymbol.set(
        symbol,
        bars === undefined && cutShort !== null
          ? cutShort
          : await catchSourceError(() => collectRows({ provider: 'massive', ...toBarCandidates(bars ?? []), from, to, today })),
      );
    }
    return { bySymbol, cutShort };
  }

  return {
    id: 'massive',
    symbolOf: (instrument) => findProviderSymbol('massive', instrument),
    async fetchCloses(request) {
      const { from, to, signal, attempts } = request;
      const name = requireProviderSymbol('massive', request);
      const { ticker = name, results } = await get(
        `ticker/${encodeURIComponent(name)}/range/1/day/${from}/${to}`,
        '&sort=asc&limit=50000',
        signal,
        attempts,
      );
      if (ticker !== name) throw new SourceError('schema', `massive was asked for ${name} and answered ${ticker}`);
      const bars = (results ?? []).map(({ T: _name, t, ...bar }): DatedBar => ({ session: toSession(t), bar }));
      return collectRows({ provider: 'massive', ...toBarCandidates(bars), from, to, today: getToday(options) });
    },
    batch: { offer: massiveOffer, limits, fetchMany },
  };
}
