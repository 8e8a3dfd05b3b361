import type { Chunk } from './chunk';
import { listParts, type Frame, type Part } from './frame';
import { isOfBoth } from './read-apart';

/** Why what two did at once is not read. */
export const together =
  'Whether it was so for the first time, or so often, of both at once or of one of them is not said: say it of each in a sentence of its own.';

const bare: ReadonlySet<Part> = new Set(['subject', 'universe', 'direction', 'date', 'isState', 'isClose']);
const counting: ReadonlySet<Part> = new Set([...bare, 'time', 'isTime', 'isOnly', 'since', 'horizon', 'isEver']);

/** Whether a statement says no more than that something rose or fell, or besides that since when for the first time. */
const isMoved = (frame: Frame, parts: ReadonlySet<Part>): boolean =>
  frame.direction !== undefined && listParts(frame).every((name) => parts.has(name));

/** "For the first time since June, the S&P 500 fell while the Russell 2000 rose": of both at once, and so may be what ends with that time. */
export function isTogether(facts: readonly Frame[], chunks: readonly Chunk[]): boolean {
  if (new Set(facts.flatMap(({ subject }) => subject ?? [])).size < 2) return false;
  const last = facts.at(-1);
  const isLast = last?.time !== undefined && isMoved(last, counting) && facts.slice(0, -1).every((frame) => isMoved(frame, bare));
  return isOfBoth(chunks) || isLast;
}
