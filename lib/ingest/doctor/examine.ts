import { SourceError } from '@/lib/sources/source-error';
import type { Examination } from './examination';
import { listFormatDeviations } from './list-deviations';

const answerTimeoutMs = 10_000;

/** What came of a question that was answered. */
export interface Found {
  readonly rows: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly deviations: readonly string[];
  readonly closes: Examination['closes'];
}

/** Who is asked, and for what. */
export type Who = Pick<Examination, 'id' | 'name' | 'gives' | 'asked'>;

/** Of a question without an answer. */
export const nothing = { latencyMs: null, rows: 0, first: null, last: null, deviations: [], message: null, closes: [] } as const;

/** Asks once, within ten seconds, and measures; a SourceError is an answer. */
export async function examine(who: Who, ask: (signal: AbortSignal) => Promise<Found>): Promise<Examination> {
  const startedMs = performance.now();
  const measure = (): number => Math.round(performance.now() - startedMs);
  try {
    const found = await ask(AbortSignal.timeout(answerTimeoutMs));
    return { ...who, status: 'ok', latencyMs: measure(), message: null, ...found };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return {
      ...nothing,
      ...who,
      status: error.kind,
      latencyMs: measure(),
      deviations: listFormatDeviations(error),
      message: error.message,
    };
  }
}
