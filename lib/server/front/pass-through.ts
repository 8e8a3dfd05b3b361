import 'server-only';
import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline, type Duplex } from 'node:stream';
import { judgedHeader } from '../http/judged-header';

/**
 * Headers of one connection, which those of the next have nothing to do with (RFC 9110, 7.6.1), and what the front has answered itself (`Expect`). Others
 * that a visitor names in `Connection` go on: both threads are one server, and what goes may be what a proxy said of the visitor, or the length of the body.
 */
const ofConnection = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'upgrade', 'expect', 'transfer-encoding'];
/** What Next says of itself may be longer than what visitors may say; whoever sent it is no stranger. */
const maxHeaderSize = 256 * 1024;

/** What is left out: those, and what the maker alone may say. */
const notPassed = [...ofConnection, judgedHeader];

function listPassed({ headers }: IncomingMessage): Record<string, string | string[]> {
  const passed: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) if (value !== undefined && !notPassed.includes(name)) passed[name] = value;
  // Without one of these two a request has no body.
  if (headers['transfer-encoding'] !== undefined) passed['transfer-encoding'] = 'chunked';
  return passed;
}

/**
 * Lets who is at the other end of `stream` answer a request as it was sent, and sends their answer as it comes: neither side is read faster than the
 * other takes it. An answer that breaks off breaks off here; a visitor who leaves is gone there.
 * A visitor who has left by now is not asked for. @throws Error where the other end breaks off before it says anything.
 */
export async function passThrough(request: IncomingMessage, response: ServerResponse, stream: Duplex): Promise<void> {
  // The rest of what was sent never comes, and nobody would be told.
  if (response.destroyed) {
    stream.destroy();
    return;
  }
  await new Promise<void>((resolve, reject) => {
    const { method, url, headers } = request;
    const passed = ask({ createConnection: () => stream, setHost: false, method, path: url, headers: listPassed(request), maxHeaderSize });
    const leave = (): void => {
      if (!response.writableFinished) stream.destroy();
    };
    response.once('close', leave);
    passed.once('response', (answer) => {
      for (const [name, values] of Object.entries(answer.headersDistinct))
        if (values !== undefined && !ofConnection.includes(name) && name !== 'date')
          response.setHeader(name, values.length === 1 ? (values[0] ?? '') : values);
      response.writeHead(answer.statusCode ?? 500, answer.statusMessage);
      pipeline(answer, response, () => {
        resolve();
      });
    });
    passed.on('error', (error) => {
      if (response.headersSent || response.destroyed) resolve();
      else reject(error);
    });
    // What nobody reads there any more is read here, so that the connection can be used for the next request.
    passed.once('close', () => {
      request.unpipe(passed).resume();
      response.off('close', leave);
    });
    if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) request.pipe(passed);
    else passed.end();
  });
}
