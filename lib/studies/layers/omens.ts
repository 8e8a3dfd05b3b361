import { findOmens } from '../measure/counts/find-omens';
import { readCounts } from '../measure/counts/read-counts';
import type { Layer, LayerEvent } from './layer';
import { leastCoveragePct, needCounts } from './need-counts';

const variant = '2.2';

/** Hindenburg omens, with the usual variant. */
export const omensLayer: Layer = {
  id: 'omens',
  universes: needCounts,
  find(market, { universe: id }) {
    const covered = readCounts({ market }, id, leastCoveragePct);
    const { name } = covered.universe.definition;
    if (covered.universe.counts === null) return { lacks: `highs and lows of ${name}` };
    const last = market.sessions.length - 1;
    const found = findOmens({ market, range: { base: 0, first: 0, last }, basis: 'price' }, covered, variant);
    if (found.index === null) return { lacks: `the index of ${name}` };
    const events = [...found.omen].flatMap((mark, t): LayerEvent[] => {
      const date = market.sessions[t];
      return mark !== 1 || date === undefined
        ? []
        : [
            {
              from: date,
              to: date,
              label: 'Omen',
              detail: `Variant of ${variant}%, ${name}.`,
              knownFrom: date,
              source: `counts of ${name}`,
            },
          ];
    });
    return { label: `Hindenburg omens, ${name}`, events };
  },
};
