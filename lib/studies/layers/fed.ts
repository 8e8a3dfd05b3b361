import { formatNumber } from '@/lib/format/format-number';
import { listUsable } from '../measure/conditions/walk-series';
import type { Layer, LayerEvent } from './layer';

const id = 'DFEDTARU';

/** Changes of the federal funds target, on the day from which they were known: a rate is not revised, and its first value of a day counts. */
export const fedLayer: Layer = {
  id: 'fed',
  series: [{ id }],
  find(market) {
    const series = market.observed.get(id);
    if (series === undefined) return { lacks: `the series ${id}` };
    const events: LayerEvent[] = [];
    let [period, value] = ['', NaN];
    for (const { day, observation } of listUsable(series)) {
      if (observation.period <= period) continue;
      const points = Math.round((observation.value - value) * 100);
      if (period !== '' && points !== 0) {
        const [move, target] = [formatNumber(points, { decimals: 0, sign: true }), formatNumber(observation.value, { decimals: 2 })];
        const detail = `Upper end of the target to ${target}%, in force from ${observation.period}.`;
        events.push({ from: day, to: day, label: `${move} bp`, detail, knownFrom: day, source: id });
      }
      [period, value] = [observation.period, observation.value];
    }
    return { label: 'Fed moves, basis points', events };
  },
};
