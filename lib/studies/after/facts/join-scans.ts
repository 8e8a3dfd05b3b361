import type { Candidate, PartScan } from './fact';

/** Parts of a scan as one. */
export function joinScans(parts: Iterable<PartScan>): PartScan {
  const candidates: Candidate[] = [];
  let statements = 0;
  for (const part of parts) {
    for (const candidate of part.candidates) candidates.push(candidate);
    statements += part.statements;
  }
  return { candidates, statements };
}
