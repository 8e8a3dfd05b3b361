import { countOccurrences } from '@/lib/metrics';
import { listMeasureSymbols, measureSeries } from '../../measure/measure-series';
import { plainChoice } from '../../measure/write-claim-query';
import { buildCandidate, chooseComparison, mostShare, type CandidateParts } from './build-candidate';
import type { Candidate, FactContext, PartScan } from './fact';
import { rangeOf } from '@/lib/market/study-range';

const meanSessions = [20, 50, 200] as const;
const units = ['pct', 'sigma'] as const;
const universes = ['mag7', 'indices'] as const;
const yearSessions = 252;

/** The context of `measureSeries`: everything up to the session. */
export function toMeasureContext({ market, basis, index }: Pick<FactContext, 'market' | 'basis' | 'index'>) {
  return { market, basis, range: rangeOf(0, index) } as const;
}

function measure(context: FactContext, parts: Omit<CandidateParts, 'found' | 'comparison' | 'index'>, middle: number): Candidate | null {
  const choice = { ...plainChoice, ...parts.choice };
  const { values } = measureSeries(toMeasureContext(context), choice);
  const direction = (values[context.index] ?? NaN) < middle ? 'down' : 'up';
  const found = countOccurrences(values, context.index, direction === 'up' ? 'largest' : 'smallest', { stretch: parts.stretch, mostShare });
  const comparison = found === null ? null : chooseComparison(found, context.index);
  return found === null || comparison === null ? null : buildCandidate({ ...parts, choice: { ...choice, direction }, comparison, found, index: context.index });
}

/** Whether the mean of so many closes up to the session exists (G5). */
function isWhole(values: Float64Array, index: number, sessions: number): boolean {
  return index + 1 >= sessions && !values.subarray(index + 1 - sessions, index + 1).some((close) => Number.isNaN(close));
}

/** Distances of every instrument from its means, and the share of the Magnificent 7 and of the four indices above theirs. */
export function scanDistances(context: FactContext): PartScan {
  const { subjects, market, index, basis } = context;
  const candidates: Candidate[] = [];
  let statements = 0;
  for (const subject of subjects) {
    if (Number.isNaN(subject.closes[index] ?? NaN)) continue;
    for (const sessions of meanSessions) {
      for (const unit of units) {
        const choice = { measure: 'distance', symbol: subject.symbol, direction: 'up', sessions, unit } as const;
        const found = measure(context, { choice, stretch: sessions, first: subject.first, family: `distance ${subject.symbol}` }, 0);
        if (found !== null) candidates.push(found);
        statements += 1;
      }
    }
  }
  const symbols = new Set(subjects.map(({ symbol }) => symbol));
  for (const universe of universes) {
    // Only where all of them are scanned: the participation of a part would be a smaller universe.
    const members = listMeasureSymbols({ measure: 'participation', symbol: '', versus: '', universe, members: 'sp500' });
    if (basis !== 'price' || !members.every((symbol) => symbols.has(symbol) && market.series.has(symbol))) continue;
    const closes = subjects.flatMap((subject) => (members.includes(subject.symbol) ? [subject.closes] : []));
    for (const sessions of meanSessions) {
      // 'All of the seven' is said of seven: one without a mean on the session makes it another universe.
      if (!closes.every((values) => isWhole(values, index, sessions))) continue;
      const choice = { measure: 'participation', symbol: members[0] ?? '', direction: 'up', sessions, universe } as const;
      const first = measureSeries(toMeasureContext(context), { ...plainChoice, ...choice }).values.findIndex((value) => !Number.isNaN(value));
      const found = measure(context, { choice, stretch: sessions, first, family: `participation ${universe}` }, 0.5);
      // All or none is common in the short run: it is told when it has not been so for a year.
      if (found !== null && (found.found.last < 0 || index - found.found.last >= yearSessions)) candidates.push(found);
      statements += 1;
    }
  }
  return { candidates, statements };
}
