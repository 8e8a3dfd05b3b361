import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { PortStream } from '@/lib/server/front/port-stream';

function open(): readonly [PortStream, PortStream] {
  const { port1, port2 } = new MessageChannel();
  return [new PortStream(port1), new PortStream(port2)];
}

async function readAll(stream: PortStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  // An iterator would destroy the stream as it ends, and with it what goes the other way.
  stream.on('data', (part: Buffer) => parts.push(part));
  await once(stream, 'end');
  return Buffer.concat(parts);
}

/** Enough turns of the event loop for whatever is on its way to arrive, and what follows from that. */
async function letArrive(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe('A connection between two threads', () => {
  it('brings what is sent whole and in order, both ways, and is over when both have ended', async () => {
    const [one, other] = open();
    const sent = randomBytes(1_000_000);
    for (let at = 0; at < sent.length; at += 70_000) one.write(sent.subarray(at, at + 70_000));
    one.end();
    const closed = Promise.all([once(one, 'close'), once(other, 'close')]);
    expect((await readAll(other)).equals(sent)).toBe(true);
    other.end('taken');
    expect((await readAll(one)).toString()).toBe('taken');
    await closed;
  });

  it('sends no more than the other end takes', async () => {
    const [one, other] = open();
    const part = Buffer.alloc(64 * 1024);
    const parts = 64;
    for (let at = 0; at < parts; at += 1) one.write(part);
    one.end();
    await letArrive();
    // Nobody reads: what the other end holds is its own limit, and all else waits here.
    expect(other.readableLength).toBeGreaterThan(0);
    expect(other.readableLength + one.writableLength).toBeGreaterThanOrEqual(part.length * parts);
    expect(one.writableLength).toBeGreaterThan(0);
    expect((await readAll(other)).length).toBe(part.length * parts);
    other.end();
  });

  it('is broken off for both where one breaks it off, and ends for nobody', async () => {
    const [one, other] = open();
    other.resume();
    let hasEnded = false;
    other.once('end', () => (hasEnded = true));
    one.write('a part');
    const closed = once(other, 'close');
    one.destroy();
    await closed;
    expect([other.destroyed, hasEnded]).toEqual([true, false]);
  });
});
