import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { requireOperator } from '../http/guard-operator';
import { HttpError } from '../http/http-error';
import { securityHeaders } from '../http/security-headers';
import { sendJson } from '../front/answer-failure';
import type { PrintedMeasures } from './merge-measures';

/** The request as routes know it. */
function toRequest({ headers }: IncomingMessage): Request {
  const given = Object.entries(headers).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return new Request('http://localhost/metrics', { headers: given });
}

/** Tells an operator what this process measures of itself; everyone else that it is not for them. Its secret is its own: who watches need not be able to change what is stored. */
export async function answerMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  measure: () => Promise<PrintedMeasures>,
): Promise<void> {
  try {
    requireOperator(toRequest(request), 'Metrics are told', 'METRICS_TOKEN');
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    const { status, code, message, issues, headers } = error;
    sendJson(request, response, status, { code, message, issues }, headers);
    return;
  }
  const { body, contentType } = await measure();
  response.writeHead(200, {
    ...securityHeaders,
    'cache-control': 'no-store',
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
