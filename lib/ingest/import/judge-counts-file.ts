import type { SessionDate } from '@/lib/calendar/session-date';
import type { CountsFile, DatedCounts } from '@/lib/sources/universe-files/counts-file';
import { readBreadthCounts } from '@/lib/store/breadth-counts';
import type { Store } from '@/lib/store/store';
import type { StoredCounts } from '@/lib/market/universe/align-counts';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import { findOffScale } from '../judge/find-off-scale';
import { findShiftByIndex } from '../judge/judge-counts';
import { judgeAgainstStored, judgeLines, type ValueSeries, type FileVerdict } from '../judge/judge-values';
import { isMuch, nameLines } from '../judge/is-much';
import { keepSessions, type UniverseFileImport } from './universe-file';
import { readStoredRows } from '../commit/read-stored-rows';

const parts = ['advances', 'declines', 'unchanged', 'newHighs', 'newLows'] as const;

// No exchange for which ready-made counts are stored trades fewer issues.
const fewestIssues = 200;

function toStoredSeries({ sessions }: StoredCounts, value: (place: number) => number | null): Map<SessionDate, number> {
  return new Map(
    sessions.flatMap((session, place) => {
      const known = value(place);
      return known === null ? [] : [[session, known] as const];
    }),
  );
}

function toSeries(rows: readonly DatedCounts[], stored: StoredCounts): ValueSeries[] {
  return parts.map(
    (name): ValueSeries => ({
      name,
      given: rows.flatMap(({ session, line, [name]: value }) => (value === null ? [] : [{ session, line, value }])),
      stored: toStoredSeries(stored, (place) => stored.columns[name]?.[place] ?? null),
    }),
  );
}

/** Advances and declines together: how many issues moved, which changes little from day to day. */
function toIssues(rows: readonly DatedCounts[], stored: StoredCounts): ValueSeries {
  const { advances, declines } = stored.columns;
  const sum = (one: number | null | undefined, other: number | null | undefined) => (one == null || other == null ? null : one + other);
  return {
    name: 'issues',
    given: rows.flatMap(({ session, line, advances: up, declines: down }) => {
      const value = sum(up, down);
      return value === null ? [] : [{ session, line, value }];
    }),
    stored: toStoredSeries(stored, (place) => sum(advances?.[place], declines?.[place])),
  };
}

function judgeScale(issues: ValueSeries): FileVerdict & { readonly odd: ReadonlySet<SessionDate> } {
  const { odd, lasting } = findOffScale([issues]);
  const values = issues.given.map(({ value }) => value).sort((one, other) => one - other);
  const middle = values[Math.floor(values.length / 2)] ?? Number.NaN;
  const named = issues.given
    .filter(({ session }) => odd.has(session))
    .map(({ session, line, value }) => ({ line, text: `${session} ${value}` }));
  const times = (factor: number) => `${Number(factor.toPrecision(2))} times`;
  const refusals = [
    ...(lasting === null
      ? []
      : [
          `from ${lasting.session} on advances and declines together are about ${times(lasting.factor)} what they were before: another scale`,
        ]),
    ...(lasting === null && (named.length === issues.given.length || isMuch(named.length, issues.given.length)) && named.length > 0
      ? [
          `advances and declines together are far from those around them on ${named.length} of ${issues.given.length} sessions: ${nameLines(named)}`,
        ]
      : []),
    ...(middle < fewestIssues
      ? [`advances and declines together are ${middle} on a usual day: too few for an exchange, as counts in hundreds are`]
      : []),
  ];
  const remarks =
    refusals.length === 0 && named.length > 0
      ? [`left out ${named.length} sessions whose advances and declines together are far from those around them: ${nameLines(named)}`]
      : [];
  return { refusals, remarks, odd: new Set(odd.keys()) };
}

async function judgeDays(store: Store, { indexSymbol }: UniverseDefinition, rows: readonly DatedCounts[]): Promise<FileVerdict> {
  const shift = indexSymbol === null ? null : findShiftByIndex(rows, await readStoredRows(store, indexSymbol), indexSymbol);
  return { refusals: shift === null ? [] : [shift], remarks: [] };
}

/** The rows of a file of counts that may be stored, and the verdicts on it: lines, dates, scale, the days of the index, what stands. */
export async function judgeCountsFile(
  request: UniverseFileImport,
  universe: UniverseDefinition,
  file: CountsFile,
): Promise<{ readonly kept: readonly DatedCounts[]; readonly verdicts: readonly FileVerdict[] }> {
  const { store, universeId, force } = request;
  const stored = await readBreadthCounts(store, universeId);
  const { kept, verdict } = keepSessions(request, file.counts);
  const scale = judgeScale(toIssues(kept, stored));
  const sound = kept.filter(({ session }) => force !== undefined || !scale.odd.has(session));
  const against = judgeAgainstStored(toSeries(sound, stored), (given, old) => given === old, String);
  return {
    kept: sound,
    verdicts: [judgeLines(file), verdict, scale, await judgeDays(store, universe, sound), { refusals: against, remarks: [] }],
  };
}
