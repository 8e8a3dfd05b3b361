import type { SessionDate } from '@/lib/calendar/session-date';
import { periodEnd } from '@/lib/market/series/periods';
import { readSeriesAsKnown } from '@/lib/market/series/read-series-as-known';
import type { Observation } from '@/lib/market/series/series';
import type { Layer, LayerEvent } from './layer';

const id = 'USREC';

/** Recessions as dated by the NBER, as far as their months are known. */
export const recessionsLayer: Layer = {
  id: 'recessions',
  series: [{ id }],
  find(market) {
    const series = market.observed.get(id);
    const asOf = market.sessions.at(-1);
    if (series === undefined || asOf === undefined) return { lacks: `the series ${id}` };
    const { frequency } = series.definition;
    const { periods, values, observations } = readSeriesAsKnown(series.observations, asOf, { frequency });
    const toEvent = (first: Observation, last: SessionDate, isOver: boolean): LayerEvent => ({
      from: first.period,
      to: periodEnd(last, frequency),
      label: 'Recession',
      detail: isOver ? '' : 'Later months were not dated yet.',
      knownFrom: first.knownFrom,
      source: id,
    });
    const events: LayerEvent[] = [];
    let first: Observation | null = null;
    periods.forEach((period, at) => {
      if (values[at] !== 1) return;
      first ??= observations[at] ?? null;
      const isLast = values[at + 1] !== 1;
      if (!isLast || first === null) return;
      events.push(toEvent(first, period, !Number.isNaN(values[at + 1] ?? NaN)));
      first = null;
    });
    return { label: 'Recessions, NBER', events };
  },
};
