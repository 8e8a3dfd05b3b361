import { meetsThreshold, relativeReturn, runOccurrences, sessionReturn } from '@/lib/metrics';
import type { MeasureChoice } from '../../measure/measure-choice';
import { buildCandidate, mostShare, yearOf } from './build-candidate';
import { chooseRunComparison } from './choose-run-comparison';
import type { Candidate, FactContext, FactSubject, PartScan } from './fact';
import { joinScans } from './join-scans';
import { listPairs } from './list-pairs';
import { nameFamily } from './name-family';

/** Every move in the direction, half a percent, and whole ones: a threshold between them is no one's question. */
const thresholdsPct = [0, 0.5, ...Array.from({ length: 20 }, (_, place) => place + 1)] as const;

/** Two in a row is no run. */
const fewestSessions = 3;

/** Of a pair the leader is named first. */
function nameLegs(a: FactSubject, b: FactSubject | null, direction: 'up' | 'down'): Pick<MeasureChoice, 'symbol' | 'versus' | 'direction'> {
  if (b === null) return { symbol: a.symbol, versus: '', direction };
  return direction === 'up' ? { symbol: a.symbol, versus: b.symbol, direction } : { symbol: b.symbol, versus: a.symbol, direction: 'up' };
}

/** The returns of an instrument, or of two of which the first's lead is told. */
interface Legs {
  readonly own: Float64Array;
  readonly theirs: Float64Array | null;
}

/** Whether the newest moves are a run that is long enough to be told: most instruments have none, and the rest of their moves need not be made. */
function isTold({ own, theirs }: Legs, index: number, direction: 'up' | 'down'): boolean {
  for (let t = index; t > index - fewestSessions; t -= 1) {
    if (!meetsThreshold((own[t] ?? NaN) - (theirs === null ? 0 : (theirs[t] ?? NaN)), direction, 0, false)) return false;
  }
  return true;
}

function scanMoves({ market: { unit }, index, of }: FactContext, legs: Legs, a: FactSubject, b: FactSubject | null): PartScan {
  const { own, theirs } = legs;
  const today = (own[index] ?? NaN) - (theirs === null ? 0 : (theirs[index] ?? NaN));
  const direction = today < 0 ? 'down' : 'up';
  const met = thresholdsPct.filter((thresholdPct) => meetsThreshold(today, direction, thresholdPct / 100, false));
  if (!isTold(legs, index, direction)) return { candidates: [], statements: met.length };
  const moves = theirs === null ? own : relativeReturn(own, theirs, 'pp');
  const candidates: Candidate[] = [];
  for (const thresholdPct of met) {
    const theta = thresholdPct / 100;
    const found = runOccurrences(moves, index, { direction, theta, mostShare });
    const comparison = found === null || found.value < fewestSessions ? null : chooseRunComparison(found, index, yearOf[unit]);
    if (found === null || comparison === null) continue;
    candidates.push(
      buildCandidate({
        choice: { measure: 'streak', ...nameLegs(a, b, direction), unit, sessions: found.value, thresholdPct },
        comparison,
        found,
        index,
        stretch: found.value,
        first: Math.max(a.first, b?.first ?? a.first),
        family: nameFamily('streak', of, a, b),
        window: found.value * (of?.sessions ?? 1),
        period: of?.period ?? null,
        strength: thresholdPct,
      }),
    );
  }
  return { candidates, statements: met.length };
}

/** Runs of gains or falls of every instrument, and of sessions on which one beat another, for every threshold that the last session met. */
export function scanStreaks(context: FactContext): PartScan {
  const { subjects } = context;
  const returns = subjects.map((subject) => sessionReturn(subject.closes, 1));
  const returnsOf = (subject: FactSubject): Float64Array => returns[subjects.indexOf(subject)] ?? new Float64Array(0);
  return joinScans([
    ...subjects.map((a) => scanMoves(context, { own: returnsOf(a), theirs: null }, a, null)),
    ...listPairs(subjects).map(([a, b]) => scanMoves(context, { own: returnsOf(a), theirs: returnsOf(b) }, a, b)),
  ]);
}
