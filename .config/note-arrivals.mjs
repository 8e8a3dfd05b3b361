// `node --import` reads this before Next, which listens before it reads any file of ours: who asks in that moment waits, and is noted here until
// `lib/server/http/this-machine.ts` can tell who sits at this machine.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

const arrival = 'http.server.request.start';
const requests = [];
const note = ({ request }) => requests.push(request);
subscribe(arrival, note);

// Where `lib/keep/on-process.ts` looks for it.
const things = (globalThis[Symbol.for('broadtape.process')] ??= new Map());
things.set('early arrivals', { requests, stop: () => unsubscribe(arrival, note) });
