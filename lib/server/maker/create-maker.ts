import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StudyAhead } from '@/lib/view/study-ahead';
import type { DataEdition } from '../answers/data-edition';
import { loadMarket } from '../answers/load-market';
import { prepareToRead } from '../answers/prepare-to-read';
import { answerFailure } from '../front/answer-failure';
import type { Finished } from '../front/finished';
import type { KeptAddress } from '../front/kept-addresses';
import { EditionGone, NotMade, type FrontCalls, type Maker, type Turn } from '../front/maker';
import { getBaseUrl } from '../http/base-url';
import { judgedHeader } from '../http/judged-header';
import { runForRequest } from '../http/request-id';
import { runInScope, type RequestScope } from '../http/request-scope';
import { logError } from '../http/server-log';
import { answerMetrics } from './answer-metrics';
import { collectGarbage } from './collect-garbage';
import { createDataGauges } from './data-gauges';
import { finish } from './finish';
import { followEditions, nameEdition, type EditionFollower } from './follow-editions';
import { judgeTrouble } from './judge-trouble';
import { mergeMeasures } from './merge-measures';
import { renderApart, type Handler } from './render-apart';
import { renderJudged } from './render-judged';
import { createToldEditions } from './told-editions';

/** Next, as the front knows it: answers for all are made as a whole, those for one visitor as they are asked for, each of one edition of the data. */
export function createMaker(handler: Handler): Maker {
  const base = new URL(getBaseUrl());
  const asked = { host: base.host, 'x-forwarded-proto': base.protocol.slice(0, -1), accept: '*/*' };
  const editions = createToldEditions();
  let follower: EditionFollower | undefined;
  let front: FrontCalls | undefined;

  const findEdition = (name: string | null): DataEdition | undefined => editions.find(name ?? '') ?? follower?.current();
  const measure = createDataGauges(() => follower?.current());

  async function turnTo(found: DataEdition, hasOtherData: boolean): Promise<void> {
    const name = nameEdition(found);
    editions.add(name, found);
    if (name === editions.told()) return;
    const turn: Turn = { edition: name, hasOtherData };
    await front?.turnTo(turn);
    // Pages that somebody may be waiting for come first; a text is pasted seldom.
    if (editions.told() === null) prepareToRead().catch(logError);
    editions.tell(name);
    // What was read to make it is garbage, some 60 MB of hundreds of instruments.
    if (hasOtherData) collectGarbage();
  }

  async function makeOf({ kind, url }: KeptAddress, edition: DataEdition): Promise<Finished> {
    const carried = new Map<string, StudyAhead>();
    // Files of the build meet no proxy.
    const render = kind === 'file' ? renderApart : renderJudged;
    const scope: RequestScope = { edition, isPassing: false, carried };
    const rendered = await editions
      .during(edition, () => runInScope(scope, () => render(handler, { url, headers: asked })))
      .finally(() => {
        carried.clear();
      });
    const finished = await finish(kind, url.split('?')[0] ?? '/', rendered);
    return scope.isPassing ? { ...finished, isKept: false, etag: null } : finished;
  }

  async function make(address: KeptAddress, name: string): Promise<Finished> {
    // A file of the build is of no edition.
    const edition = address.kind === 'file' ? findEdition(name) : editions.find(name);
    if (edition === undefined) throw new EditionGone(`the edition ${name} is told no more`);
    try {
      return await makeOf(address, edition);
    } catch (error) {
      throw new NotMade(judgeTrouble(error));
    }
  }

  /** Before there was a store to read, a page is made only if there is one now: Next would say 500 of it. */
  async function requireStore(path: string): Promise<void> {
    if (follower?.current() === undefined && !/^\/(api|_next)\/|\.\w+$/.test(path)) await loadMarket();
  }

  async function answer(request: IncomingMessage, response: ServerResponse, name: string | null): Promise<void> {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path === '/metrics')
      await answerMetrics(request, response, async () => mergeMeasures(await measure(), (await front?.measure()) ?? []));
    else if (path === '/api/health/ready') await handler(request, response);
    else {
      await requireStore(path);
      const edition = findEdition(name);
      if (edition === undefined) await handler(request, response);
      else await editions.during(edition, () => runInScope({ edition, isPassing: false }, () => handler(request, response)));
    }
  }

  return {
    begin: (calls) => {
      front = calls;
      follower = followEditions(turnTo);
    },
    make: ({ address, edition, requestId }) =>
      requestId === null ? make(address, edition) : runForRequest(requestId, () => make(address, edition)),
    pass: (request, response, { edition, requestId }) =>
      runForRequest(requestId, async () => {
        // What was not asked for by the maker was not judged by it.
        Reflect.deleteProperty(request.headers, judgedHeader);
        try {
          await answer(request, response, edition);
        } catch (error) {
          answerFailure(request, response, judgeTrouble(error));
        }
      }),
    stop: () => follower?.stop(),
  };
}
