import { z } from 'zod';
import type { RejectedRow } from '@/lib/sources/source';
import type { SourceError } from '@/lib/sources/source-error';

const mostTold = 5;

function tellSome(lines: readonly string[]): string[] {
  return lines.length <= mostTold ? [...lines] : [...lines.slice(0, mostTold), `and ${lines.length - mostTold} more`];
}

/** What a format deviates in: each field that the schema did not find as it should be, else the error's own words. Only `schema` errors deviate. */
export function listFormatDeviations(error: SourceError): string[] {
  if (error.kind !== 'schema') return [];
  if (!(error.cause instanceof z.ZodError)) return [error.message];
  return tellSome(
    error.cause.issues.map(
      ({ path, message }) => `field ${path.length === 0 ? '(the whole answer)' : path.map(String).join('.')}: ${message}`,
    ),
  );
}

/** Rows that were refused, with what stood there. */
export function listRowDeviations(rejected: readonly RejectedRow[]): string[] {
  return tellSome(rejected.map(({ session, reason, raw }) => `row ${session ?? 'without a date'}: ${reason}: ${raw.slice(0, 200)}`));
}
