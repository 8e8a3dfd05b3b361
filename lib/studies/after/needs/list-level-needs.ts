import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { findDrawdowns, findFirstClose, firstTick, reachesThreshold } from '@/lib/metrics';
import { nameClose, nameUnit } from '../../kit/unit-words';
import { plainChoice } from '../../measure/write-claim-query';
import type { Need, NeedContext } from './need';
import { linkClaim, linkStudy } from './need-links';

/** A year in each unit; four quarters, and a year, are no window that a close is the highest of. */
export const yearUnits = { session: 252, week: 52, month: 12, quarter: null, year: null } as const;
const depths = [
  { pct: 10, name: 'a correction' },
  { pct: 20, name: 'a bear market' },
] as const;

/** The last session that closed at the highest close so far. */
function findPeak(closes: Float64Array, index: number): number {
  let peak = -1;
  for (let t = 0; t < index; t += 1) if (!((closes[t] ?? NaN) < (closes[peak] ?? -Infinity)) && !Number.isNaN(closes[t] ?? NaN)) peak = t;
  return peak;
}

function listRecord(context: NeedContext, peak: number): Need[] {
  const { main, closes, index, market } = context;
  const top = closes[peak] ?? NaN;
  const first = closes.indexOf(top);
  // The session on which the record was set, which an equal close later does not renew; the first close of all is no record but ends the wait.
  const gap = index - first;
  const symbol = main.symbol;
  const record = firstTick(top, 'up', (level) => level > top);
  const choice = { ...plainChoice, measure: 'record', symbol } as const;
  const needs: Need[] = [
    {
      kind: 'record',
      direction: 'up',
      versus: null,
      runSessions: 0,
      close: record,
      statement:
        gap === 1
          ? `a record ${nameClose(market.unit)} straight after the last one`
          : `a record ${nameClose(market.unit)}, the first since ${nameUnit(market.unit, market.sessions[first] ?? '')}`,
      link: linkClaim(context, { choice, comparison: { name: 'gap', count: gap, since: null }, atLeast: null }, record),
    },
  ];
  // Corrections and drawdowns are told of sessions: a fall between two ends of weeks is none of them.
  if (market.unit !== 'session') return needs;
  const open = findDrawdowns(closes.subarray(0, index), 0, 1).at(-1);
  if (open?.recovery !== null) return needs;
  const end = firstTick(top, 'up', (level) => level >= top);
  needs.push({
    kind: 'drawdown',
    direction: 'up',
    versus: null,
    runSessions: 0,
    close: end,
    statement: `the end of the drawdown from ${formatNumber(top)} on ${formatLongDate(market.sessions[peak] ?? '')}`,
    link: linkStudy(
      context,
      'drawdowns',
      [
        ['symbol', symbol],
        ['minDepthPct', '0'],
      ],
      end,
    ),
  });
  return needs;
}

function listDepths(context: NeedContext, peak: number): Need[] {
  const { main, closes, index, market } = context;
  if (market.unit !== 'session') return [];
  const top = closes[peak] ?? NaN;
  return depths.flatMap(({ pct, name }): Need[] => {
    const latest = findDrawdowns(closes.subarray(0, index), 0, pct / 100).at(-1);
    if (latest !== undefined && latest.recovery === null && latest.confirmed !== null) return [];
    const close = firstTick(top * (1 - pct / 100), 'down', (level) => reachesThreshold(1 - level / top, pct / 100));
    const link = linkStudy(
      context,
      'drawdowns',
      [
        ['symbol', main.symbol],
        ['bearPct', String(pct)],
      ],
      close,
    );
    return [
      {
        kind: 'drawdown',
        direction: 'down',
        versus: null,
        runSessions: 0,
        close,
        statement: `a close ${pct}% below its record: ${name}`,
        link,
      },
    ];
  });
}

/** The lowest close of the window, an equal one included: from the first session of the window on. */
function linkLow(context: NeedContext, window: number, close: number): string {
  const choice = { ...plainChoice, measure: 'level', symbol: context.main.symbol, direction: 'down' } as const;
  return linkClaim(
    context,
    { choice, comparison: { name: 'largest', count: null, since: context.index - window + 1 }, atLeast: null },
    close,
  );
}

function listExtremes(context: NeedContext): Need[] {
  const { main, closes, index, market } = context;
  const count = yearUnits[market.unit];
  if (count === null) return [];
  const window = closes.subarray(Math.max(index - count + 1, 0), index);
  if (window.length < count - 1 || window.some((close) => Number.isNaN(close))) return [];
  return (['up', 'down'] as const).map((direction): Need => {
    const bound = direction === 'up' ? Math.max(...window) : Math.min(...window);
    const close = firstTick(bound, direction, (level) => (direction === 'up' ? level >= bound : level <= bound));
    return {
      kind: direction === 'up' ? 'high' : 'low',
      direction,
      close,
      versus: null,
      runSessions: 0,
      statement:
        market.unit === 'session'
          ? `a ${count}-session ${direction === 'up' ? 'high' : 'low'}`
          : `the ${direction === 'up' ? 'highest' : 'lowest'} ${nameClose(market.unit)} of ${count} ${market.unit}s`,
      link:
        direction === 'up'
          ? linkStudy(
              context,
              'distance',
              [
                ['symbol', main.symbol],
                ['reference', 'high'],
                ['windowSessions', String(count)],
              ],
              close,
            )
          : linkLow(context, count, close),
    };
  });
}

/** Closes that set a record, end the drawdown, deepen it to a correction or a bear market, or are the highest or lowest in a year. */
export function listLevelNeeds(context: NeedContext): Need[] {
  if (findFirstClose(context.closes.subarray(0, context.index)) < 0) return [];
  const peak = findPeak(context.closes, context.index);
  return [...listRecord(context, peak), ...listDepths(context, peak), ...listExtremes(context)];
}
