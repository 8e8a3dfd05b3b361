import 'server-only';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { packAhead } from '@/lib/view/pack-ahead';
import { packResult, type PackedResult } from '@/lib/view/pack-result';
import { isPrintedHere } from '../http/request-scope';

/** An answer for the page in the making: told ahead where that is printed in this process. A part of a page, for who follows a link, is printed by the browser. */
export function packForPage(result: StudyResult): PackedResult {
  return isPrintedHere() ? packAhead(result) : packResult(result);
}
