import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSessionDate } from '@/lib/calendar/session-date';
import type { Market } from '@/lib/market/market';
import { defaultSeries } from '@/lib/market/series/default-series';
import { observedKey, reviseSeries, type ObservedSeries } from '@/lib/market/series/observed-series';
import { placeSightings, type Sighting } from '@/lib/market/series/place-sightings';

const folder = fileURLToPath(new URL('../../../shared/reality/macro/', import.meta.url));

/** Whether the real series are here; tests that need them are visibly skipped where they are not. */
export const hasRealSeries = existsSync(folder);

const seenOn = parseSessionDate('2026-08-22');

/** A file of FRED as an import places it: every value known from the end of its period and the usual lag. */
function loadSeries(id: string): ObservedSeries | null {
  const path = `${folder}${id}.csv`;
  const shipped = defaultSeries.find((series) => series.id === id);
  if (shipped === undefined || !existsSync(path)) return null;
  const [, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const sightings = lines.flatMap((line): Sighting[] => {
    const [period = '', value = ''] = line.trim().split(',');
    if (value === '' || value === '.') return [];
    return [{ period: parseSessionDate(period), value: Number(value), seenOn, isPublished: false, source: 'import' }];
  });
  const { name, unit, frequency, source, licenceClass, usualLagDays } = shipped;
  return {
    definition: { id, name, unit, frequency, source, licenceClass },
    announcedDaysAhead: shipped.announcedDaysAhead ?? 0,
    announcedThatDay: shipped.announcedThatDay ?? [],
    observations: placeSightings([], sightings, { frequency, usualLagDays, readUntil: null }),
  };
}

const cache = new Map<string, ObservedSeries | null>();

/** The market with the real series of these ids, as they were known and with hindsight. */
export function withRealSeries(market: Market, ids: readonly string[]): Market {
  const observed = new Map<string, ObservedSeries>();
  for (const id of ids) {
    if (!cache.has(id)) cache.set(id, loadSeries(id));
    const series = cache.get(id);
    if (series == null) continue;
    observed.set(observedKey({ id }), series);
    observed.set(observedKey({ id, revised: true }), reviseSeries(series));
  }
  return { ...market, observed };
}
