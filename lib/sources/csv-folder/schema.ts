import { z } from 'zod';

// BRK/B and BRK B are written for BRK.B.
const classPattern = /^([A-Z]{1,5})[/ ]([A-Z])$/;

/** Letters, digits, dot and dash, 1 to 16, starting with a letter or digit; upper-cased, the class of a share after a slash or blank set behind a dot. */
export const symbolSchema = z
  .string()
  .transform((text) => text.trim().toUpperCase().replace(classPattern, '$1.$2'))
  .pipe(
    z
      .string()
      .regex(/^[A-Z0-9][A-Z0-9.-]{0,15}$/, 'a symbol has 1 to 16 letters, digits, dots or dashes and starts with a letter or digit'),
  );
