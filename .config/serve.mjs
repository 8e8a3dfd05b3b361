// `npm run serve`: the built application. Next makes what is new, in this thread; another one (`lib/server/front`) listens, tells again what was
// made, and says how many are let in. Nothing is listened to before Next has read its files.
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import next from 'next';
import { findThread, startThread } from './front-thread.mjs';
import { root } from './steps.mjs';

// Garbage is collected when the heap has grown by three tenths: on a large machine V8 lets it grow to several times what is in use.
setFlagsFromString('--heap-growing-percent=30');
// Young garbage by the thread that made it: with a helper the two wait for each other, and four megabytes are little to share.
setFlagsFromString('--no-parallel-scavenge');

const { values } = parseArgs({
  options: {
    port: { type: 'string', short: 'p', default: process.env.PORT || '3000' },
    hostname: { type: 'string', short: 'H' },
    keepAliveTimeout: { type: 'string' },
  },
});
const port = Number(values.port);
// Links without PUBLIC_URL begin with it.
process.env.PORT = values.port;
process.env.NODE_ENV = 'production';

function fail(message) {
  console.error(`✗ ${message}`);
  process.exit(1);
}

// Before Next is read: where it must be compiled first, and may not be, nothing else is worth waiting for.
const file = await findThread().catch((error) => fail(error.message));

// `instrumentation.ts`, which Next bundles and reads some time after `prepare`, hands over what makes answers (`lib/server/maker/offer-maker.ts`).
const things = (globalThis[Symbol.for('broadtape.process')] ??= new Map());
const offered = new Promise((resolve) => things.set('taker of the maker', resolve));
const app = next({ dev: false, dir: root, hostname: values.hostname, port });
await app.prepare();
const serveFront = await offered;

const { hostname } = values;
const keepAliveTimeout = values.keepAliveTimeout === undefined ? undefined : Number(values.keepAliveTimeout);
let isListening = false;
const front = startThread(
  file,
  (maker) => serveFront(app.getRequestHandler(), maker),
  { port, hostname, keepAliveTimeout },
  ({ kind, code, message }) => {
    if (kind === 'stopped') process.exit(0);
    fail(
      code === 'EADDRINUSE'
        ? `Port ${port} is in use. Another one: PORT=${port + 1} npm start`
        : `The web server ${isListening ? 'ended' : 'cannot listen'}: ${message}`,
    );
  },
);

void front.listening.then(() => (isListening = true));

let isStopping = false;
function stop() {
  if (isStopping) return;
  isStopping = true;
  front.stop();
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
