import 'server-only';
import pRetry from 'p-retry';
import type { AdapterSetup } from './adapter-setup';
import { classifyStatus } from './classify-response';
import { defaultAttempts, defaultHttpOptions, type HttpOptions } from './http-options';
import { decodeBody, readBody } from './read-body';
import { createRedaction } from './redact';
import { getRequestGate } from './request-gate';
import { SourceError } from './source-error';

interface Request<Output, Body> {
  /** Begins with the setup's `baseUrl`. */
  readonly url: string;
  /** Beside those that every request has: where a provider takes its key. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Turns the body into what the adapter wants; a `transient` error from it is tried again. */
  readonly parse: (body: Body) => Output | Promise<Output>;
  readonly signal?: AbortSignal | undefined;
  readonly attempts?: number | undefined;
}

/** A request for text. */
export type HttpRequest<Output> = Request<Output, string>;
/** A request for a file: of hosts without a key, since none is taken out of it. */
export type HttpBytesRequest<Output> = Request<Output, Uint8Array>;

export interface HttpClient {
  /** @throws SourceError, and no other error. */
  get<Output>(request: HttpRequest<Output>): Promise<Output>;
  /** @throws SourceError, and no other error. */
  getBytes<Output>(request: HttpBytesRequest<Output>): Promise<Output>;
}

export interface HttpClientSetup {
  readonly provider: string;
  /** The provider answers 403 for a symbol that it does not offer. */
  readonly forbiddenMeansMissing?: boolean;
  /** What the body of an HTTP 400 stands for, where the provider says more in it than in the status; null: the status speaks. */
  readonly explainBadRequest?: (text: string) => SourceError | null;
  readonly setup: AdapterSetup;
}

function describeCause(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown failure';
  const code = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${code}`;
}

/**
 * One polite client per provider and run: within the provider's limits, which all clients of the process share, a time limit per attempt
 * that covers the body, three tries with full jitter under a deadline, and no more requests after the first 429. The keys of the setup are
 * taken out of everything that leaves it.
 */
export function createHttpClient({ provider, forbiddenMeansMissing = false, explainBadRequest, setup }: HttpClientSetup): HttpClient {
  const { baseUrl, spareBaseUrl, userAgent } = setup;
  const limits: HttpOptions = { ...defaultHttpOptions, ...setup.options };
  const gate = getRequestGate(provider, baseUrl, setup.limits, limits.turns);
  const redact = createRedaction(setup.keys);
  const toText = (body: Uint8Array) => redact(decodeBody(body));
  let stopped: SourceError | undefined;
  let isSpare = false;
  let hasAnswered = false;

  async function fetchBody({ url, headers: own }: Pick<HttpRequest<unknown>, 'url' | 'headers'>, signal: AbortSignal): Promise<Uint8Array> {
    gate.spend(limits.now());
    const response = await fetch(url, {
      redirect: 'manual',
      signal,
      headers: { 'user-agent': userAgent, accept: 'application/json, text/csv;q=0.9, */*;q=0.1', ...own },
    });
    const read = () => readBody(provider, response, limits.bodyCapBytes);
    hasAnswered ||= response.status !== 429;
    if (response.ok) return await read();
    const { status, headers } = response;
    const explained = status === 400 && explainBadRequest !== undefined ? explainBadRequest(toText(await read())) : null;
    if (explained !== null) throw explained;
    if (!response.bodyUsed) await response.body?.cancel();
    throw classifyStatus(
      provider,
      { status, location: redact(headers.get('location') ?? '') || null, retryAfter: headers.get('retry-after') },
      limits.now(),
      forbiddenMeansMissing,
    );
  }

  /** Of two doors to one provider the second is tried where the first turns the very first request away. */
  async function fetchFromEither(request: Pick<HttpRequest<unknown>, 'url' | 'headers'>, signal: AbortSignal): Promise<Uint8Array> {
    const toSpare = () => ({ ...request, url: `${spareBaseUrl ?? ''}${request.url.slice(baseUrl.length)}` });
    if (isSpare) return await fetchBody(toSpare(), signal);
    try {
      return await fetchBody(request, signal);
    } catch (error) {
      const isRefused = error instanceof SourceError && error.kind === 'rate_limited';
      if (!isRefused || spareBaseUrl === null || hasAnswered) throw error;
      isSpare = true;
      await gate.takeTurn(signal);
      return await fetchBody(toSpare(), signal);
    }
  }

  async function attemptOnce<Output>(request: HttpBytesRequest<Output>, deadline: AbortSignal): Promise<Output> {
    if (stopped !== undefined) throw stopped;
    const timeout = limits.expire(limits.attemptTimeoutMs, request.url);
    const signals = [timeout, deadline, ...(request.signal === undefined ? [] : [request.signal])];
    try {
      return await request.parse(await fetchFromEither(request, AbortSignal.any(signals)));
    } catch (error) {
      // Noted here, before the queue starts the next request.
      if (error instanceof SourceError && (error.kind === 'rate_limited' || error.kind === 'quota')) stopped ??= error;
      if (error instanceof SourceError) throw error;
      if (timeout.aborted)
        throw new SourceError('transient', `${provider} did not finish within ${limits.attemptTimeoutMs} ms`, { cause: error });
      throw new SourceError('transient', redact(`${provider} could not be read: ${describeCause(error)}`));
    }
  }

  async function pause(error: SourceError, attempt: number, remainingMs: number, signal: AbortSignal): Promise<void> {
    const jitterMs = limits.random() * limits.backoffMs * 2 ** (attempt - 1);
    const pauseMs = Math.max(jitterMs, error.retryAfterMs ?? 0);
    if (pauseMs >= remainingMs) throw error;
    await limits.sleep(pauseMs, signal);
  }

  async function getBytes<Output>(request: HttpBytesRequest<Output>): Promise<Output> {
    const attempts = request.attempts ?? defaultAttempts;
    const stop = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    let startedMs = 0;
    // The deadline starts with the first attempt: waiting behind other instruments in the queue is not the provider's fault.
    const startDeadline = (): void => {
      if (timer !== undefined) return;
      startedMs = performance.now();
      timer = setTimeout(() => {
        stop.abort(new SourceError('transient', `${provider} gave no answer within ${limits.deadlineMs} ms in all`));
      }, limits.deadlineMs);
    };
    const cancel = AbortSignal.any([stop.signal, ...(request.signal === undefined ? [] : [request.signal])]);
    const attempt = (attemptNumber: number): Promise<Output> =>
      gate.queue.add(
        async () => {
          await gate.takeTurn(cancel);
          startDeadline();
          return attemptOnce(request, stop.signal);
        },
        { priority: attemptNumber > 1 ? 1 : 0, signal: cancel },
      );
    try {
      return await pRetry(attempt, {
        retries: attempts - 1,
        minTimeout: 0,
        signal: cancel,
        shouldRetry: ({ error }) => error instanceof SourceError && error.kind === 'transient',
        onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
          if (!(error instanceof SourceError) || error.kind !== 'transient' || retriesLeft === 0) return;
          await pause(error, attemptNumber, limits.deadlineMs - (performance.now() - startedMs), cancel);
        },
      });
    } catch (error) {
      if (error instanceof SourceError) throw error;
      throw new SourceError('transient', `${provider}: the request was stopped (${describeCause(error)})`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }

  return { getBytes, get: (request) => getBytes({ ...request, parse: (body) => request.parse(toText(body)) }) };
}
