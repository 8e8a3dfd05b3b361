import { z } from 'zod';

/** Nasdaq's list of the members of an index. Errors come as HTTP 200 with `data: null` and their own code in `status`. */
export const listSchema = z.object({
  data: z
    .object({
      totalrecords: z.number().int().nullish(),
      date: z.string().nullish(),
      data: z
        .object({ rows: z.array(z.object({ symbol: z.string().nullable(), companyName: z.string().nullish() })).nullable() })
        .nullable(),
    })
    .nullable(),
  status: z.object({ rCode: z.number().int(), bCodeMessage: z.array(z.object({ errorMessage: z.string() })).nullish() }).nullish(),
});

export type ListAnswer = z.output<typeof listSchema>;
