import { z } from 'zod';

/**
 * A price of a JSON answer. Numbers beyond the range of doubles parse to Infinity, and bad feeds send text: such a cell is kept as it came,
 * for its row to be rejected by name, rather than failing the whole answer.
 */
export const priceCell = z.union([z.number(), z.literal(Infinity), z.literal(-Infinity), z.string(), z.null()]);

export type PriceCell = z.output<typeof priceCell>;

/** A finite number, or null. */
export function toFinite(cell: PriceCell | undefined): number | null {
  return typeof cell === 'number' && Number.isFinite(cell) ? cell : null;
}
