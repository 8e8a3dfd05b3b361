import 'server-only';
import { listChangesSince } from '@/lib/store/changes-since';
import type { PinComparison } from '@/lib/studies/pin-comparison';
import type { StudyResult } from '@/lib/studies/study-result';
import type { View } from '@/lib/view/view';
import { getStore } from './get-store';
import { loadMarket } from './load-market';
import { runStudy } from './run-study';

/**
 * What changed since a pinned version, for the page of its link; null where the view pins none or the pin is the newest. The
 * pinned numbers stay as they are: this is said beside them.
 */
export async function compareWithToday(view: View, pinned: StudyResult): Promise<PinComparison | null> {
  const newest = await loadMarket();
  if (view.version === null || view.version >= newest.dataVersion) return null;
  const [now, changes] = await Promise.all([
    runStudy({ ...view, version: null, asOf: pinned.asOf }),
    listChangesSince(await getStore(), view.version, pinned.sources.map(({ symbol }) => symbol), pinned.asOf),
  ]);
  const headlineNow = now.headlines[0]?.text ?? null;
  return {
    version: view.version,
    newestVersion: newest.dataVersion,
    href: now.links.page,
    changes,
    headlineNow: headlineNow === pinned.headlines[0]?.text ? null : headlineNow,
    asOf: pinned.asOf,
  };
}
