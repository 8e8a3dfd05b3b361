import 'server-only';
import type { SessionDate } from '@/lib/calendar/session-date';
import { lastSessionTo } from '@/lib/calendar/first-session-from';
import { joinWords } from '@/lib/format/join-words';
import { countSessionsUpTo } from '@/lib/market/count-sessions-up-to';
import { cutMarket } from '@/lib/market/cut-market';
import type { LayerId } from '@/lib/studies/kit/layer-ids';
import { hasTimeAxis } from '@/lib/studies/kit/has-time-axis';
import type { ChartLayer, ChartSpec, Flag, SideTable } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import type { LayerEvent, LayerSubject } from '@/lib/studies/layers/layer';
import { layers } from '@/lib/studies/layers/layers';
import { listSources } from './list-sources';
import type { LoadedMarket } from './load-market';
import { attachNotes } from './load-notes';
import { attachSeries } from './load-series';
import { attachUniverses } from './load-universe';

interface FoundLayer {
  readonly id: LayerId;
  readonly label: string;
  readonly events: readonly LayerEvent[];
}

const columns: SideTable['columns'] = [
  { key: 'layer', label: 'Kind', unit: 'none', type: 'text' },
  { key: 'from', label: 'From', unit: 'none', type: 'date' },
  { key: 'to', label: 'To', unit: 'none', type: 'date' },
  { key: 'event', label: 'Event', unit: 'none', type: 'text' },
  { key: 'detail', label: 'Detail', unit: 'none', type: 'text' },
  { key: 'known_from', label: 'Known from', unit: 'none', type: 'date' },
  { key: 'source', label: 'Source', unit: 'none', type: 'text' },
];

function buildTable(found: readonly FoundLayer[]): SideTable {
  const rows = found.flatMap(({ label: layer, events }) =>
    events.map(({ from, to, label: event, detail, knownFrom: known_from, source }) => ({
      layer,
      from,
      to,
      event,
      detail: detail === '' ? null : detail,
      known_from,
      source,
    })),
  );
  return { id: 'layers', title: 'Events on the chart', columns, rows, chart: null };
}

/** The chart with the events over it, where it has an axis of time that shows them. */
function layOver<Chart extends ChartSpec | null>(chart: Chart, over: readonly ChartLayer[]): Chart {
  return chart !== null && hasTimeAxis(chart) ? { ...chart, layers: over } : chart;
}

/** What touches the sessions shown. */
function listShown(events: readonly LayerEvent[], first: SessionDate, last: SessionDate): LayerEvent[] {
  return events.filter(({ from, to }) => from <= last && (to === null || to >= first));
}

/**
 * An answer with events over its charts and as a table of their own, as they were known at its `asOf`: never what is assumed after it.
 * Nothing else of it changes. What the store lacks is said. `symbols` are those of the study, the first of which the layers are about.
 */
export async function layEvents(
  result: StudyResult,
  ids: readonly LayerId[],
  loaded: LoadedMarket,
  symbols: readonly string[],
): Promise<StudyResult> {
  const subject: LayerSubject = {
    symbol: symbols.find((symbol) => loaded.series.has(symbol)) ?? 'SPX',
    universe: result.universe ?? 'nyse',
  };
  const chosen = ids.map((id) => layers[id]);
  const needs = [...new Map(chosen.flatMap((layer) => layer.universes?.(subject) ?? []).map((need) => [need.id, need])).values()];
  const series = chosen.flatMap((layer) => layer.series ?? []);
  const read = await attachSeries(await attachUniverses(loaded, needs, 'price'), loaded.stamp, series);
  const whole = chosen.some(({ readsNotes = false }) => readsNotes) ? await attachNotes(read, loaded.stamp) : read;
  const market = cutMarket(whole, result.asOf);
  const lacking: string[] = [];
  const found = chosen.flatMap((layer): FoundLayer[] => {
    const finding = layer.find(market, subject);
    if (!('lacks' in finding))
      return [{ id: layer.id, label: finding.label, events: listShown(finding.events, result.range.from, result.range.to) }];
    lacking.push(finding.lacks);
    return [];
  });
  const over = found.map(
    ({ id, label, events }): ChartLayer => ({
      id,
      label,
      events: events.map(({ from, to, label: event }) => ({ from, to, label: event })),
    }),
  );
  const flag: Flag = { code: 'layer-missing', message: `Some events cannot be shown: the store lacks ${joinWords(lacking)}.` };
  const told = new Set(result.sources.map(({ symbol }) => symbol));
  const sources = listSources(market, {
    symbols: [...new Set(chosen.flatMap((layer) => layer.symbols?.(subject) ?? []))].filter((symbol) => market.series.has(symbol)),
    basis: 'price',
    first: Math.max(0, lastSessionTo(market.sessions, result.range.from)),
    last: countSessionsUpTo(market.sessions, result.range.to) - 1,
  });
  return {
    ...result,
    chart: layOver(result.chart, over),
    tables: [...result.tables.map((table) => ({ ...table, chart: layOver(table.chart, over) })), buildTable(found)],
    flags: lacking.length === 0 ? result.flags : [...result.flags, flag],
    sources: [...result.sources, ...sources.filter(({ symbol }) => !told.has(symbol))],
  };
}
