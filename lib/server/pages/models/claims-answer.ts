import type { z } from 'zod';
import type { claimsAnswerSchema } from '../../http/claims-schemas';
import type { DeepReadonly } from '@/lib/studies/kit/deep-readonly';

/** What a pasted text came to: its claims with their verdicts, its words, and why the rest is none. */
export type ClaimsAnswer = DeepReadonly<z.infer<typeof claimsAnswerSchema>>;
