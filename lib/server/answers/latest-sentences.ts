import 'server-only';
import { studies } from '@/lib/studies/registry';
import { listParameters } from '@/lib/view/parameter-schema';
import { readView } from './read-view';
import { withOtherStore } from './get-store';
import { HttpError } from '../http/http-error';
import { forgetMarkets } from './load-market';
import { runStudy } from './run-study';

/** What an import changed. */
export interface Touched {
  readonly symbols: readonly string[];
  readonly universes: readonly string[];
}

async function readSentence(study: string, query: string): Promise<string | null> {
  try {
    return (await runStudy(readView(study, new URLSearchParams(query)))).headlines[0]?.text ?? null;
  } catch (error) {
    // A study that lacks what it needs says nothing; that is an answer too.
    if (error instanceof HttpError || error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * The latest sentence of every study, as its plain link gives it, and of the studies of one instrument or universe for each of those given, by the
 * link's path. Null where a study has nothing to say.
 */
export async function readLatestSentences(
  databaseUrl: string,
  { symbols, universes }: Touched,
): Promise<ReadonlyMap<string, string | null>> {
  return await withOtherStore(databaseUrl, async () => {
    forgetMarkets();
    const sentences = new Map<string, string | null>();
    for (const study of studies) {
      const has = (wanted: string) => listParameters(study).some(({ name }) => name === wanted);
      const ask = (name: string, values: readonly string[]) =>
        has(name) ? values.map((value) => `${name}=${encodeURIComponent(value)}`) : [];
      const queries = ['', ...ask('symbol', symbols), ...ask('universe', universes)];
      for (const query of queries) sentences.set(query === '' ? study.id : `${study.id}?${query}`, await readSentence(study.id, query));
    }
    forgetMarkets();
    return sentences;
  });
}
