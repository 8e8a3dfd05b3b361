import { z } from 'zod';
import { dateSchema } from './answer-texts';
import { columnUnitSchema } from './column';
import type { DeepReadonly } from './deep-readonly';

/** A stretch of a claim's sentence; where it names a parameter, a reader may choose another word there. */
const sentencePartSchema = z.strictObject({ text: z.string(), param: z.string().nullable() });

const understatedSchema = z.strictObject({
  since: dateSchema.nullable(),
  misdated: z.boolean().describe('Whether the time that is named had none, of what is said to be the first since it.'),
  /** A whole sentence: 'Nothing in December 2018 was as extreme: it was the largest since 19 Oct 1987.' */
  message: z.string(),
});

/** What the stored closes say of a claim. */
export const verdictSchema = z.strictObject({
  /** The claim itself, in parts. */
  sentence: z.array(sentencePartSchema),
  kind: z.enum(['holds', 'holds_only_under', 'fails', 'cannot_check']),
  /** The definition under which alone the claim holds, as `measure=pp`; null for the other kinds. */
  under: z.string().nullable(),
  /** What `cannot_check` lacks, as a sentence; null for the other kinds. */
  missing: z.string().nullable(),
  /** The figure as it was said, as text with its digits; empty where none was. */
  said: z.string(),
  /** The figure recomputed, unrounded, in `unit`; null where it cannot be. */
  figure: z.number().nullable(),
  unit: columnUnitSchema,
  /** Whether a figure in that unit is told with its sign. */
  signed: z.boolean(),
  /** Whether the figure said is the figure recomputed, rounded; null where either is missing. */
  matches: z.boolean().nullable(),
  caveat: z
    .string()
    .nullable()
    .describe(
      'Why a claim that holds is nothing to stand out by, as words behind “holds”: “level with one other” of a rank that is shared, “with nothing between” of the first or most extreme since the one right before.',
    ),
  understated: understatedSchema
    .nullable()
    .describe('Where more could have been said of what holds: since when nothing was as extreme, null for never in the data.'),
});

export type Verdict = DeepReadonly<z.infer<typeof verdictSchema>>;
export type VerdictKind = Verdict['kind'];
export type SentencePart = DeepReadonly<z.infer<typeof sentencePartSchema>>;
export type Understated = DeepReadonly<z.infer<typeof understatedSchema>>;
