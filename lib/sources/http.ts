import 'server-only';
import PQueue from 'p-queue';
import pRetry from 'p-retry';
import { classifyStatus } from './classify-response';
import { createTurnstile } from './create-turnstile';
import { defaultAttempts, defaultHttpOptions, maximumConcurrency, userAgent, type HttpOptions } from './http-options';
import { readBody } from './read-body';
import { SourceError } from './source-error';

export interface HttpRequest<Output> {
  readonly url: string;
  /** Turns the text into what the adapter wants; a `transient` error from it is tried again. */
  readonly parse: (text: string) => Output;
  readonly signal?: AbortSignal | undefined;
  readonly attempts?: number | undefined;
}

export interface HttpClient {
  /** @throws SourceError, and no other error. */
  get<Output>(request: HttpRequest<Output>): Promise<Output>;
}

export interface HttpClientSetup {
  readonly provider: string;
  /** The provider answers 403 for a symbol that it does not offer. */
  readonly forbiddenMeansMissing?: boolean;
  /** What the body of an HTTP 400 stands for, where the provider says more in it than in the status; null: the status speaks. */
  readonly explainBadRequest?: (text: string) => SourceError | null;
  readonly options?: Partial<HttpOptions> | undefined;
}

function describeCause(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown failure';
  const code = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${code}`;
}

/**
 * One polite client per provider and run: at most two requests at once and `spacingMs` apart, a time limit per attempt
 * that covers the body, three tries with full jitter under a deadline, and no more requests after the first 429.
 */
export function createHttpClient({ provider, forbiddenMeansMissing = false, explainBadRequest, options }: HttpClientSetup): HttpClient {
  const limits: HttpOptions = { ...defaultHttpOptions, ...options };
  const queue = new PQueue({ concurrency: maximumConcurrency });
  let stopped: SourceError | undefined;
  const takeTurn = createTurnstile(limits.spacingMs);

  async function fetchText(url: string, signal: AbortSignal): Promise<string> {
    const response = await fetch(url, { redirect: 'manual', signal, headers: { 'user-agent': userAgent, accept: 'application/json, text/csv;q=0.9, */*;q=0.1' } });
    if (response.ok) return readBody(provider, response, limits.bodyCapBytes);
    const { status, headers } = response;
    const explained = status === 400 && explainBadRequest !== undefined ? explainBadRequest(await readBody(provider, response, limits.bodyCapBytes)) : null;
    if (explained !== null) throw explained;
    if (!response.bodyUsed) await response.body?.cancel();
    throw classifyStatus(provider, { status, location: headers.get('location'), retryAfter: headers.get('retry-after') }, limits.now(), forbiddenMeansMissing);
  }

  async function attemptOnce<Output>(request: HttpRequest<Output>, deadline: AbortSignal): Promise<Output> {
    if (stopped !== undefined) throw stopped;
    const timeout = AbortSignal.timeout(limits.attemptTimeoutMs);
    const signals = [timeout, deadline, ...(request.signal === undefined ? [] : [request.signal])];
    try {
      return request.parse(await fetchText(request.url, AbortSignal.any(signals)));
    } catch (error) {
      // Noted here, before the queue starts the next request.
      if (error instanceof SourceError && (error.kind === 'rate_limited' || error.kind === 'quota')) stopped ??= error;
      if (error instanceof SourceError) throw error;
      if (timeout.aborted) throw new SourceError('transient', `${provider} did not finish within ${limits.attemptTimeoutMs} ms`, { cause: error });
      throw new SourceError('transient', `${provider} could not be read: ${describeCause(error)}`, { cause: error });
    }
  }

  async function pause(error: SourceError, attempt: number, remainingMs: number, signal: AbortSignal): Promise<void> {
    const jitterMs = limits.random() * limits.backoffMs * 2 ** (attempt - 1);
    const pauseMs = Math.max(jitterMs, error.retryAfterMs ?? 0);
    if (pauseMs >= remainingMs) throw error;
    await limits.sleep(pauseMs, signal);
  }

  async function get<Output>(request: HttpRequest<Output>): Promise<Output> {
    const attempts = request.attempts ?? defaultAttempts;
    const stop = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    let startedMs = 0;
    // The deadline starts with the first attempt: waiting behind other instruments in the queue is not the provider's fault.
    const startDeadline = (): void => {
      if (timer !== undefined) return;
      startedMs = performance.now();
      timer = setTimeout(() => { stop.abort(new SourceError('transient', `${provider} gave no answer within ${limits.deadlineMs} ms in all`)); }, limits.deadlineMs);
    };
    const cancel = AbortSignal.any([stop.signal, ...(request.signal === undefined ? [] : [request.signal])]);
    const attempt = (attemptNumber: number): Promise<Output> =>
      queue.add(async () => { await takeTurn(cancel); startDeadline(); return attemptOnce(request, stop.signal); }, { priority: attemptNumber > 1 ? 1 : 0, signal: cancel });
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

  return { get };
}
