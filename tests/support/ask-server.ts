import { request, type IncomingHttpHeaders } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Asked {
  readonly port: number;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Without one the request has none. */
  readonly body?: Buffer;
}

/** Sends one request on a connection of its own; `leave` gives it up. */
export function send({ body, ...asked }: Asked): { readonly answer: Promise<Answer>; readonly leave: () => void } {
  const sent = request({ host: '127.0.0.1', agent: false, ...asked });
  const answer = new Promise<Answer>((resolve, reject) => {
    sent.on('error', reject).on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('error', reject).on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
  });
  sent.end(body);
  return { answer, leave: () => sent.destroy() };
}
