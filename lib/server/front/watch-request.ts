import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { nameRoute } from './name-route';

/** What is known of a request once nothing more is sent. */
export interface Answered {
  readonly method: string;
  /** Its pattern, never the address. */
  readonly route: string;
  /** Null where whoever asked left before all was sent. */
  readonly status: number | null;
  readonly seconds: number;
  /** Whether what was sent had been made for an earlier request. */
  readonly cached: boolean;
}

export interface WatchedRequest {
  /** Says that the answer is one that was kept. */
  readonly markCached: () => void;
}

// Asked for again and again by programs, or by the dozen for every page.
const frequent = /^\/(?:_next|metrics|icon\.svg|api\/health\/\w+)$/;

function chooseLevel({ route, status }: Answered): 'debug' | 'info' | 'warn' {
  if (status !== null && status >= 500) return 'warn';
  return frequent.test(route) ? 'debug' : 'info';
}

function describe({ method, route, status, seconds, cached }: Answered): string {
  return `${method} ${route} ${status ?? 'left'} in ${Math.round(seconds * 1000)} ms${cached ? ', kept' : ''}`;
}

/** Logs a request when its answer has been sent or its visitor has left, and tells `count` of it. */
export function watchRequest(
  request: IncomingMessage,
  response: ServerResponse,
  options: { readonly id: string; readonly count: (answered: Answered) => void; readonly log: Logger },
): WatchedRequest {
  const began = process.hrtime.bigint();
  const method = request.method ?? '';
  const route = nameRoute((request.url ?? '/').split('?')[0] ?? '/');
  let cached = false;
  response.once('close', () => {
    const seconds = Number(process.hrtime.bigint() - began) / 1e9;
    const answered: Answered = { method, route, status: response.writableFinished ? response.statusCode : null, seconds, cached };
    options.count(answered);
    const { status } = answered;
    const fields = { requestId: options.id, method, route, status, ms: Math.round(seconds * 10_000) / 10, cached };
    options.log[chooseLevel(answered)](fields, describe(answered));
  });
  return {
    markCached: () => {
      cached = true;
    },
  };
}
