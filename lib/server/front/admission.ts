import 'server-only';

export interface AdmissionLimits {
  readonly atOnce: number;
  readonly mostWaiting: number;
  /** After how long a place is given to the next though its work goes on: who reads slowly, or waits for others, holds up nobody. */
  readonly mostMs: number;
}

/** Too many wait already. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Whoever asked has left before their turn. */
export class Departed extends Error {
  override readonly name = 'Departed';
}

export interface Admission {
  /**
   * Runs `work` when its turn comes. What nobody waits for any more is passed over, and gives its place to who comes.
   * @throws Refused where too many wait, Departed where `isGone` when its turn comes.
   */
  enter<Result>(work: () => Promise<Result>, isGone: () => boolean): Promise<Result>;
  size(): { readonly running: number; readonly waiting: number };
}

interface Waiting {
  readonly isGone: () => boolean;
  readonly begin: () => void;
  readonly drop: () => void;
}

/** A line in front of what takes the processor: so many at once, so many waiting, first come first served. */
export function createAdmission({ atOnce, mostWaiting, mostMs }: AdmissionLimits): Admission {
  let line: Waiting[] = [];
  let running = 0;

  function dropDeparted(): void {
    const gone = line.filter((waiting) => waiting.isGone());
    if (gone.length === 0) return;
    line = line.filter((waiting) => !gone.includes(waiting));
    for (const waiting of gone) waiting.drop();
  }

  function admitNext(): void {
    while (running < atOnce) {
      const next = line.shift();
      if (next === undefined) return;
      if (next.isGone()) next.drop();
      else {
        running += 1;
        next.begin();
      }
    }
  }

  async function takeTurn(isGone: () => boolean): Promise<void> {
    if (line.length >= mostWaiting) dropDeparted();
    if (line.length >= mostWaiting) throw new Refused('too many wait');
    await new Promise<void>((resolve, reject) => {
      line.push({
        isGone,
        begin: resolve,
        drop: () => {
          reject(new Departed('nobody waits'));
        },
      });
      admitNext();
    });
  }

  return {
    enter: async (work, isGone) => {
      await takeTurn(isGone);
      let isOver = false;
      const giveBack = (): void => {
        if (isOver) return;
        isOver = true;
        running -= 1;
        admitNext();
      };
      const timer = setTimeout(giveBack, mostMs);
      try {
        return await work();
      } finally {
        clearTimeout(timer);
        giveBack();
      }
    },
    size: () => ({ running, waiting: line.length }),
  };
}
