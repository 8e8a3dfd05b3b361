import { countOccurrences, findFirstClose, type Occurrences } from '@/lib/metrics';
import type { Comparison } from '../../measure/comparisons';
import type { MeasureChoice } from '../../measure/measure-choice';
import { plainChoice } from '../../measure/write-claim-query';
import { buildCandidate, chooseComparison, mostShare, yearOf } from './build-candidate';
import type { Candidate, FactContext, FactSubject, FactUnit, PartScan } from './fact';
import { joinScans } from './join-scans';
import { listPairs } from './list-pairs';
import { nameFamily } from './name-family';
import { scanStreaks } from './scan-streaks';
import { readFactValues } from './to-measure-context';

/** Windows in which moves are counted: "up 14 of the last 15 weeks". */
const tallies = { session: [], week: [10, 15, 20, 26], month: [12, 24], quarter: [8, 12], year: [10] } as const;

/** Values without the units that are not compared, and where each of them stood: years lie side by side. Null where all are compared. */
function gatherCompared(values: Float64Array, of: FactUnit): { readonly values: Float64Array; readonly places: readonly number[] | null } {
  if (of.part === 'all') return { values, places: null };
  const places: number[] = [];
  for (let index = 0; index < values.length; index += 1) if (!Number.isNaN(values[index] ?? NaN)) places.push(index);
  return { values: Float64Array.from(places, (index) => values[index] ?? NaN), places };
}

interface Asked {
  readonly choice: MeasureChoice;
  readonly kind: 'largest' | 'smallest';
  readonly stretch: number;
  /** Index of the first close of whom it is about. */
  readonly begins: number;
  readonly family: string;
  readonly window: number;
  readonly choose: (found: Occurrences, index: number, year: number) => Comparison | null;
}

/** What is said of a measure's value in the last unit, among those that it is compared with. */
function judgeUnit(
  context: FactContext,
  of: FactUnit,
  { choice, kind, stretch, begins, family, window, choose }: Asked,
  own: Float64Array,
): Candidate | null {
  const { values, places } = gatherCompared(own, of);
  const index = values.length - 1;
  const found = countOccurrences(values, index, kind, { stretch, mostShare });
  const comparison = found === null ? null : choose(found, index, of.part === 'all' ? yearOf[context.market.unit] : yearOf.year);
  if (found === null || comparison === null) return null;
  const at = (place: number): number => (places === null ? place : (places[place] ?? -1));
  const first = Math.max(at(findFirstClose(values)), 0);
  // How rare it is is counted among what is compared, when it last was so among all units.
  const candidate = buildCandidate({
    choice,
    comparison,
    found,
    index,
    stretch,
    first,
    begins,
    family,
    window,
    period: of.period,
    lasts: context.market.isToDate || of.part === 'to-date',
  });
  return {
    ...candidate,
    found: { ...found, last: at(found.last) },
    comparison: comparison.since === null ? comparison : { ...comparison, since: at(comparison.since) },
  };
}

/** The move of the last unit, of one instrument or of a pair with its leader named first. */
function scanMove(context: FactContext, of: FactUnit, a: FactSubject, b: FactSubject | null): PartScan {
  const { market, index } = context;
  const measure = b === null ? 'return' : 'outperformance';
  const choice = {
    ...plainChoice,
    measure,
    symbol: a.symbol,
    versus: b?.symbol ?? '',
    unit: market.unit,
    part: of.adjective,
    sessions: 1,
  } as const;
  const values = readFactValues(context, choice);
  const value = values[index] ?? NaN;
  if (Number.isNaN(value)) return { candidates: [], statements: 0 };
  const isUp = value > 0;
  const asked: Asked = {
    choice: b === null ? { ...choice, direction: isUp ? 'up' : 'down' } : isUp ? choice : { ...choice, symbol: b.symbol, versus: a.symbol },
    kind: isUp ? 'largest' : 'smallest',
    stretch: 1,
    begins: Math.max(a.first, b?.first ?? a.first),
    // What a week and its five sessions brought is one story.
    family: nameFamily(measure, null, a, b),
    window: of.sessions,
    choose: chooseComparison,
  };
  const candidate = value === 0 ? null : judgeUnit(context, of, asked, values);
  if (candidate === null) return { candidates: [], statements: 1 };
  // A lead is told of the leader.
  const told = b === null || isUp ? candidate : { ...candidate, found: { ...candidate.found, value: -value } };
  return { candidates: [told], statements: 1 };
}

/** Of equal counts there are many: told is one that was never reached, or not for long. */
function chooseTally(found: Occurrences, index: number, year: number): Comparison | null {
  if (found.last < 0) return found.rank === 1 ? { name: 'largest', count: null, since: null } : null;
  return index - found.last >= year ? { name: 'highest-since', count: null, since: found.last } : null;
}

function scanTallies(context: FactContext, of: FactUnit, subject: FactSubject): PartScan {
  const { unit } = context.market;
  return joinScans(
    tallies[unit].flatMap((sessions) =>
      (['up', 'down'] as const).map((direction): PartScan => {
        const choice = { ...plainChoice, measure: 'tally', symbol: subject.symbol, unit, sessions, direction, thresholdPct: 0 } as const;
        const asked: Asked = {
          choice,
          kind: 'largest',
          stretch: sessions,
          begins: subject.first,
          // A run is counted among them.
          family: nameFamily('streak', of, subject, null),
          window: sessions * of.sessions,
          choose: chooseTally,
        };
        const values = readFactValues(context, choice);
        const found = Number.isNaN(values[context.index] ?? NaN) ? null : judgeUnit(context, of, asked, values);
        return { candidates: found === null ? [] : [found], statements: 1 };
      }),
    ),
  );
}

/** What the week, month, quarter or year brought that ends with the session, or has brought so far: moves and leads; of those that are over runs and counts too. */
export function scanUnit(context: FactContext): PartScan {
  const { of, subjects, market } = context;
  if (of === null) return { candidates: [], statements: 0 };
  const moves = [
    ...subjects.map((a) => scanMove(context, of, a, null)),
    ...listPairs(subjects).map(([a, b]) => scanMove(context, of, a, b)),
  ];
  if (of.part !== 'all' || market.isToDate) return joinScans(moves);
  return joinScans([...moves, scanStreaks(context), ...subjects.map((subject) => scanTallies(context, of, subject))]);
}
