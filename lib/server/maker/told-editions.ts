import 'server-only';
import { forgetKeptWhere } from '@/lib/keep/keep';
import type { DataEdition } from '../answers/data-edition';
import { stampVersion } from '../answers/load-market';
import { collectGarbage } from './collect-garbage';

export interface ToldEditions {
  readonly find: (name: string) => DataEdition | undefined;
  /** From now on answers can be made of it, though another one is told. */
  readonly add: (name: string, edition: DataEdition) => void;
  /** By name; null before the first. */
  readonly told: () => string | null;
  /** From now on it is told. Of what is older than the one told before nothing can be made any more, and some time later of that one neither: what was kept of their data is dropped. */
  readonly tell: (name: string) => void;
  /** Does what is to be done in an edition; what that keeps of data that went meanwhile is dropped. */
  readonly during: <Result>(edition: DataEdition, work: () => Promise<Result>) => Promise<Result>;
}

/** Few wait in line for longer: they are answered from the edition that is told by then. */
const longestInLineMs = 60_000;

/**
 * The editions that answers are made of: the one that is told, for some time the one before, which requests in line may have come in with, and one that is
 * being made ready. What a pinned link asks of an older version after that is kept like anything else, until other things push it out.
 */
export function createToldEditions(keptMs = longestInLineMs, collect = collectGarbage): ToldEditions {
  const editions = new Map<string, DataEdition>();
  let told: string | null = null;

  /** Drops what is kept of the data of an edition, where no edition that is left has the same data. */
  function forgetData({ state }: DataEdition): void {
    const stamp = stampVersion(state);
    if ([...editions.values()].some((left) => stampVersion(left.state) === stamp)) return;
    forgetKeptWhere((key) => key.split('|').includes(stamp));
  }

  function drop(name: string): void {
    const edition = editions.get(name);
    editions.delete(name);
    if (edition !== undefined) forgetData(edition);
  }

  return {
    find: (name) => editions.get(name),
    add: (name, edition) => {
      editions.set(name, edition);
    },
    told: () => told,
    tell: (name) => {
      const before = told ?? name;
      for (const other of [...editions.keys()]) if (other !== name && other !== before) drop(other);
      told = name;
      const edition = editions.get(before);
      setTimeout(() => {
        // Under its name it may be told again by then, or be made ready.
        if (before === told || edition === undefined || editions.get(before) !== edition) return;
        drop(before);
        collect();
      }, keptMs).unref();
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
