import 'server-only';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { readArrival } from '../http/mark-requests';
import { EditionGone, NotMade, type FrontCalls, type Maker } from './maker';
import type { Outcome, Passage, ToFront, ToMaker } from './messages';
import { passThrough } from './pass-through';
import { PortStream } from './port-stream';
import { createQuestions } from './questions';

/** The maker at the other end of a port, in a thread of its own. */
export function reachMaker(port: MessagePort): Maker {
  const orders = createQuestions<Outcome>();
  let calls: FrontCalls | undefined;
  const tell = (told: ToMaker): void => {
    port.postMessage(told);
  };

  async function hear(told: ToFront): Promise<void> {
    if (told.kind === 'outcome') orders.answer(told.id, told.outcome);
    else if (told.kind === 'turn') {
      await calls?.turnTo(told.turn);
      tell({ kind: 'turned', id: told.id });
    } else tell({ kind: 'measured', id: told.id, measures: (await calls?.measure()) ?? [] });
  }

  port.on('message', (told: ToFront) => void hear(told));
  return {
    begin: (front) => {
      calls = front;
      tell({ kind: 'begin' });
    },
    make: async (order) => {
      const outcome = await orders.ask((id) => {
        tell({ kind: 'order', id, order });
      });
      if (outcome === 'edition gone') throw new EditionGone(`the edition ${order.edition} is told no more`);
      if ('failure' in outcome) throw new NotMade(outcome.failure);
      return outcome.finished;
    },
    pass: async (request, response, passedOn) => {
      const { port1, port2 } = new MessageChannel();
      const passage: Passage = { port: port2, passedOn, arrival: readArrival(request) };
      const told: ToMaker = { kind: 'pass', passage };
      port.postMessage(told, [port2]);
      await passThrough(request, response, new PortStream(port1));
    },
    stop: () => {
      tell({ kind: 'stop' });
    },
  };
}
