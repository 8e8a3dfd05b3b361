import { meetsThreshold, relativeReturn, runOccurrences, sessionReturn } from '@/lib/metrics';
import type { MeasureChoice } from '../measure/measure-choice';
import { buildCandidate, mostShare } from './build-candidate';
import { chooseRunComparison } from './choose-run-comparison';
import type { Candidate, FactContext, FactSubject, PartScan } from './fact';
import { joinScans } from './join-scans';

const thresholdStepPct = 0.5;
const largestThresholdPct = 20;

/** Of a pair the leader is named first. */
function nameLegs(a: FactSubject, b: FactSubject | null, direction: 'up' | 'down'): Pick<MeasureChoice, 'symbol' | 'versus' | 'direction'> {
  if (b === null) return { symbol: a.symbol, versus: '', direction };
  return direction === 'up' ? { symbol: a.symbol, versus: b.symbol, direction } : { symbol: b.symbol, versus: a.symbol, direction: 'up' };
}

function scanMoves(moves: Float64Array, index: number, a: FactSubject, b: FactSubject | null): PartScan {
  const today = moves[index] ?? NaN;
  const direction = today < 0 ? 'down' : 'up';
  const candidates: Candidate[] = [];
  let statements = 0;
  for (let thresholdPct = 0; thresholdPct <= largestThresholdPct; thresholdPct += thresholdStepPct) {
    const theta = thresholdPct / 100;
    if (!meetsThreshold(today, direction, theta, false)) break;
    statements += 1;
    const found = runOccurrences(moves, index, { direction, theta, mostShare });
    const comparison = found === null ? null : chooseRunComparison(found, index);
    if (found === null || comparison === null) continue;
    candidates.push(buildCandidate({
      choice: { measure: 'streak', ...nameLegs(a, b, direction), sessions: found.value, thresholdPct },
      comparison,
      found,
      stretch: found.value,
      first: Math.max(a.first, b?.first ?? a.first),
      family: b === null ? `streak ${a.symbol}` : `streak ${a.symbol} ${b.symbol}`,
      strength: thresholdPct,
    }));
  }
  return { candidates, statements };
}

/** Runs of gains or falls of every instrument, and of sessions on which one beat another, for every threshold that the last session met. */
export function scanStreaks({ subjects, index }: FactContext): PartScan {
  const returns = subjects.map((subject) => sessionReturn(subject.closes, 1));
  return joinScans(subjects.flatMap((a, place) => {
    const own = returns[place] ?? new Float64Array(0);
    const pairs = subjects.slice(place + 1).map((b, after) => {
      const theirs = returns[place + 1 + after] ?? new Float64Array(0);
      return scanMoves(relativeReturn(own, theirs, 'pp'), index, a, b);
    });
    return [scanMoves(own, index, a, null), ...pairs];
  }));
}
