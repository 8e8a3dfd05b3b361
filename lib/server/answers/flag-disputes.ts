import 'server-only';
import { setImmediate as breathe } from 'node:timers/promises';
import { getEnv } from '@/lib/env';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { nameSource } from '@/lib/format/source-line';
import { listDependents } from '@/lib/market/groups';
import type { Market } from '@/lib/market/market';
import { replaceClose } from '@/lib/market/replace-close';
import type { Flag } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import type { Disagreement } from '@/lib/store/close-checks';

/** How many of the newest are tried: each computes the answer once more. */
const mostTried = 3;

/** An answer, what it was computed on, and how it is computed on another market. */
export interface DoubtedAnswer {
  readonly market: Market;
  readonly answer: StudyResult;
  readonly computeOn: (market: Market) => StudyResult;
}

/** The figures of an answer, to be compared. */
function listFigures({ rows, events, tables }: StudyResult): string {
  return JSON.stringify([rows, events, tables.map((table) => table.rows)]);
}

function sayCloses({ symbol, session, storedClose, storedSource, otherClose, otherSource }: Disagreement): string {
  const differencePct = (otherClose / storedClose - 1) * 100;
  const apart = `${formatPercent(Math.abs(differencePct), { decimals: 3 })} ${differencePct > 0 ? 'more' : 'less'}`;
  const [used, other] = [nameSource(storedSource), nameSource(otherSource)];
  const where = `Sources differ on the close of ${symbol} on ${formatLongDate(session)}`;
  return getEnv().EXPORT_CLOSES === 'on'
    ? `${where}: ${formatNumber(storedClose)} (${used}) is used here, ${formatNumber(otherClose)} (${other}) is ${apart}.`
    : `${where}: the one used here (${used}) and another (${other}), which is ${apart}.`;
}

/** What the other close would change, or null where the answer does not rest on it. */
function sayEffect(answer: StudyResult, other: StudyResult): string | null {
  const changed = Array.from({ length: Math.max(answer.headlines.length, other.headlines.length) }, (_, place) => place).find(
    (place) => answer.headlines[place]?.text !== other.headlines[place]?.text,
  );
  if (changed === undefined) return listFigures(answer) === listFigures(other) ? null : 'What is said is the same with either.';
  const then = other.headlines[changed]?.text;
  const now = answer.headlines[changed]?.text;
  if (then === undefined) return `With the other this would not be said: “${now ?? ''}”`;
  return `With the other ${changed === 0 ? 'the sentence' : 'a sentence'} would be: “${then}”`;
}

/**
 * Of the closes on which sources differ those that an answer rests on: both values with their sources, and whether what is said would be something
 * else. The newest are tried, each by computing the answer once more; that there are older ones is said.
 * @param disputes newest session first
 */
export async function flagDisputes(disputes: readonly Disagreement[], { market, answer, computeOn }: DoubtedAnswer): Promise<Flag[]> {
  const read = new Set(answer.sources.map(({ symbol }) => symbol));
  const candidates = disputes.filter(
    ({ symbol, session }) => session <= answer.asOf && [...listDependents(symbol)].some((dependent) => read.has(dependent)),
  );
  const flags: Flag[] = [];
  for (const dispute of candidates.slice(0, mostTried)) {
    const supposed = replaceClose(market, { symbol: dispute.symbol, session: dispute.session, close: dispute.otherClose });
    if (supposed === null) continue;
    await breathe();
    const effect = sayEffect(answer, computeOn(supposed));
    if (effect === null) continue;
    flags.push({ code: 'disputed-close', message: `${sayCloses(dispute)} ${effect}`, symbols: [dispute.symbol], dates: [dispute.session] });
  }
  const untried = candidates.length - mostTried;
  if (untried > 0)
    flags.push({
      code: 'disputed-close',
      message: `Sources differ on ${untried === 1 ? 'one older close' : `${formatNumber(untried, { decimals: 0 })} older closes`} of what is read here too; what would follow from them was not tried. The page of the data lists them.`,
      page: '/data',
    });
  return flags;
}
