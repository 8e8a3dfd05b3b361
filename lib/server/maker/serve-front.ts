import 'server-only';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { MessagePort } from 'node:worker_threads';
import { getEnv } from '@/lib/env';
import { chooseFormat } from '@/lib/log/open-log';
import { EditionGone, NotMade, type Maker, type Measures, type Order, type PassedOn } from '../front/maker';
import type { Finished } from '../front/finished';
import type { Outcome, Passage, ToFront, ToMaker } from '../front/messages';
import { PortStream } from '../front/port-stream';
import { createQuestions } from '../front/questions';
import type { ThreadLog } from '../front/thread-log';
import { noteArrival } from '../http/mark-requests';
import { createMaker } from './create-maker';
import { judgeTrouble } from './judge-trouble';
import type { Handler } from './render-apart';

/** An answer whose bytes are its own, so that they can be handed over: a buffer of Node is often a part of a larger one. */
function own(finished: Finished): { readonly finished: Finished; readonly bytes: ArrayBuffer } {
  const body = new Uint8Array(finished.body);
  return { finished: { ...finished, body }, bytes: body.buffer };
}

async function fill(maker: Maker, order: Order): Promise<Outcome> {
  try {
    return { finished: await maker.make(order) };
  } catch (error) {
    if (error instanceof EditionGone) return 'edition gone';
    return { failure: error instanceof NotMade ? error.failure : judgeTrouble(error) };
  }
}

/** Reads requests that are passed on over ports, each on a connection of its own, as if they had come in here. */
function takePassages(maker: Maker): (passage: Passage) => void {
  const passed = new WeakMap<object, PassedOn>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const passedOn = passed.get(request.socket);
    if (passedOn === undefined) response.destroy();
    else await maker.pass(request, response, passedOn);
  };
  // How long a request may take to come in, and what it must have, was judged where it arrived.
  const server = createServer(
    { requireHostHeader: false, requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0, maxHeaderSize: 256 * 1024 },
    (request, response) => void answer(request, response),
  );
  return ({ port, passedOn, arrival }) => {
    const stream = new PortStream(port);
    passed.set(stream, passedOn);
    noteArrival(stream, arrival);
    server.emit('connection', stream);
  };
}

/** Makes answers for a front at the other end of the port, whose thread does nothing else. Answers how that thread is to log. */
export function serveFront(handler: Handler, port: MessagePort): ThreadLog {
  const maker = createMaker(handler);
  const turns = createQuestions<undefined>();
  const looks = createQuestions<Measures>();
  const pass = takePassages(maker);
  const tell = (told: ToFront): void => {
    port.postMessage(told);
  };

  async function take(id: number, order: Order): Promise<void> {
    const outcome = await fill(maker, order);
    if (outcome === 'edition gone' || 'failure' in outcome) {
      tell({ kind: 'outcome', id, outcome });
      return;
    }
    const { finished, bytes } = own(outcome.finished);
    const told: ToFront = { kind: 'outcome', id, outcome: { finished } };
    port.postMessage(told, [bytes]);
  }

  port.on('message', (told: ToMaker) => {
    if (told.kind === 'order') void take(told.id, told.order);
    else if (told.kind === 'pass') pass(told.passage);
    else if (told.kind === 'turned') turns.answer(told.id, undefined);
    else if (told.kind === 'measured') looks.answer(told.id, told.measures);
    else if (told.kind === 'stop') maker.stop();
    else
      maker.begin({
        turnTo: (turn) =>
          turns.ask((id) => {
            tell({ kind: 'turn', id, turn });
          }),
        measure: () =>
          looks.ask((id) => {
            tell({ kind: 'measure', id });
          }),
      });
  });
  const env = getEnv();
  return { level: env.LOG_LEVEL, format: chooseFormat(env), secrets: env.listSecrets() };
}
