import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { keepOnProcess } from '@/lib/keep/keep';
import type { DataEdition } from '../answers/data-edition';
import { loadMarket } from '../answers/load-market';
import { getBaseUrl } from '../http/base-url';
import { getBuildId } from '../http/build-id';
import { runInScope, type RequestScope } from '../http/request-scope';
import { createAdmission, type AdmissionLimits } from './admission';
import { logError, runForRequest } from '../http/server-log';
import { answerFailure, retryLater, sendJson } from './answer-failure';
import { answerMetrics } from './answer-metrics';
import { createGauges } from './create-gauges';
import { finish, type Finished } from './finished';
import { followEditions, nameEdition } from './follow-editions';
import { findKeptAddress, type KeptAddress } from './kept-addresses';
import { readRequestId } from './read-request-id';
import { renderApart, type Handler } from './render-apart';
import { sendFinished } from './send-finished';
import { watchRequest, type WatchedRequest } from './watch-request';

const mostBytes = 48 * 1024 * 1024;
/**
 * A page takes the processor for some 80 ms: a hundred are some eight seconds of waiting. More at once than keep it busy while one waits for
 * the store make none sooner, and whoever asks for what is kept waits for them all. The studies that take long have a line of their own.
 */
export const usualLimits: AdmissionLimits = { atOnce: 3, mostWaiting: 100, mostMs: 2_000 };
/** Headers, keys and places of an answer that is kept. */
const bytesBeside = 4_000;
const stopping = 'This process is being stopped; try again in a few seconds.';
/** What most readers open first is made before they ask for newer data. */
const madeAhead = ['/', '/studies', '/studies/outperformance', '/studies/streaks', '/studies/performance', '/facts', '/claims'] as const;

/** Nobody else is let in. */
class Stopping extends Error {
  override readonly name = 'Stopping';
}

interface Visitor {
  readonly response: ServerResponse;
  readonly watched: WatchedRequest;
}

export interface Front {
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /**
   * From now on nobody else is let in: who comes is told so, balancers that ask whether this process is ready among them. Resolves when those who were in
   * are answered.
   */
  readonly drain: () => Promise<void>;
}

/** Next's parts of a page for who is on another page already: they depend on that page, and are made for who asks. */
function isPartOfPage({ headers }: IncomingMessage): boolean {
  return headers['rsc'] !== undefined || headers['next-router-prefetch'] !== undefined;
}

function isReading({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

const kept = keepOnProcess<Finished>('finished answers', {
  mostBytes,
  measure: ({ body }) => body.length + bytesBeside,
  isKept: (finished) => finished.isKept && finished.body.length <= mostBytes / 4,
});

/** What stands between visitors and Next: it tells again what was answered before, and lets in as many others as the processor can serve. */
export function createFront(handler: Handler, limits = usualLimits): Front {
  const admission = createAdmission(limits);
  const base = new URL(getBaseUrl());
  const asked = { host: base.host, 'x-forwarded-proto': base.protocol.slice(0, -1), accept: '*/*' };
  // How many wait for an answer in the making: what nobody waits for is not begun.
  const waiting = new Map<string, number>();
  let isDraining = false;
  let answering = 0;
  let sayIdle = (): void => undefined;

  async function make({ kind, url }: KeptAddress, edition: DataEdition): Promise<Finished> {
    const scope: RequestScope = { edition, isPassing: false };
    const rendered = await runInScope(scope, () => renderApart(handler, { url, headers: asked }));
    const finished = await finish(kind, url.split('?')[0] ?? '/', rendered);
    return scope.isPassing ? { ...finished, isKept: false, etag: null } : finished;
  }

  /** @param visitor whose request this is, where it is anybody's. */
  async function findFinished(address: KeptAddress, edition: DataEdition, visitor?: Visitor): Promise<Finished> {
    const { kind, url } = address;
    const key = [kind === 'file' ? kind : nameEdition(edition), getBuildId(), url].join('|');
    waiting.set(key, (waiting.get(key) ?? 0) + 1);
    let hasLeft = false;
    const leave = (): void => {
      const left = (waiting.get(key) ?? 1) - 1;
      if (hasLeft) return;
      hasLeft = true;
      if (left > 0) waiting.set(key, left);
      else waiting.delete(key);
    };
    visitor?.response.once('close', leave);
    if (kept.holds(key)) visitor?.watched.markCached();
    try {
      const isForgotten = (): boolean => !waiting.has(key);
      return await kept.get(key, () => admission.enter(() => make(address, edition), isForgotten));
    } finally {
      leave();
      visitor?.response.off('close', leave);
    }
  }

  const follower = followEditions(async (edition) => {
    for (const url of madeAhead) await findFinished({ kind: 'page', url }, edition).catch(logError);
  });

  const gauges = createGauges(admission, follower.current);

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const edition = follower.current();
    const answer = (): Promise<void> => handler(request, response);
    const answerInScope = (): Promise<void> => (edition === undefined ? answer() : runInScope({ edition, isPassing: false }, answer));
    // What is written is small or has limits of its own, and a file takes its time to come in.
    if (!isReading(request)) await answerInScope();
    else await admission.enter(answerInScope, () => response.destroyed);
  }

  /** Before there was a store to read, a page is made only if there is one now: Next would say 500 of it. */
  async function requireStore(path: string): Promise<void> {
    if (follower.current() === undefined && !/^\/(api|_next)\/|\.\w+$/.test(path)) await loadMarket();
  }

  function refuse(request: IncomingMessage, response: ServerResponse, path: string): void {
    if (path !== '/api/health/ready') throw new Stopping(stopping);
    sendJson(request, response, 503, { status: 'unavailable', dataVersion: null, message: stopping }, retryLater);
  }

  function countIn(response: ServerResponse): void {
    answering += 1;
    if (isDraining) response.setHeader('Connection', 'close');
    response.once('close', () => {
      answering -= 1;
      if (answering === 0) sayIdle();
    });
  }

  async function route(request: IncomingMessage, response: ServerResponse, watched: WatchedRequest): Promise<void> {
    const url = request.url ?? '/';
    const path = url.split('?')[0] ?? '/';
    // Next would fail at it, and say that the fault is ours.
    decodeURIComponent(path);
    const edition = follower.current();
    const address = isReading(request) && !isPartOfPage(request) ? findKeptAddress(url) : null;
    // Whoever watches over this process must hear from it however many wait.
    if (path === '/api/health/live' && isReading(request)) sendJson(request, response, 200, { status: 'ok' });
    else if (path === '/metrics' && isReading(request)) await answerMetrics(request, response, gauges);
    else if (isDraining) refuse(request, response, path);
    else if (path === '/api/health/ready') await handler(request, response);
    else if (address === null || edition === undefined) {
      await requireStore(path);
      await pass(request, response);
    } else await sendFinished(request, response, await findFinished(address, edition, { response, watched }));
  }

  return {
    answer: async (request, response) => {
      countIn(response);
      const id = readRequestId(request.headers['x-request-id']);
      response.setHeader('X-Request-Id', id);
      const watched = watchRequest(request, response, { id, count: gauges.count });
      await runForRequest(id, async () => {
        try {
          await route(request, response, watched);
        } catch (error) {
          answerFailure(request, response, error);
        }
      });
    },
    drain: async () => {
      isDraining = true;
      follower.stop();
      if (answering > 0)
        await new Promise<void>((resolve) => {
          sayIdle = resolve;
        });
    },
  };
}
