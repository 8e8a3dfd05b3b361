import { countOccurrences, findFirstClose } from '@/lib/metrics';
import { measureSeries } from '../../measure/measure-series';
import { measures } from '../../measure/measures';
import { plainChoice } from '../../measure/write-claim-query';
import { buildCandidate, chooseComparison, mostShare, type CandidateParts } from './build-candidate';
import type { Candidate, FactContext, FactSubject, PartScan } from './fact';
import { joinScans } from './join-scans';
import { toMeasureContext } from './to-measure-context';

function meanOf(values: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (let t = 0; t < values.length; t += 1) {
    const value = values[t] ?? NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  return sum / count;
}

/** What a measure's value on the session at `index` is among all before it: the highest where it is at least `middle` (of its history with `mean`), else the lowest; null where that tells little. */
export function judgeValue(
  values: Float64Array,
  index: number,
  parts: Omit<CandidateParts, 'found' | 'comparison' | 'index'>,
  middle: number | 'mean',
): Candidate | null {
  const direction = (values[index] ?? NaN) < (middle === 'mean' ? meanOf(values) : middle) ? 'down' : 'up';
  const found = countOccurrences(values, index, direction === 'up' ? 'largest' : 'smallest', { stretch: parts.stretch, mostShare });
  const comparison = found === null ? null : chooseComparison(found, index);
  return found === null || comparison === null
    ? null
    : buildCandidate({ ...parts, choice: { ...parts.choice, direction }, comparison, found, index });
}

function scanSubject(context: FactContext, { symbol, first, closes }: FactSubject): PartScan {
  if (Number.isNaN(closes[context.index] ?? NaN)) return { candidates: [], statements: 0 };
  const found = measures.flatMap(({ id, tried }) =>
    tried === undefined
      ? []
      : tried.choices.map((parts) => {
          const choice = { ...plainChoice, ...parts, measure: id, symbol };
          const { values } = measureSeries(toMeasureContext(context), choice);
          const told = { choice, stretch: parts.sessions, first: findFirstClose(values), begins: first, family: `${id} ${symbol}` };
          return judgeValue(values, context.index, told, tried.middle);
        }),
  );
  return { candidates: found.filter((candidate) => candidate !== null), statements: found.length };
}

/** What the table of measures has facts try of every instrument (`tried`): distances from its means, its volatility. */
export function scanValues(context: FactContext): PartScan {
  return joinScans(context.subjects.map((subject) => scanSubject(context, subject)));
}
