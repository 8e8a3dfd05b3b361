import { findThrusts } from '../measure/counts/find-thrusts';
import { readCounts } from '../measure/counts/read-counts';
import type { Layer, LayerEvent } from './layer';
import { leastCoveragePct, needCounts } from './need-counts';

const kinds = [
  ['zweig', 'Zweig'],
  ['deemer', 'Deemer'],
  ['whaley', 'Whaley'],
] as const;

/** Breadth thrusts of every name, with the usual definitions. */
export const thrustsLayer: Layer = {
  id: 'thrusts',
  universes: needCounts,
  find(market, { universe: id }) {
    const { universe, counts } = readCounts({ market }, id, leastCoveragePct);
    const { name } = universe.definition;
    if (universe.counts === null) return { lacks: `advances and declines of ${name}` };
    const events = kinds
      .flatMap(([which, label]) =>
        findThrusts(counts.advances, counts.declines, { which, mean: 'ema' }).triggers.map((at) => ({ at, label })),
      )
      .sort((one, other) => one.at - other.at)
      .flatMap(({ at, label }): LayerEvent[] => {
        const date = market.sessions[at];
        return date === undefined
          ? []
          : [{ from: date, to: date, label, detail: `${label} thrust, ${name}.`, knownFrom: date, source: `counts of ${name}` }];
      });
    return { label: `Breadth thrusts, ${name}`, events };
  },
};
