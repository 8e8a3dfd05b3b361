import { addDays } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { findProviderSymbol, getToday, requireProviderSymbol, type AdapterSetup } from '../adapter-setup';
import { collectRows, type Candidate } from '../collect-rows';
import { applySplits } from '../files/apply-splits';
import { createHttpClient } from '../http';
import type { RejectedRow, Source, SourceRequest, Split } from '../source';
import { SourceError } from '../source-error';
import type { Feed, FeedAddress, FeedAsked, FeedRows } from './feed';
import { findRefusal } from './find-refusal';

// A century of rows, twenty years an answer.
const mostPages = 6;

function findOldest({ candidates, rejected }: FeedRows): SessionDate | undefined {
  return [...candidates, ...rejected].flatMap(({ session }) => (session === null ? [] : [session])).sort()[0];
}

/** Closes as they were traded, on the scale of today: a split that is only announced has changed no price. */
function toTodaysScale(candidates: readonly Candidate[], splits: readonly Split[], today: SessionDate): Candidate[] {
  const ordered = candidates.toSorted((a, b) => (a.session < b.session ? -1 : 1));
  return applySplits(ordered, new Map(splits.flatMap(({ session, ratio }) => (session <= today ? [[session, ratio] as const] : []))));
}

/** A source of one name per request, made from how its feed differs from others. */
export function createFeedSource(feed: Feed, setup: AdapterSetup): Source {
  const { provider } = feed;
  const http = createHttpClient({ provider, explainBadRequest: (text) => findRefusal(provider, text), setup });

  function get<Output>(
    { path, query, headers }: FeedAddress,
    parse: (text: string) => Output,
    { signal, attempts }: SourceRequest,
  ): Promise<Output> {
    const read = (text: string): Output => {
      const refusal = findRefusal(provider, text);
      if (refusal !== null) throw refusal;
      return parse(text);
    };
    return http.get({ url: `${setup.baseUrl}${path}?${new URLSearchParams(query).toString()}`, headers, signal, attempts, parse: read });
  }

  async function getRows(asked: FeedAsked, request: SourceRequest): Promise<Required<FeedRows>> {
    const candidates: Candidate[] = [];
    const rejected: RejectedRow[] = [];
    const splits: Split[] = [];
    let { to } = asked;
    for (let page = 0; page < mostPages; page += 1) {
      const part = { ...asked, to };
      const rows = await get(feed.findAddress(part), (text) => feed.read(text, part), request);
      candidates.push(...rows.candidates);
      rejected.push(...rows.rejected);
      splits.push(...(rows.splits ?? []));
      const oldest = findOldest(rows);
      if (
        feed.mostRows === undefined ||
        rows.candidates.length + rows.rejected.length < feed.mostRows ||
        oldest === undefined ||
        oldest <= asked.from
      )
        break;
      if (oldest > to) throw new SourceError('schema', `${provider} was asked for closes to ${to} and sent none before ${oldest}`);
      to = addDays(oldest, -1);
    }
    return { candidates, rejected, splits };
  }

  return {
    id: provider,
    symbolOf: (instrument) => findProviderSymbol(provider, instrument),
    async fetchCloses(request) {
      const { instrument, from, to } = request;
      const today = getToday(setup.options);
      const asked: FeedAsked = {
        symbol: requireProviderSymbol(provider, request),
        kind: instrument.kind,
        from,
        to,
        today,
        keys: setup.keys,
      };
      const { candidates, rejected, splits } = await getRows(asked, request);
      const asksSplits = feed.splits !== undefined && instrument.kind !== 'index' && candidates.length > 0;
      const more = asksSplits ? await get(feed.splits.findAddress(asked), feed.splits.read, request) : [];
      const all = [...splits, ...more];
      return collectRows({ provider, candidates: toTodaysScale(candidates, all, today), rejected, splits: all, from, to, today });
    },
    batch: null,
  };
}
