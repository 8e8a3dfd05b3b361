import { checkReady } from '@/lib/server/http/check-health';
import { refuseOthers } from '@/lib/server/http/refuse-others';
import { respond, respondJson } from '@/lib/server/http/respond';

/** Whether the database answers and has had every migration. */
export function GET(): Promise<Response> {
  return respond(async () => {
    const state = await checkReady();
    return respondJson(state, state.status === 'ok' ? 200 : 503);
  });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOthers('GET', 'HEAD');
