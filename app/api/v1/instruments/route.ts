import { listInstrumentCoverage } from '@/lib/server/answers/list-coverage';
import { loadMarket } from '@/lib/server/answers/load-market';
import { refuseOthers } from '@/lib/server/http/refuse-others';
import { respond, respondJson } from '@/lib/server/http/respond';

/** Instruments with coverage, gaps, providers and licence class. */
export function GET(): Promise<Response> {
  return respond(async () => respondJson(listInstrumentCoverage(await loadMarket(), new Date().toISOString())));
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOthers('GET', 'HEAD');
