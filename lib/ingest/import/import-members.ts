import { readHoldingsFile } from '@/lib/sources/universe-files/holdings-file';
import type { RunReport } from '../commit/run-report';
import { importHoldings } from './import-holdings';
import { importMembership } from './import-membership';
import type { UniverseFileImport } from './universe-file';

/**
 * Imports what a file says of a universe's members: what a fund held on a day, where it is a fund's file as downloaded, else who belonged to it
 * when. The caller holds the writer's lease.
 * @throws SourceError for a bad file, and as `importHoldings` and `importMembership`: nothing is stored then.
 */
export async function importMembers(request: UniverseFileImport): Promise<RunReport> {
  const holdings = await readHoldingsFile(request.file);
  return holdings === null ? await importMembership(request) : await importHoldings({ ...request, holdings });
}
