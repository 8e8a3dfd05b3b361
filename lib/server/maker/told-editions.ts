import 'server-only';
import { forgetKeptWhere } from '@/lib/keep/keep';
import type { DataEdition } from '../answers/data-edition';
import { stampVersion } from '../answers/load-market';

export interface ToldEditions {
  readonly find: (name: string) => DataEdition | undefined;
  /** From now on answers can be made of it, though another one is told. */
  readonly add: (name: string, edition: DataEdition) => void;
  /** By name; null before the first. */
  readonly told: () => string | null;
  /** From now on it is told. Of what is older than the one told before nothing can be made any more, and what was kept of its data is dropped. */
  readonly tell: (name: string) => void;
  /** Does what is to be done in an edition; what that keeps of data that went meanwhile is dropped. */
  readonly during: <Result>(edition: DataEdition, work: () => Promise<Result>) => Promise<Result>;
}

/**
 * The editions that answers are made of: the one that is told, the one before, which requests in line may have come in with, and one that is being made
 * ready. What a pinned link asks of an older version after that is kept like anything else, until other things push it out.
 */
export function createToldEditions(): ToldEditions {
  const editions = new Map<string, DataEdition>();
  let told: string | null = null;

  /** Drops what is kept of the data of an edition, where no edition that is left has the same data. */
  function forgetData({ state }: DataEdition): void {
    const stamp = stampVersion(state);
    if ([...editions.values()].some((left) => stampVersion(left.state) === stamp)) return;
    forgetKeptWhere((key) => key.split('|').includes(stamp));
  }

  return {
    find: (name) => editions.get(name),
    add: (name, edition) => {
      editions.set(name, edition);
    },
    told: () => told,
    tell: (name) => {
      const gone = [...editions].filter(([other]) => other !== name && other !== told);
      for (const [other] of gone) editions.delete(other);
      for (const [, edition] of gone) forgetData(edition);
      told = name;
    },
    during: async (edition, work) => {
      try {
        return await work();
      } finally {
        forgetData(edition);
      }
    },
  };
}
