import { z } from 'zod';
import type { PaletteContents } from './build-commands';

/** What `/api/palette` answers. */
export const paletteContents: z.ZodType<PaletteContents> = z.object({
  studies: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      question: z.string(),
      symbolParameter: z.string().nullable(),
      variants: z.array(z.object({ label: z.string(), of: z.string(), query: z.string() })),
    }),
  ),
  claims: z.array(z.object({ id: z.string(), said: z.string(), by: z.string() })),
  instruments: z.array(z.object({ symbol: z.string(), name: z.string() })),
});
