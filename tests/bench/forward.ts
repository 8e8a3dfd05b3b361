import { createRandom, eventStudy, forwardReturn, keptEvents, permutationTest, scaleWord, type EventStudyInput } from '@/lib/metrics';
import type { Figure } from './figure';
import { timeMedian } from './time-median';

const sessionCount = 12_000;
const eventCount = 100;
const horizons = [5, 10, 21, 63, 126, 252];

function makeInput(): EventStudyInput {
  const random = createRandom('bench of the event study');
  const words = new Uint32Array(sessionCount);
  random.fill(words);
  let price = 100;
  const close = Float64Array.from(words, (word) => (price *= 1 + (scaleWord(word, 1000) - 495) / 50_000));
  const mask = new Uint8Array(sessionCount);
  // One event in each stretch of equal length: near enough for shifts at long horizons, far enough for date sets at short ones.
  const stretch = sessionCount / eventCount;
  for (let event = 0; event < eventCount; event += 1) mask[event * stretch + scaleWord(words[event] ?? 0, stretch / 2)] = 1;
  return {
    outcome: { close, versus: null },
    mask,
    fromIndex: 0,
    toIndex: sessionCount - 1,
    horizons,
    policy: { kind: 'all' },
    direction: 'higher',
    seed: 'bench',
  };
}

/** One pass over as many numbers as the test looks up: the least that any permutation test of this size does. */
function timeLookups(): number {
  const values = new Float64Array(sessionCount).fill(1);
  return timeMedian(() => {
    let sum = 0;
    for (let pass = 0; pass < horizons.length * 10_000; pass += 1)
      for (let event = 0; event < eventCount; event += 1) sum += values[event * 100] ?? 0;
    return sum;
  });
}

/** The permutation tests alone, of all events as they are. */
function testHorizons({ outcome, mask, direction, seed }: EventStudyInput): unknown {
  const events = keptEvents(mask, { kind: 'all' }, 1);
  return horizons.map((horizonSessions) => {
    const options = { horizonSessions, policyGapSessions: 1, direction, draws: 10_000 };
    return permutationTest(forwardReturn(outcome, horizonSessions), events, options, createRandom(seed));
  });
}

/** The event study of 100 events on 12,000 sessions, six horizons and 10,000 draws: the permutation tests are to stay under 300 ms. */
export function benchForward(): Promise<Figure[]> {
  const plain = timeLookups();
  const size = `${eventCount} events, 12,000 sessions, six horizons, 10,000 draws each`;
  const report = (name: string, work: () => unknown): Figure => {
    const spent = timeMedian(work);
    return {
      name: `${name}, ${size}`,
      value: Number(spent.toFixed(1)),
      unit: 'ms',
      ratio: Number((spent / plain).toFixed(2)),
      against: 'six million look-ups',
    };
  };
  const all = makeInput();
  return Promise.resolve([
    report('permutation tests', () => testHorizons(all)),
    report('event study, all', () => eventStudy(all)),
    report('event study, first-in-horizon', () => eventStudy({ ...all, policy: { kind: 'first-in-horizon' } })),
  ]);
}
