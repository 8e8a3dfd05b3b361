import { z } from 'zod';
import { basisSchema, dateSchema, symbolSchema } from './answer-texts';
import type { DeepReadonly } from './deep-readonly';

const flagCodeSchema = z.enum([
  'simulated',
  'provisional',
  'measure-ranks-differently',
  'gap',
  'short-history',
  'dropped-sessions',
  'at-least',
  'history-note',
  'older-than-newest',
  'stale',
  'mixed-sources',
  'unavailable',
  'display-only',
  'overlapping-members',
  'eligibility',
  'hindsight',
  'few-events',
  'overlapping-events',
  'not-tested',
  'survivorship',
  'membership-days',
  'coverage',
  'warming',
  'weight-age',
  'first-event',
  'common-event',
  'unknown-parameter',
  'divergence',
  'first-close',
  'running-unit',
  'window-to-date',
  'alternative-missing',
  'disputed-close',
  'revised',
  'layer-missing',
  'points-scale',
]);

/** The doubt under a headline: a whole sentence, and what it is about. */
export const flagSchema = z.strictObject({
  code: flagCodeSchema,
  message: z.string(),
  symbols: z.array(symbolSchema).optional(),
  /** Sessions that the flag is about, where they can be listed. */
  dates: z.array(dateSchema).optional(),
  instead: z
    .strictObject({ basis: basisSchema, symbols: z.record(symbolSchema, symbolSchema) })
    .optional()
    .describe('Instruments that would answer in the place of these, and the basis that all then share.'),
  /** Written with the answer. */
  page: z.string().optional().describe('The page of that answer.'),
});

export type FlagCode = z.infer<typeof flagCodeSchema>;
export type Flag = DeepReadonly<z.infer<typeof flagSchema>>;
