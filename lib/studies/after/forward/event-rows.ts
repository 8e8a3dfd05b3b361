import { formatNumber } from '@/lib/format/format-number';
import { pluralise } from '@/lib/format/number-words';
import type { HorizonResult } from '@/lib/metrics';
import type { Cell, Column, EventTable, Row } from '../../kit/study';
import { toPercentCell } from '../../kit/to-cell';
import { isPriceMeasure } from '../../measure/measures';
import { isAssumed, mostListedEvents, outcomeUnit, toMeasureCell, type ForwardStudy } from './forward-study';

/** The horizon in focus first: it is what a list beside the chart has room for. */
function orderResults({ results, focus }: ForwardStudy): readonly HorizonResult[] {
  return [focus, ...results.filter((result) => result !== focus)];
}

/** The column of the events with their outcomes at a horizon. */
export function returnKey(horizonSessions: number, unit: 'pct' | 'pp'): string {
  return `return_${horizonSessions}_sessions_${unit}`;
}

function listEventColumns(study: ForwardStudy): readonly Column[] {
  const unit = outcomeUnit(study);
  const measureUnit = study.measured.unit;
  return [
    { key: 'date', label: 'Event', unit: 'none', type: 'date' },
    { key: 'status', label: 'Status', unit: 'none', type: 'text' },
    ...orderResults(study).flatMap(({ horizonSessions }): Column[] => [
      {
        key: returnKey(horizonSessions, unit),
        label: `${horizonSessions} ${pluralise(horizonSessions, 'session')} later`,
        unit,
        type: 'number',
        signed: true,
      },
      {
        key: `worst_drop_${horizonSessions}_sessions_${unit}`,
        label: `Lowest within ${horizonSessions} ${pluralise(horizonSessions, 'session')}`,
        unit,
        type: 'number',
        signed: true,
      },
    ]),
    // A streak is as long as it is asked to be, a level has no unit to end its name.
    {
      key: measureUnit === 'level' ? 'measure_level' : `measure_${measureUnit}`,
      label: 'Measure at the event',
      unit: measureUnit,
      type: 'number',
      signed: study.measured.signed,
      ...(measureUnit === 'level' && isPriceMeasure(study.params) ? { raw: true } : {}),
    },
    { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
  ];
}

/** Which horizons keep an event: under `first-in-horizon` not all of them do. */
function placeEvents(results: readonly HorizonResult[]): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  results.forEach(({ events }, order) => {
    events.forEach((t, place) => {
      const known = places.get(t) ?? results.map(() => -1);
      known[order] = place;
      places.set(t, known);
    });
  });
  return places;
}

/**
 * Every event that a horizon keeps with its outcome and worst drop at each, oldest first; missing where it is too recent, or not kept at
 * that horizon. Only the newest where there are more than can be listed, which the
 * label says.
 */
export function listForwardEvents(study: ForwardStudy): { readonly events: EventTable; readonly label: string } {
  const { market } = study.context;
  const results = orderResults(study);
  const columns = listEventColumns(study);
  const places = placeEvents(results);
  const all = [...places.keys()].sort((a, b) => a - b);
  const rows = all.slice(-mostListedEvents).map((t): Row => {
    const known = places.get(t) ?? [];
    const outcomes = results.flatMap(({ returns, worstDrops }, order): Cell[] => {
      const place = known[order] ?? -1;
      return [toPercentCell(returns[place]), toPercentCell(worstDrops[place])];
    });
    const isKept = (known[0] ?? -1) >= 0;
    const isRecent = t + study.focus.horizonSessions >= market.sessions.length - Number(market.isToDate);
    const status =
      outcomes[0] !== null ? 'complete' : !isKept ? 'within the horizon of another' : isRecent ? 'too recent' : 'without a close';
    const ends = results.some(({ horizonSessions }) => isAssumed(study, t + horizonSessions));
    const cells = [
      market.sessions[t] ?? null,
      status,
      ...outcomes,
      toMeasureCell(study.measured.values[t], study.measured.unit),
      t === market.assumedIndex || ends,
    ];
    return Object.fromEntries(columns.map(({ key }, place) => [key, cells[place] ?? null]));
  });
  const isCut = all.length > rows.length;
  const which = `the newest ${formatNumber(rows.length, { decimals: 0 })} of ${formatNumber(all.length, { decimals: 0 })}`;
  return {
    events: { title: isCut ? `Events and their outcomes, ${which}` : 'Events and their outcomes', columns, rows },
    label: isCut ? `Each of ${which} events` : 'Each event',
  };
}
