import { createServer, type Server } from 'node:http';
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFront } from '@/lib/server/front/front';
import { EditionGone, type FrontCalls, type Maker, type Order } from '@/lib/server/front/maker';
import { send } from '../../support/ask-server';

// A front before a maker that answers when the test says so: which edition of the data an answer is asked for, kept and told as.
let calls: FrontCalls | undefined;
let server: Server;
let port = 0;
const orders: Order[] = [];
/** What becomes of an order. */
let fulfil: (order: Order) => Promise<string>;

const maker: Maker = {
  begin: (front) => {
    calls = front;
  },
  make: async (order) => {
    orders.push(order);
    const body = Buffer.from(await fulfil(order));
    return { status: 200, headers: {}, etag: body.toString('hex'), body, isCompressed: false, isKept: true };
  },
  pass: (_request, response, { edition }) => {
    response.end(`passed on in ${edition}`);
    return Promise.resolve();
  },
  stop: () => undefined,
};
const tellEdition = ({ edition }: Order): Promise<string> => Promise.resolve(`of ${edition}`);
const read = async (path: string): Promise<string> => (await send({ port, path }).answer).body;
const turnTo = async (edition: string, hasOtherData: boolean): Promise<void> => {
  await calls?.turnTo({ edition, hasOtherData });
};

beforeAll(async () => {
  fulfil = tellEdition;
  const front = createFront(maker, { log: pino({ level: 'silent' }) });
  server = createServer((request, response) => void front.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = typeof address === 'object' ? (address?.port ?? 0) : 0;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

it('passes everything on before there is an edition, and then makes what most readers open', async () => {
  expect(await read('/facts')).toBe('passed on in null');
  await turnTo('one', true);
  expect(orders.map(({ address, edition, requestId }) => [address.url, edition, requestId])).toContainEqual(['/facts', 'one', null]);
  expect(await read('/facts')).toBe('of one');
  expect(await read('/data')).toBe('passed on in one');
});

it('tells the edition before until what most readers open is made of the next', async () => {
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  fulfil = async (order) => {
    if (order.edition === 'two') await held;
    return await tellEdition(order);
  };
  const turned = turnTo('two', true);
  expect([await read('/facts'), await read('/data')]).toEqual(['of one', 'passed on in one']);
  goOn();
  await turned;
  orders.length = 0;
  expect([await read('/facts'), await read('/data')]).toEqual(['of two', 'passed on in two']);
  expect(orders).toEqual([]);
});

it('asks again, under the newer name, where an edition went while an answer was in line', async () => {
  let goes = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    goes = resolve;
  });
  orders.length = 0;
  fulfil = async (order) => {
    if (order.edition !== 'two') return await tellEdition(order);
    await gone;
    throw new EditionGone('two is gone');
  };
  const [first, second] = [read('/methodology'), read('/methodology')];
  await expect.poll(() => orders.length).toBe(1);
  await turnTo('three', false);
  goes();
  expect(await Promise.all([first, second])).toEqual(['of three', 'of three']);
  expect(orders.map(({ edition }) => edition)).toEqual(['two', 'three']);
  // Nothing is kept under the name that went, and what was made last is told to who comes.
  expect(await read('/methodology')).toBe('of three');
  expect(orders).toHaveLength(2);
});

it('keeps what was answered in the edition that is told and in the one before, and the files of the build', async () => {
  fulfil = tellEdition;
  const countKept = async (): Promise<unknown> => {
    const measures = (await calls?.measure()) ?? [];
    return measures.find(({ name }) => name === 'broadtape_kept_entries')?.values.map(({ value }) => value);
  };
  const file = '/_next/static/chunks/main.js';
  await turnTo('four', false);
  await read(file);
  for (const edition of ['five', 'six', 'seven', 'eight']) {
    await turnTo(edition, false);
    for (const path of ['/facts', '/claims']) await read(path);
  }
  // Two pages of each of the two newest, and the file.
  expect(await countKept()).toEqual([5]);
  orders.length = 0;
  expect([await read('/facts'), await read(file)]).toEqual(['of eight', 'of four']);
  expect(orders).toEqual([]);
});
