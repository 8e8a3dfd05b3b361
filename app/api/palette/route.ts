import { loadMarket } from '@/lib/server/answers/load-market';
import { respond, respondJson, respondText } from '@/lib/server/http/respond';
import { listPaletteContents } from '@/lib/server/pages/palette-contents';
import { refuseOthers } from '@/lib/server/http/refuse-others';

/** What the search of the pages leads to. They ask for it when it is opened. */
export function GET(request: Request): Promise<Response> {
  return respond(async () => {
    // A store that cannot be read has its own message on the page; studies and claims can still be found.
    const market = await loadMarket().catch(() => null);
    if (market === null) return respondJson(listPaletteContents(null));
    return await respondText(request, {
      key: `${market.stamp}|palette`,
      contentType: 'application/json; charset=utf-8',
      pinned: false,
      make: () => Promise.resolve(JSON.stringify(listPaletteContents(market))),
    });
  });
}

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOthers('GET', 'HEAD');
