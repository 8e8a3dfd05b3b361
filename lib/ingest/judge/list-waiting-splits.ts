import { z } from 'zod';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { listQuarantine } from '@/lib/store/quarantine';
import { readSeries } from '@/lib/store/read-series';
import type { Store } from '@/lib/store/store';
import { unexplainedJump } from './check-rows';
import { findWaitingSplit, type WaitingSplit } from './find-waiting-split';

const dated = z.object({ session: z.string().refine(isSessionDate), close: z.number().positive() });

/** What waits in quarantine as after a split that no provider told of, by symbol. */
export async function listWaitingSplits(store: Store): Promise<WaitingSplit[]> {
  const symbols = new Set((await listQuarantine(store, { state: 'open', reason: unexplainedJump })).map(({ symbol }) => symbol));
  const found: WaitingSplit[] = [];
  for (const symbol of [...symbols].sort()) {
    const waiting = new Map<SessionDate, number>();
    // Newest first: what came last of a session is what accepting stores.
    for (const { row } of await listQuarantine(store, { state: 'open', symbol })) {
      const { data } = dated.safeParse(row);
      if (data !== undefined && !waiting.has(data.session)) waiting.set(data.session, data.close);
    }
    const { sessions, close, provisional } = await readSeries(store, symbol);
    const stored = new Map(sessions.flatMap((session, at) => (provisional[at] === 1 ? [] : [[session, close[at] ?? Number.NaN] as const])));
    found.push(...[findWaitingSplit(symbol, waiting, stored)].filter((one) => one !== null));
  }
  return found;
}

/** What to do about such closes: a sentence, and the commands of `npm run data` that do it, each with what it does. */
export interface SplitAdvice {
  readonly text: string;
  readonly ways: readonly { readonly when: string; readonly words: string }[];
}

const count = (value: number): string => value.toLocaleString('en-US');

function toNumbers(ratio: number): string {
  return ratio === 1.5 ? '3 for 2' : ratio > 1 ? `${ratio} for 1` : ratio > 0.6 ? '2 for 3' : `1 for ${Math.round(1 / ratio)}`;
}

export function adviseOnSplit({ symbol, ratio, waiting, stored }: WaitingSplit): SplitAdvice {
  const isWhole = waiting === stored;
  const sessions = isWhole ? `all ${count(stored)} stored sessions` : `${count(waiting)} of ${count(stored)} stored sessions`;
  const looks = `${symbol}: ${sessions} wait with another close, all at the same ratio, as after a split of ${toNumbers(ratio)} that no provider told of.`;
  const reject = `quarantine reject --symbol ${symbol}`;
  return isWhole
    ? {
        text: looks,
        ways: [
          { when: 'If it was one, take them together', words: `quarantine accept --symbol ${symbol}` },
          { when: 'if not, keep them out', words: reject },
        ],
      }
    : {
        text: `${looks} To accept those alone would leave two scales side by side.`,
        ways: [
          { when: 'If it was one, import its whole history', words: 'import <folder>' },
          { when: 'then, or if it was none, keep them out', words: reject },
        ],
      };
}
