import { readPanel } from '../../kit/read-panel';
import type { StudyContext } from '../../kit/study';
import type { StudyPanel } from '../../kit/study-series';
import { listLevelNeeds } from './list-level-needs';
import { listMeanNeeds } from './list-mean-needs';
import { listStreakNeeds } from './list-streak-needs';
import { listWindowNeeds } from './list-window-needs';
import type { Need, NeedContext } from './need';
import type { NeedsParams } from './params';

/** What is asked, with a place for the session to come; null where the instrument has no close of its own. */
export function readNeedContext(
  { market, daily = market }: StudyContext,
  { symbol, sinceSessions }: NeedsParams,
): { context: NeedContext | null; panel: StudyPanel } {
  const panel = readPanel(market, [symbol], 'price');
  const [main] = panel.series;
  if (main === undefined || main.instrument.kind === 'composite') return { context: null, panel };
  const index = market.assumedIndex ?? market.sessions.length;
  const closes = new Float64Array(index + 1).fill(NaN);
  closes.set(main.closes.subarray(0, index));
  if (Number.isNaN(closes[index - 1] ?? NaN)) return { context: null, panel };
  const assumed = [...market.series.values()].filter(
    (item) =>
      daily.assumedIndex !== null &&
      item.instrument.symbol !== symbol &&
      item.instrument.kind !== 'composite' &&
      !Number.isNaN(item.closeAt(index, 'price')),
  );
  const names = assumed.map(({ instrument }) => instrument.symbol).sort();
  return { context: { market, daily, main, index, closes, others: readPanel(market, names, 'price').series, sinceSessions }, panel };
}

/** Every need of a context, those that no close above 0 meets left out, nearest first. */
export function listNeeds(context: NeedContext): Need[] {
  const before = context.closes[context.index - 1] ?? NaN;
  const needs = [...listStreakNeeds(context), ...listLevelNeeds(context), ...listWindowNeeds(context), ...listMeanNeeds(context)];
  const distance = ({ close }: Need): number => Math.abs(close / before - 1);
  return needs
    .filter(({ close }) => !Number.isNaN(close))
    .sort((a, b) => distance(a) - distance(b) || (a.statement < b.statement ? -1 : 1));
}
