import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { createKeep } from '@/lib/keep/keep';
import { runForRequest } from '../http/request-id';
import { createAdmission, type AdmissionLimits } from './admission';
import { answerFailure, retryLater, sendJson } from './answer-failure';
import { createRequestCounts } from './count-requests';
import type { Finished } from './finished';
import { findKeptAddress, type KeptAddress } from './kept-addresses';
import { judgeFailure } from './judge-failure';
import { EditionGone, type Maker, type PassedOn, type Turn } from './maker';
import { readRequestId } from './read-request-id';
import { sendFinished } from './send-finished';
import { Stopping, stopping } from './stopping';
import { watchRequest, type WatchedRequest } from './watch-request';

const mostBytes = 48 * 1024 * 1024;
/**
 * A page takes the processor for some 80 ms: a hundred are some eight seconds of waiting. More at once than keep it busy while one waits for
 * the store make none sooner. The studies that take long have a line of their own.
 */
export const usualLimits: AdmissionLimits = { atOnce: 3, mostWaiting: 100, mostMs: 2_000 };
/** Headers, keys and places of an answer that is kept. */
const bytesBeside = 4_000;
/** What most readers open first is made before they ask for newer data. */
const madeAhead = ['/', '/studies', '/studies/outperformance', '/studies/streaks', '/studies/performance', '/facts', '/claims'] as const;

interface Visitor {
  readonly response: ServerResponse;
  readonly watched: WatchedRequest;
  readonly requestId: string;
}

export interface FrontOptions {
  readonly log: Logger;
  readonly limits?: AdmissionLimits;
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

/** How the key of a finished answer begins: a file of the build is of no edition. */
function nameOwner({ kind }: Pick<KeptAddress, 'kind'>, edition: string): string {
  return `${kind === 'file' ? kind : edition}|`;
}

/** What stands between visitors and what makes answers: it tells again what was answered before, and lets in as many others as the processor can serve. */
export function createFront(maker: Maker, { log, limits = usualLimits }: FrontOptions): Front {
  const admission = createAdmission(limits);
  const kept = createKeep<Finished>({
    mostBytes,
    measure: ({ body }) => body.length + bytesBeside,
    isKept: (finished) => finished.isKept && finished.body.length <= mostBytes / 4,
  });
  const counts = createRequestCounts(admission, kept);
  // How many wait for an answer in the making: what nobody waits for is not begun.
  const waiting = new Map<string, number>();
  /** The edition that is told, by name. */
  let current: string | null = null;
  let isDraining = false;
  let answering = 0;
  let sayIdle = (): void => undefined;

  /** @param visitor whose request this is, where it is anybody's. */
  async function findFinished(address: KeptAddress, edition: string, visitor?: Visitor): Promise<Finished> {
    const key = `${nameOwner(address, edition)}${address.url}`;
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
      const order = { address, edition, requestId: visitor?.requestId ?? null };
      const isForgotten = (): boolean => !waiting.has(key);
      return await kept.get(key, () => admission.enter(() => maker.make(order), isForgotten));
    } finally {
      leave();
      visitor?.response.off('close', leave);
    }
  }

  /** Two editions may have followed while a request was in line: then it is answered from the one that is told by now, under the name of that one. */
  async function findNewest(address: KeptAddress, edition: string, visitor: Visitor): Promise<Finished> {
    try {
      return await findFinished(address, edition, visitor);
    } catch (error) {
      if (!(error instanceof EditionGone) || current === null || current === edition) throw error;
      return await findNewest(address, current, visitor);
    }
  }

  async function turnTo({ edition, hasOtherData }: Turn): Promise<void> {
    // The first is told at once, and made ahead meanwhile.
    current ??= edition;
    if (hasOtherData)
      for (const url of madeAhead)
        await findFinished({ kind: 'page', url }, edition).catch((error: unknown) => {
          judgeFailure(error, log);
        });
    // Nobody is told anything older than the edition before: the one before that is not even asked for by who is in line.
    const owners = [nameOwner({ kind: 'file' }, edition), nameOwner({ kind: 'page' }, edition), nameOwner({ kind: 'page' }, current)];
    kept.forgetWhere((key) => !owners.some((owner) => key.startsWith(owner)));
    current = edition;
  }

  maker.begin({ turnTo, measure: counts.measure });

  async function pass(request: IncomingMessage, response: ServerResponse, passedOn: PassedOn): Promise<void> {
    const answer = (): Promise<void> => maker.pass(request, response, passedOn);
    // What is written is small or has limits of its own, and a file takes its time to come in.
    if (!isReading(request)) await answer();
    else await admission.enter(answer, () => response.destroyed);
  }

  function refuse(request: IncomingMessage, response: ServerResponse, path: string): void {
    if (path !== '/api/health/ready') throw new Stopping();
    sendJson(request, response, 503, { status: 'unavailable', dataVersion: null, message: stopping }, retryLater);
  }

  function countIn(response: ServerResponse): void {
    // Who comes now is told so, and not waited for: under a load somebody always comes.
    if (isDraining) {
      response.setHeader('Connection', 'close');
      return;
    }
    answering += 1;
    response.once('close', () => {
      answering -= 1;
      if (answering === 0) sayIdle();
    });
  }

  async function route(request: IncomingMessage, visitor: Visitor): Promise<void> {
    const { response, requestId } = visitor;
    const url = request.url ?? '/';
    const path = url.split('?')[0] ?? '/';
    // Next would fail at it, and say that the fault is ours.
    decodeURIComponent(path);
    const edition = current;
    const address = isReading(request) && !isPartOfPage(request) ? findKeptAddress(url) : null;
    // Whoever watches over this process must hear from it however many wait.
    if (path === '/api/health/live' && isReading(request)) sendJson(request, response, 200, { status: 'ok' });
    else if (path === '/metrics' && isReading(request)) await maker.pass(request, response, { edition, requestId });
    else if (isDraining) refuse(request, response, path);
    else if (path === '/api/health/ready') await maker.pass(request, response, { edition, requestId });
    else if (address === null || edition === null) await pass(request, response, { edition, requestId });
    else await sendFinished(request, response, await findNewest(address, edition, visitor));
  }

  return {
    answer: async (request, response) => {
      countIn(response);
      const requestId = readRequestId(request.headers['x-request-id']);
      response.setHeader('X-Request-Id', requestId);
      const watched = watchRequest(request, response, { id: requestId, count: counts.count, log });
      await runForRequest(requestId, async () => {
        try {
          await route(request, { response, watched, requestId });
        } catch (error) {
          const failure = judgeFailure(error, log);
          if (failure !== null) answerFailure(request, response, failure);
        }
      });
    },
    drain: async () => {
      isDraining = true;
      maker.stop();
      if (answering > 0)
        await new Promise<void>((resolve) => {
          sayIdle = resolve;
        });
    },
  };
}
