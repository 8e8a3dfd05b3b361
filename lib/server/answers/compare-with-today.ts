import 'server-only';
import { joinQuery } from '@/lib/view/join-query';
import { listChangesSince } from '@/lib/store/changes-since';
import { listUniverseChangesSince } from '@/lib/store/universe-changes-since';
import { magnificentSymbols } from '@/lib/market/groups';
import type { Market } from '@/lib/market/market';
import type { PinComparison } from '../pages/models/pin-comparison';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { listParameters } from '@/lib/view/parameter-schema';
import { serializeView } from '@/lib/view/serialize-view';
import type { View } from '@/lib/view/view';
import { requireStudy } from './read-view';
import { getStore } from './get-store';
import { HttpError } from '../http/http-error';
import { loadMarket } from './load-market';
import { runStudy } from './run-study';

/** The instruments whose stored closes an answer stands on: a composite has none of its own, its members have. */
function listStoredSymbols(market: Market, { sources }: StudyResult): readonly string[] {
  const isComposite = (symbol: string): boolean => market.series.get(symbol)?.instrument.kind === 'composite';
  return [...new Set(sources.flatMap(({ symbol }) => (isComposite(symbol) ? magnificentSymbols : [symbol])))];
}

/** The first sentence of a view; undefined where it cannot be had now (too many scans wait): the pinned page does not fail with it. */
async function tellToday(view: View): Promise<string | null | undefined> {
  try {
    return (await runStudy(view)).headlines[0]?.text ?? null;
  } catch (error) {
    if (error instanceof HttpError) return undefined;
    throw error;
  }
}

/**
 * What changed since a pinned version, for the page of its link; null where the view pins none or the pin is the newest. The
 * pinned numbers stay as they are: this is said beside them.
 */
export async function compareWithToday(view: View, pinned: StudyResult): Promise<PinComparison | null> {
  const newest = await loadMarket();
  if (view.version === null || view.version >= newest.dataVersion) return null;
  const today: View = { ...view, version: null, asOf: pinned.asOf };
  const store = await getStore();
  // Among its sources an answer names universes by their ids, which are no symbols.
  const [told, changes, universes] = await Promise.all([
    tellToday(today),
    listChangesSince(store, view.version, listStoredSymbols(newest, pinned), pinned.asOf),
    listUniverseChangesSince(
      store,
      view.version,
      pinned.sources.map(({ symbol }) => symbol),
      pinned.asOf,
    ),
  ]);
  const query = serializeView(today, listParameters(requireStudy(view.study)));
  return {
    version: view.version,
    newestVersion: newest.dataVersion,
    href: joinQuery(`/studies/${view.study}`, query),
    changes,
    universes,
    isCompared: told !== undefined,
    headlineNow: told === undefined || told === pinned.headlines[0]?.text ? null : told,
    asOf: pinned.asOf,
  };
}
