import { firstTick } from './first-tick';
import { reachesThreshold } from './meets-threshold';

/** How bull and bear markets are told apart: positive fractions. */
export interface CycleRule {
  /** Fall from the highest close of a bull market that confirms a bear market. */
  readonly fall: number;
  /** Rise from the lowest close of a bear market that confirms a bull market. */
  readonly rise: number;
  /** Index from which a bull market is confirmed by a close above the top of the one before, and by nothing else; null: never. */
  readonly recordFrom: number | null;
}

/** A bull or bear market from one closing extreme to the next; indexes into the series. */
export interface CycleLeg {
  readonly kind: 'bull' | 'bear';
  /** Its lowest close (of a bear market its highest), the first one of equals. Of the first leg alone it may not be where it began. */
  readonly start: number;
  /** The session from which it is known: where the rule was met. */
  readonly confirmed: number;
  /** Highest close since `start` (of a bear market lowest), the first one of equals. */
  readonly extreme: number;
  /** `extreme`, once the next leg is confirmed; null while it runs. */
  readonly end: number | null;
}

/**
 * Bull and bear markets in turn, ascending. The first one is preceded by no confirmed leg: it may have begun before the series.
 *
 * **Shape** one series. **Units** levels; thresholds fractions. **Window** all history: a leg is there from `confirmed` on, and its `kind`,
 * `start` and `confirmed` never change; `end` is known from the next leg's `confirmed` on. **Missing** gaps are skipped (G8).
 * **Ties/edges** extremes are the first of equals; thresholds are met with the slack of G1, a record is strict. **Source** DEFINITIONS, `cycle`.
 * @example findCycleLegs(Float64Array.of(100, 80, 96), { fall: 0.2, rise: 0.2, recordFrom: null }) // a bear market from 0 to 1, a bull market from 1
 */
export function findCycleLegs(closes: Float64Array, { fall, rise, recordFrom }: CycleRule): CycleLeg[] {
  const legs: CycleLeg[] = [];
  const turn = (kind: 'bull' | 'bear', start: number, confirmed: number): void => {
    const ended = legs.pop();
    if (ended !== undefined) legs.push({ ...ended, extreme: start, end: start });
    legs.push({ kind, start, confirmed, extreme: confirmed, end: null });
  };
  // Since the running leg was confirmed, or the extreme that it began with; before the first leg, since the first close.
  let highest = -1;
  let lowest = -1;
  for (let t = 0; t < closes.length; t += 1) {
    const close = closes[t] ?? NaN;
    if (Number.isNaN(close)) continue;
    if (highest < 0 || close > (closes[highest] ?? NaN)) highest = t;
    if (lowest < 0 || close < (closes[lowest] ?? NaN)) lowest = t;
    const running = legs.at(-1);
    if (running?.kind !== 'bear' && reachesThreshold(1 - close / (closes[highest] ?? NaN), fall)) {
      turn('bear', highest, t);
      lowest = t;
    } else if (
      running?.kind !== 'bull' &&
      (running !== undefined && recordFrom !== null && t >= recordFrom
        ? close > (closes[running.start] ?? NaN)
        : reachesThreshold(close / (closes[lowest] ?? NaN) - 1, rise))
    ) {
      turn('bull', lowest, t);
      highest = t;
    }
  }
  const last = legs.pop();
  return last === undefined ? legs : [...legs, { ...last, extreme: last.kind === 'bull' ? highest : lowest }];
}

/**
 * The close at or beyond which the next session ends the running leg: the first tick (0.01) that passes the comparison of `findCycleLegs`.
 *
 * **Shape** the series and its last leg. **Units** level out. **Missing** NaN where the leg has ended. **Source** DEFINITIONS, `needs`.
 * @example closeThatEnds(Float64Array.of(80, 100), { kind: 'bull', start: 0, confirmed: 1, extreme: 1, end: null }, { fall: 0.2, rise: 0.2, recordFrom: null }) // 80
 */
export function closeThatEnds(closes: Float64Array, leg: CycleLeg, { fall, rise, recordFrom }: CycleRule): number {
  if (leg.end !== null) return NaN;
  const extreme = closes[leg.extreme] ?? NaN;
  if (leg.kind === 'bull') return firstTick(extreme * (1 - fall), 'down', (level) => reachesThreshold(1 - level / extreme, fall));
  const top = closes[leg.start] ?? NaN;
  if (recordFrom !== null && recordFrom <= closes.length) return firstTick(top, 'up', (level) => level > top);
  return firstTick(extreme * (1 + rise), 'up', (level) => reachesThreshold(level / extreme - 1, rise));
}
