import { countWord, ordinalWord } from '@/lib/format/number-words';
import { firstTick, meetsThreshold, neededClose, windowReturn } from '@/lib/metrics';
import { plainChoice } from '../../measure/write-claim-query';
import { nameInSentence } from '../../kit/name-in-sentence';
import { ofUnit } from '../../kit/unit-words';
import type { StudySeries } from '../../kit/study-series';
import type { Need, NeedContext } from './need';
import { linkClaim } from './need-links';

const thresholdsPct = [0, 0.5, 1, 1.5, 2, 3, 4, 5] as const;
/** A move of this size is worth a line even where it begins a run. */
const startsPct: ReadonlySet<number> = new Set([1, 2]);
const directions = ['up', 'down'] as const;

/** 'a fifth straight', 'an eighth straight'. */
function countStraight(sessions: number): string {
  const vowel = sessions === 8 || sessions === 11 || sessions === 18 || (sessions >= 80 && sessions < 90);
  return `a${vowel ? 'n' : ''} ${ordinalWord(sessions)} straight`;
}

/** Sessions, or units, in a row, up to and with the one before `index`, whose move qualifies; walked back, so that a long history costs nothing. */
function countRun(index: number, qualifies: (t: number) => boolean): number {
  let t = index - 1;
  while (t > 0 && qualifies(t)) t -= 1;
  return index - 1 - t;
}

function inARow(
  context: NeedContext,
  direction: 'up' | 'down',
  sessions: number,
  thresholdPct: number,
  versus: string,
  close: number,
): string {
  const choice = { ...plainChoice, measure: 'streak', symbol: context.main.symbol, versus, sessions, direction, thresholdPct } as const;
  return linkClaim(context, { choice, comparison: { name: 'in-a-row', count: null, since: null }, atLeast: null }, close);
}

function listOwn(context: NeedContext): Need[] {
  const { closes, index, market } = context;
  const before = closes[index - 1] ?? NaN;
  return directions.flatMap((direction) =>
    thresholdsPct.flatMap((thresholdPct): Need[] => {
      const theta = thresholdPct / 100;
      const run = countRun(index, (t) => meetsThreshold((closes[t] ?? NaN) / (closes[t - 1] ?? NaN) - 1, direction, theta, false));
      if (run === 0 && !startsPct.has(thresholdPct)) return [];
      const close = neededClose(before, direction, theta, false);
      const sessions = run + 1;
      // A change that prints as 0.00% is one still: no unchanged close is enough.
      const move = `${ofUnit(market.unit, direction === 'up' ? 'gain' : 'loss')} of ${thresholdPct > 0 ? `${thresholdPct}% or more` : 'any size'}`;
      const statement = sessions === 1 ? `a ${move}` : `${countStraight(sessions)} ${move}`;
      return [
        {
          kind: 'streak',
          statement,
          direction,
          close,
          versus: null,
          runSessions: sessions,
          link: inARow(context, direction, sessions, thresholdPct, '', close),
        },
      ];
    }),
  );
}

function listRelative(context: NeedContext, other: StudySeries): Need[] {
  const { closes, index, market } = context;
  const before = closes[index - 1] ?? NaN;
  const theirs = windowReturn(other.closes, index, 1);
  return directions.flatMap((direction): Need[] => {
    const move = (series: Float64Array, t: number): number => (series[t] ?? NaN) / (series[t - 1] ?? NaN) - 1;
    const sessions = countRun(index, (t) => meetsThreshold(move(closes, t) - move(other.closes, t), direction, 0, false)) + 1;
    if (sessions === 1) return [];
    const close = firstTick(before * (1 + theirs), direction, (level) => meetsThreshold(level / before - 1 - theirs, direction, 0, false));
    const verb = direction === 'up' ? 'ahead of' : 'behind';
    const statement = `${countWord(sessions)} ${market.unit}s in a row ${verb} ${nameInSentence(other.instrument)}`;
    return [
      {
        kind: 'streak',
        statement,
        direction,
        close,
        versus: other.symbol,
        runSessions: sessions,
        link: inARow(context, direction, sessions, 0, other.symbol, close),
      },
    ];
  });
}

/** Closes that continue the runs that are on, own and against what is assumed, and that begin one of large moves. */
export function listStreakNeeds(context: NeedContext): Need[] {
  return [...listOwn(context), ...context.others.flatMap((other) => listRelative(context, other))];
}
