import { z } from 'zod';

/** Letters, digits, dot and dash, 1 to 16, starting with a letter or digit; upper-cased. */
export const symbolSchema = z
  .string()
  .transform((text) => text.toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9][A-Z0-9.-]{0,15}$/, 'a symbol has 1 to 16 letters, digits, dots or dashes and starts with a letter or digit'));
