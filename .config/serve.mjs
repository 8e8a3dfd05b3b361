// `npm run serve`: the built application. Next answers what is new; what stands before it (`lib/server/front`) tells again what was answered, and
// how many are let in. Nothing is listened to before Next has read its files, so that every request is known from its first moment.
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import next from 'next';
import { root } from './steps.mjs';

// Garbage is collected when the heap has grown by three tenths: on a large machine V8 lets it grow to several times what is in use.
setFlagsFromString('--heap-growing-percent=30');

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

// `instrumentation.ts`, which Next bundles and reads some time after `prepare`, hands over what stands before Next (`lib/server/front/offer-front.ts`).
const things = (globalThis[Symbol.for('broadtape.process')] ??= new Map());
const offered = new Promise((resolve) => things.set('taker of the front', resolve));
const app = next({ dev: false, dir: root, hostname: values.hostname, port });
await app.prepare();
const createFront = await offered;
const front = createFront(app.getRequestHandler());

const server = createServer((request, response) => void front.answer(request, response));
if (values.keepAliveTimeout !== undefined) server.keepAliveTimeout = Number(values.keepAliveTimeout);
server.once('error', (error) =>
  fail(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is in use. Another one: PORT=${port + 1} npm start`
      : `The web server cannot listen: ${error.message}`,
  ),
);

let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  // Who is being answered is answered to the end; who comes meanwhile, a balancer that asks whether we are ready too, is told that we stop.
  await front.drain();
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  // Browsers open connections ahead, and Node takes one that never asked for anything for busy: it would keep the process for ever.
  setTimeout(() => server.closeAllConnections(), 1_000);
}
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
server.listen(port, values.hostname);
