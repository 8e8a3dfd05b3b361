import { joinWindowLegs, readFlatLeg, readWindowLeg, windowOccurrences, type WindowLeg } from '@/lib/metrics';
import { buildCandidate, chooseComparison, mostShare } from './build-candidate';
import type { Candidate, FactContext, FactSubject, PartScan } from './fact';
import { joinScans } from './join-scans';
import { listPairs } from './list-pairs';

/** Windows from one session to one year. */
const longestWindow = 252;

/** Every window of one instrument, or of one pair with its leader named first. One pass over the history per window. */
function scanLegs(a: FactSubject, b: FactSubject | null, index: number, legOf: (subject: FactSubject | null) => WindowLeg): PartScan {
  const legs = joinWindowLegs(legOf(a), legOf(b), index);
  const { first } = legs;
  if (first < 0) return { candidates: [], statements: 0 };
  const statements = Math.min(longestWindow, index - first);
  const candidates: Candidate[] = [];
  for (let sessions = 1; sessions <= statements; sessions += 1) {
    const found = windowOccurrences(legs, sessions, mostShare);
    const comparison = found === null ? null : chooseComparison(found, index);
    if (found === null || comparison === null) continue;
    const leads = found.value > 0;
    const choice =
      b === null
        ? ({ measure: 'return', symbol: a.symbol, direction: leads ? 'up' : 'down', sessions } as const)
        : ({
            measure: 'outperformance',
            symbol: leads ? a.symbol : b.symbol,
            versus: leads ? b.symbol : a.symbol,
            direction: 'up',
            sessions,
          } as const);
    const family = b === null ? `return ${a.symbol}` : `outperformance ${a.symbol} ${b.symbol}`;
    // The close from which the first window is one session from its end.
    const from = first + sessions - 1;
    candidates.push(
      buildCandidate({ choice, comparison, found, index, stretch: sessions, first: from, begins: first, family, window: sessions }),
    );
  }
  return { candidates, statements };
}

/** Returns of every instrument and differences of returns of every pair, over 1 to 252 sessions. */
export function scanWindows({ subjects, index }: FactContext): PartScan {
  const flat = readFlatLeg(index + 1);
  const legs = new Map(subjects.map((subject) => [subject, readWindowLeg(subject.closes)] as const));
  const legOf = (subject: FactSubject | null): WindowLeg => (subject === null ? flat : (legs.get(subject) ?? flat));
  return joinScans([
    ...subjects.map((a) => scanLegs(a, null, index, legOf)),
    ...listPairs(subjects).map(([a, b]) => scanLegs(a, b, index, legOf)),
  ]);
}
