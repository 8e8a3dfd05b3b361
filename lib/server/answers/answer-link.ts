import 'server-only';
import { getEnv } from '@/lib/env';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import type { View } from '@/lib/view/view';
import { HttpError } from '../http/http-error';
import { runStudy, type RunOptions } from './run-study';
import { withholdPrices } from './withhold-prices';

/**
 * The answer to a link, as every surface outside shows it: page, embedded chart, API, files, picture, command line. Prices as stored are
 * kept in where the operator says so.
 * @throws HttpError as `runStudy`, and 403 where prices are what the link asks for.
 */
export async function answerLink(view: View, options: RunOptions = {}, exportCloses = getEnv().EXPORT_CLOSES): Promise<StudyResult> {
  const result = await runStudy(view, options);
  if (exportCloses === 'on') return result;
  const kept = withholdPrices(result);
  if (kept !== null) return kept;
  throw new HttpError(
    403,
    'closes_not_exported',
    'Raw closes are not given out here, since their licence may not allow it; what is derived from them is answered, as the same chart rebased to 100 (mode=rebased).',
  );
}
