import {
  quadrantAgreement,
  quadrantPlaces,
  quadrants,
  rotation,
  rotationFormulas,
  weeksInQuadrant,
  type RotationFormula,
} from '@/lib/metrics';
import type { StudySeries } from '../../kit/study-series';

/** One instrument under one formula, aligned with the weeks of the market. */
export interface PlacedBy {
  readonly formula: RotationFormula;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Places in `quadrants`; NaN where unknown. */
  readonly places: Float64Array;
}

/** One instrument under all of them. */
export interface PlacedInstrument {
  readonly item: StudySeries;
  /** In the order of `rotationFormulas`. */
  readonly each: readonly PlacedBy[];
  /** That of the formula chosen. */
  readonly chosen: PlacedBy;
  readonly weeks: Float64Array;
  readonly isEntryKnown: readonly boolean[];
}

/** Every instrument against the benchmark under every formula. */
export function placeInstruments(items: readonly StudySeries[], benchmark: StudySeries, formula: RotationFormula): PlacedInstrument[] {
  return items.map((item) => {
    const each = rotationFormulas.map((one): PlacedBy => {
      const found = rotation(item.closes, benchmark.closes, one);
      return { formula: one, ...found, places: quadrantPlaces(found) };
    });
    const chosen = each.find((one) => one.formula === formula);
    if (chosen === undefined) throw new RangeError(`unknown formula ${formula}`);
    return { item, each, chosen, ...weeksInQuadrant(chosen.places) };
  });
}

/** The name of a quadrant by its place; null where unknown. */
export function nameQuadrant(place: number | undefined): (typeof quadrants)[number] | null {
  return quadrants[place ?? NaN] ?? null;
}

/** In how many of the four formulas the quadrant of a week is the same; NaN where one of them has none. */
export function countAgreement({ each }: PlacedInstrument, t: number): number {
  return quadrantAgreement(each.map(({ places }) => places[t] ?? NaN));
}
