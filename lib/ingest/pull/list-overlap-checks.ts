import type { Source, SourceResult } from '@/lib/sources/source';
import type { CheckedClose } from '@/lib/store/close-checks';
import type { CloseRow } from '@/lib/store/close-row';
import type { CheckedRows } from '../judge/check-rows';
import { overlapSessions } from './plan-instrument';

interface Answered {
  readonly source: Pick<Source, 'id'>;
  readonly result: Pick<SourceResult, 'rows'>;
}

/**
 * The second opinions that an answer brings without another request: what it says of the last final closes that another source gave, and of those
 * that it replaces what that source had said. Refused rows say nothing, and after a split the two are on different scales.
 */
export function listOverlapChecks(
  stored: ReadonlyMap<string, CloseRow>,
  { source, result }: Answered,
  { rows, findings, splitPairs }: Pick<CheckedRows, 'rows' | 'findings' | 'splitPairs'>,
): CheckedClose[] {
  if (splitPairs.length > 0) return [];
  const refused = new Set(findings.map(({ session }) => session));
  const replaced = new Set(rows.map(({ session }) => session));
  return result.rows.slice(-overlapSessions).flatMap(({ session, close, provisional }): CheckedClose[] => {
    const known = stored.get(session);
    if (known === undefined || known.provisional || provisional || known.source === source.id || refused.has(session)) return [];
    return [replaced.has(session) ? { session, source: known.source, close: known.close } : { session, source: source.id, close }];
  });
}
