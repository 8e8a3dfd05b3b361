import { z } from 'zod';
import type { DeepReadonly } from './deep-readonly';

export const columnUnitSchema = z.enum(['pct', 'pp', 'sigma', 'log', 'points', 'level', 'count', 'rank', 'sessions', 'p', 'none']);

export const columnSchema = z.strictObject({
  /** snake_case, with its unit last (`return_pct`); only the main column is called `value` and takes its unit in CSV. */
  key: z.string().regex(/^[A-Za-z0-9_^.-]+$/),
  label: z.string(),
  unit: columnUnitSchema,
  type: z.enum(['date', 'number', 'text', 'boolean']),
  /** Whether a number is shown with an explicit sign and an up/down colour. */
  signed: z.boolean().optional(),
  /** Whether it stands beside a chart too, next to the main figure of an event. */
  beside: z.boolean().optional(),
  /** Whether it holds prices as they are stored (closes, highs, means of them), which an operator may keep in. */
  raw: z.boolean().optional(),
  /** Digits after the point, where two are too few. */
  decimals: z.int().min(0).optional(),
  /** Yes-or-no columns of the same rows: where one of them says yes, this cell is shown grey, since it must not be relied on. */
  greyedBy: z.array(z.string()).optional(),
});

/** A cell outside the core: null is missing, never 0, never NaN. */
const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const rowSchema = z.record(z.string(), cellSchema).describe('One cell per column; null is missing.');

export type ColumnUnit = z.infer<typeof columnUnitSchema>;
export type Column = DeepReadonly<z.infer<typeof columnSchema>>;
export type ColumnType = Column['type'];
export type Cell = z.infer<typeof cellSchema>;
export type Row = DeepReadonly<z.infer<typeof rowSchema>>;
