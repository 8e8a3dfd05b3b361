import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import type { DatedBar } from '../bar';
import { catchSourceError, SourceError } from '../source-error';
import type { BarsPage } from './schema';
import { UnknownName } from './unknown-name';

export interface ReceivedBars {
  readonly byName: ReadonlyMap<string, readonly DatedBar[]>;
  /** Names that Alpaca does not know, with what it says. */
  readonly unknown: ReadonlyMap<string, SourceError>;
  /** Why pages are missing; null where all came. What was being received then, and what comes after it, is not whole. */
  readonly failed: SourceError | null;
}

// Midnight in New York, which is in the same day in UTC.
const stampPattern = /^(\d{4}-\d{2}-\d{2})T0[45]:00:00Z$/;

function toSession(stamp: string): SessionDate {
  const session = stampPattern.exec(stamp)?.[1] ?? '';
  if (!isSessionDate(session)) throw new SourceError('schema', `alpaca stamped a day "${stamp}"; midnight in New York is expected`);
  return session;
}

// A request of many names that fails for one of them is asked again without it; as many that are unknown are a fault of another kind.
const mostUnknown = 5;

/** All pages of some names, sorted by name and then by day as Alpaca sends them. A page that fails ends it; what came before is kept. */
export async function fetchBars(
  names: readonly string[],
  readPage: (names: readonly string[], token: string | null) => Promise<BarsPage>,
): Promise<ReceivedBars> {
  const byName = new Map<string, DatedBar[]>();
  const unknown = new Map<string, SourceError>();
  const seen = new Set<string>();
  let wanted = names;
  let asked: string | null = null;
  while (wanted.length > 0) {
    const token: string | null = asked;
    const page: BarsPage | SourceError = await catchSourceError(() => readPage(wanted, token));
    if (page instanceof UnknownName && wanted.includes(page.unknownName) && token === null && unknown.size < mostUnknown) {
      unknown.set(page.unknownName, page);
      wanted = wanted.filter((name) => name !== page.unknownName);
      continue;
    }
    if (page instanceof SourceError) return { byName, unknown, failed: page };
    const stranger = Object.keys(page.bars).find((name) => !wanted.includes(name));
    if (stranger !== undefined)
      return {
        byName,
        unknown,
        failed: new SourceError('schema', `alpaca was asked for ${wanted.length} stocks and answered ${stranger} too`),
      };
    const read: SourceError | (readonly [string, DatedBar[]])[] = await catchSourceError(() =>
      Object.entries(page.bars).map(
        ([name, bars]) => [name, (bars ?? []).map(({ t, ...bar }): DatedBar => ({ session: toSession(t), bar }))] as const,
      ),
    );
    if (read instanceof SourceError) return { byName, unknown, failed: read };
    for (const [name, bars] of read) byName.set(name, [...(byName.get(name) ?? []), ...bars]);
    const next: string | null = page.next_page_token;
    if (next !== null && seen.has(next))
      return { byName, unknown, failed: new SourceError('schema', 'alpaca sends the same page again and again') };
    if (next === null) break;
    seen.add(next);
    asked = next;
  }
  return { byName, unknown, failed: null };
}
