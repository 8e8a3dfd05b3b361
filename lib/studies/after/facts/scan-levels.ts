import {
  countOccurrences,
  drawdownSeries,
  findDrawdowns,
  findRecords,
  largestSince,
  rarityOf,
  reachesThreshold,
  type RecordEvent,
} from '@/lib/metrics';
import type { SessionDate } from '@/lib/calendar/session-date';
import { splitUnits } from '@/lib/calendar/split-units';
import { buildCandidate, chooseComparison, monthSessions, mostShare } from './build-candidate';
import type { Candidate, FactContext, FactSubject, PartScan } from './fact';

const yearSessions = 252;
/** The number of a record in its year is told from here on: most years have a few. */
const manyRecords = 20;
const depthsPct = [5, 10, 15, 20, 25, 30, 40, 50] as const;
const options = { stretch: monthSessions, mostShare };

interface Levels {
  readonly subject: FactSubject;
  readonly closes: Float64Array;
  readonly years: Int16Array;
  readonly history: number;
  readonly index: number;
}

function countInYear(events: readonly RecordEvent[], years: Int16Array, index: number): { number: number; reachedBy: number[] } {
  const year = years[index];
  const number = events.filter((event) => years[event.index] === year).length;
  const counts = new Map<number, number>();
  const reachedBy = events.flatMap((event) => {
    const count = (counts.get(years[event.index] ?? 0) ?? 0) + 1;
    counts.set(years[event.index] ?? 0, count);
    return count === number ? [event.index] : [];
  });
  return { number, reachedBy };
}

/** A record: the sessions since the one before, and its number in the calendar year. */
function scanRecord({ subject, closes, years, history, index }: Levels): PartScan {
  const events = findRecords(closes, false);
  if (events.at(-1)?.index !== index) return { candidates: [], statements: 1 };
  const gaps = new Float64Array(closes.length).fill(NaN);
  for (const event of events) gaps[event.index] = event.gapSessions;
  const common = {
    choice: { measure: 'record', symbol: subject.symbol, direction: 'up' } as const,
    index,
    stretch: monthSessions,
    first: subject.first,
    family: `level ${subject.symbol}`,
  };
  const candidates: Candidate[] = [];
  const wait = countOccurrences(gaps, index, 'largest', { ...options, history });
  if (wait !== null)
    candidates.push(buildCandidate({ ...common, comparison: { name: 'gap', count: wait.value, since: null }, found: wait }));
  const { number, reachedBy } = countInYear(events, years, index);
  const found = { value: number, rank: 1, count: reachedBy.length, last: reachedBy.at(-2) ?? -1, history };
  if (number >= manyRecords && rarityOf(found, monthSessions) <= mostShare)
    candidates.push(buildCandidate({ ...common, comparison: { name: 'count-this-year', count: number, since: null }, found }));
  return { candidates, statements: 2 };
}

/** Sessions since a close at least as high (`sign` 1) or as low (-1); all of its history where there was none. */
function scanLevel({ subject, closes, history, index }: Levels, sign: 1 | -1): Candidate[] {
  const today = sign * (closes[index] ?? NaN);
  let before = index - 1;
  while (before >= 0 && !(sign * (closes[before] ?? NaN) >= today)) before -= 1;
  // A record close is told as such.
  if (index - Math.max(before, subject.first) < yearSessions || (sign === 1 && before < 0)) return [];
  const since = largestSince(sign === 1 ? closes : closes.map((close) => -close));
  const waits = closes.map((close, t) => (Number.isNaN(close) ? NaN : t - Math.max(since[t] ?? -1, subject.first)));
  const found = countOccurrences(waits, index, 'largest', { ...options, history });
  if (found === null) return [];
  const comparison =
    before < 0
      ? ({ name: 'largest', count: null, since: null } as const)
      : ({ name: 'highest-since', count: null, since: before } as const);
  const choice = { measure: 'level', symbol: subject.symbol, direction: sign === 1 ? 'up' : 'down' } as const;
  // The last wait as long is not the last close as extreme: the claim is about the close.
  return [
    buildCandidate({
      choice,
      comparison,
      found: { ...found, value: closes[index] ?? NaN, last: before },
      index,
      stretch: monthSessions,
      first: subject.first,
      family: `level ${subject.symbol}`,
      countsWaits: true,
    }),
  ];
}

/** How far below the record close, and the first close beyond a round depth. */
function scanDrawdown({ subject, closes, history, index }: Levels): PartScan {
  const drawdowns = drawdownSeries(closes);
  if (!((drawdowns[index] ?? 0) < 0)) return { candidates: [], statements: 0 };
  const common = {
    choice: { measure: 'drawdown', symbol: subject.symbol, direction: 'down' } as const,
    index,
    stretch: monthSessions,
    first: subject.first,
    family: `level ${subject.symbol}`,
  };
  const candidates: Candidate[] = [];
  const deepest = countOccurrences(drawdowns, index, 'smallest', options);
  const comparison = deepest === null ? null : chooseComparison(deepest, index);
  if (deepest !== null && comparison !== null) candidates.push(buildCandidate({ ...common, comparison, found: deepest }));
  for (const depthPct of depthsPct) {
    const depth = depthPct / 100;
    // What is not so deep today was not first so deep today, and no greater depth was.
    if (!reachesThreshold(-(drawdowns[index] ?? NaN), depth)) break;
    const episodes = findDrawdowns(closes, depth, depth);
    if (episodes.at(-1)?.confirmed !== index) continue;
    const last = drawdowns.findLastIndex((value, t) => t < index && reachesThreshold(-value, depth));
    const found = { value: drawdowns[index] ?? NaN, rank: 1, count: episodes.length, last, history };
    if (last < 0 || index - last < yearSessions || rarityOf(found, monthSessions) > mostShare) continue;
    candidates.push(
      buildCandidate({
        ...common,
        comparison: { name: 'first-since', count: null, since: last },
        found,
        strength: depthPct,
        atLeastPct: depthPct,
      }),
    );
  }
  return { candidates, statements: 1 + depthsPct.length };
}

/** The year of each session. */
function listYears(sessions: readonly SessionDate[]): Int16Array {
  const years = new Int16Array(sessions.length);
  let first = 0;
  for (const last of splitUnits(sessions, 'year', null).lasts) {
    years.fill(Number(sessions[last]?.slice(0, 4)), first, last + 1);
    first = last + 1;
  }
  return years;
}

/** Record closes, closes that are the highest or lowest in a long time, and falls from the record. */
export function scanLevels({ subjects, market, index }: FactContext): PartScan {
  const years = listYears(market.sessions);
  const candidates: Candidate[] = [];
  let statements = 0;
  for (const subject of subjects) {
    const closes = subject.closes;
    if (Number.isNaN(closes[index] ?? NaN)) continue;
    let history = 0;
    for (let t = 0; t < closes.length; t += 1) if (!Number.isNaN(closes[t] ?? NaN)) history += 1;
    const levels = { subject, closes, years, history, index };
    const record = scanRecord(levels);
    const drawdown = scanDrawdown(levels);
    candidates.push(...record.candidates, ...drawdown.candidates, ...scanLevel(levels, 1), ...scanLevel(levels, -1));
    statements += record.statements + drawdown.statements + 2;
  }
  return { candidates, statements };
}
