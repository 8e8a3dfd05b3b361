import { countDaysBetween } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { findCycleLegs } from '@/lib/metrics';
import { listOwnSymbol, measureInstruments, noValues } from './instrument-values';
import type { EventWords, Measure } from './measure';
import type { RuleParts } from './measure-parts';

/** A fall or a rise of 20% from close to close: the rule that `cycle` begins with. */
const rule = { fall: 0.2, rise: 0.2, recordFrom: null } as const;

// Where a market begins and which values it has is asked of the same closes, by gain and by age.
const known = new WeakMap<Float64Array, ReturnType<typeof findCycleLegs>>();

function findLegs(closes: Float64Array): ReturnType<typeof findCycleLegs> {
  const legs = known.get(closes) ?? findCycleLegs(closes, rule);
  known.set(closes, legs);
  return legs;
}

/** How it is told apart, as a sentence: of claims and of rules. */
const bullDefinition =
  'A bull market begins at the lowest close of a bear market and is known from the close 20% above it on; a bear market is known from the close 20% below the highest one on. While none is known to run there is no value, nor of the first one, whose beginning may not be stored.';

/** What every measure of the bull market that is known to run has in its row. */
export const bullMeasure = {
  of: 'instrument',
  kind: 'place',
  parts: ['symbol', 'direction'],
  symbols: listOwnSymbol,
  absent: 'no bull market is known to run that a bear market came before',
  definition: () => bullDefinition,
} as const satisfies Partial<Measure>;

/** An event of it, by what is measured ('bull-market gain') and the threshold with its unit ('20%'). */
export function sayBullEvent(name: string, { trigger, direction }: RuleParts, { owner, its }: EventWords, size: string): string {
  const up = direction === 'up';
  if (trigger === 'extreme') return `${its} ${up ? 'highest' : 'lowest'} ${name} to date`;
  return `a ${name}${owner === null ? '' : ` of ${owner}`} of ${size} or ${up ? 'more' : 'less'}`;
}

/**
 * Something of the bull market that is known to run, by its low, at every session. A low never changes once it is confirmed, and the market
 * runs until the session that confirms the next bear market: nothing later is read.
 * **Missing** no bull market is known to run, or it is the first leg of the history; its own close.
 */
export function measureBull(
  valueAt: (closes: Float64Array, low: number, t: number, dates: readonly SessionDate[]) => number,
): Measure['series'] {
  return (input) => {
    const dates = input.context.market.sessions;
    return measureInstruments(
      ({ main: { closes } }) => {
        const values = noValues(closes.length);
        const legs = findLegs(closes);
        legs.forEach(({ kind, start, confirmed }, at) => {
          if (kind === 'bear' || at === 0) return;
          const to = legs[at + 1]?.confirmed ?? closes.length;
          for (let t = confirmed; t < to; t += 1) if (!Number.isNaN(closes[t] ?? NaN)) values[t] = valueAt(closes, start, t, dates);
        });
        return values;
      },
      // In a bear market it is known that no bull market runs: a rule does not hold then, and begins to hold where one is confirmed.
      ({ main: { closes } }) => {
        const first = findLegs(closes).find(({ kind }) => kind === 'bear')?.confirmed ?? closes.length;
        return closes.map((close, t) => (t < first ? NaN : close));
      },
    )(input);
  };
}

/** The rise of the close from the low of the bull market. **Units** fractions. */
export const measureBullGain = measureBull((closes, low, t) => (closes[t] ?? NaN) / (closes[low] ?? NaN) - 1);

/** Calendar days since the low of the bull market. */
export const measureBullAge = measureBull((_, low, t, dates) => {
  const [from, to] = [dates[low], dates[t]];
  return from === undefined || to === undefined ? NaN : countDaysBetween(from, to);
});
