import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

const patienceMs = 50;

/** Asks for all of these at once and leaves. @returns how many had left before anything was answered. */
export async function leaveUnanswered(port: number, links: readonly string[]): Promise<number> {
  let unanswered = links.length;
  const sent = links.map((path) =>
    request({ host: '127.0.0.1', port, path, agent: false }, () => (unanswered -= 1))
      // Of a connection that we end ourselves nothing is to be said; one that cannot be had the readers meet too.
      .on('error', () => undefined)
      .end(),
  );
  await wait(patienceMs);
  for (const one of sent) one.destroy();
  return unanswered;
}
