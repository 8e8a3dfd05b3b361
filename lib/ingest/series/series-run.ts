import { newYorkDate } from '@/lib/calendar/new-york-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { findDefaultSeries } from '@/lib/market/series/default-series';
import { nextPeriod, periodEnd } from '@/lib/market/series/periods';
import type { PlacingRules } from '@/lib/market/series/place-sightings';
import type { Observation, SeriesDefinition } from '@/lib/market/series/series';
import type { IngestTask } from '@/lib/store/ingest-runs';
import type { StoredSeriesDefinition } from '@/lib/store/series';

/** By which rules the values of a series get the day from which they were known; of one that is not shipped nobody knows the lag. */
export function toPlacingRules({ id, frequency }: Pick<SeriesDefinition, 'id' | 'frequency'>, readUntil: SessionDate | null): PlacingRules {
  const shipped = findDefaultSeries(id);
  return { frequency, usualLagDays: shipped?.usualLagDays ?? null, leastRevision: shipped?.leastRevision, readUntil };
}

/** The last day on which a series was read at its source, which had nothing newer then than what stands; null where it never was. */
export function toReadUntil(known: StoredSeriesDefinition | null, standing: readonly Observation[]): SessionDate | null {
  return known?.checkedAt == null || standing.length === 0 ? null : newYorkDate(known.checkedAt);
}

/** The newest value of each period, ascending; observations come by period and day. */
export function toNewest(observations: readonly Observation[]): Map<SessionDate, number> {
  return new Map(observations.map(({ period, value }) => [period, value]));
}

/** A sentence on periods that have no value though those around them do, or nothing: of daily series nobody can say. */
export function remarkGaps(periods: readonly SessionDate[], { frequency }: Pick<SeriesDefinition, 'frequency'>): string[] {
  if (frequency === 'daily') return [];
  const has = new Set(periods);
  const gaps: SessionDate[] = [];
  const last = periods.at(-1);
  for (let period = periods[0]; period !== undefined && last !== undefined && period < last; period = nextPeriod(period, frequency))
    if (!has.has(period)) gaps.push(period);
  const named = gaps.slice(0, 5).map((gap) => (frequency === 'weekly' ? gap : `${gap} to ${periodEnd(gap, frequency)}`));
  return gaps.length === 0
    ? []
    : [`no value for ${named.join(', ')}${gaps.length > named.length ? ` and ${gaps.length - named.length} more periods` : ''}`];
}

/** The task of a series that was stored, or was found as it stands. */
export function toSeriesTask(
  id: string,
  what: {
    readonly provider: string;
    readonly added: number;
    readonly withdrawn: number;
    readonly rowsSeen: number;
    readonly remarks: readonly string[];
    readonly startedAt: string;
    readonly finishedAt: string;
  },
): IngestTask {
  const { provider, added, withdrawn, rowsSeen, remarks, startedAt, finishedAt } = what;
  // A value that is withdrawn and added again as known from another day is one revised row.
  const rows = { rowsSeen, rowsNew: Math.max(0, added - withdrawn), rowsRevised: Math.min(added, withdrawn), rowsQuarantined: 0 };
  return {
    symbol: id,
    provider,
    state: added + withdrawn > 0 ? 'done' : 'unchanged',
    attempts: 1,
    errorClass: null,
    message: remarks.length === 0 ? null : remarks.join('; '),
    ...rows,
    startedAt,
    finishedAt,
  };
}
