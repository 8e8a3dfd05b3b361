import { z } from 'zod';
import { dateSchema } from '@/lib/studies/kit/answer-texts';
import { verdictSchema } from '@/lib/studies/kit/verdict';

/** What `POST /api/v1/claims/read` takes: a text, and the day on which it was published. */
export const claimsRequestSchema = z.strictObject({
  text: z.string().describe('A sentence or two, at most 1,000 characters. It is not stored.'),
  asOf: dateSchema.optional().describe('The day on which it was published; needed where the text dates nothing itself.'),
});

const safeSentenceSchema = z.strictObject({
  /** The sentence with its footnote, in each form. */
  text: z.string(),
  markdown: z.string(),
  html: z.string(),
});

/** What `GET /api/v1/claims/safe` answers. */
export const safeAnswerSchema = z.strictObject({ safe: safeSentenceSchema.nullable() });

/** What `POST /api/v1/claims/read` answers: the claims that the text makes with their verdicts, the role of each word, and why the rest is no claim. */
export const claimsAnswerSchema = z.strictObject({
  claims: z
    .array(
      z.strictObject({
        query: z.string().describe('Of the study `claim`.'),
        sentence: z.string().describe('The claim in the words of its verdict.'),
        assumed: z.array(z.string()).describe('What was taken for granted in reading it.'),
        verdict: verdictSchema.describe(
          'As of its link, with one exception: where a fund or a basket is taken for what is not stored, and fails by no more than a point or a tenth of its figure, it is `cannot_check` here, since each vendor has its own figure; the link judges the fund or the basket itself.',
        ),
        found: z.string().describe('What the stored closes say, or why they say nothing.'),
        simulated: z.boolean(),
        safe: safeSentenceSchema
          .nullable()
          .describe(
            'The strongest sentence of its kind that the stored closes bear out, checked like the claim; null where there is none that holds without a doubt and stands out.',
          ),
        links: z.strictObject({ page: z.string(), api: z.string() }),
      }),
    )
    .describe('None where a word that carries something was not understood.'),
  words: z.array(z.strictObject({ text: z.string(), role: z.enum(['understood', 'assumed', 'filler', 'unread']) })),
  cannot: z.array(z.string()).describe('Sentences that begin with "Cannot check: ".'),
  needsPost: z.boolean().describe('Whether the day on which it was published is missing.'),
});
