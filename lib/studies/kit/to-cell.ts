import { toPercent } from '@/lib/format/to-percent';

/** The one converter from the core to a cell: NaN (missing) and infinities become null, everything else keeps its value. */
export function toCell(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** As `toCell`, from a fraction to percent (G11: converted once, here). */
export function toPercentCell(fraction: number | undefined): number | null {
  return fraction === undefined ? null : toCell(toPercent(fraction));
}
