import { findFirstClose } from '@/lib/metrics';
import { listMeasureSymbols, measureSeries } from '../../measure/measure-series';
import { plainChoice } from '../../measure/write-claim-query';
import type { Candidate, FactContext, PartScan } from './fact';
import { judgeValue } from './scan-values';
import { toMeasureContext } from './to-measure-context';

const meanSessions = [20, 50, 200] as const;
const universes = ['mag7', 'indices'] as const;
const yearSessions = 252;
/** From a half on a share is a large one. */
const middle = 0.5;

/** Whether the mean of so many closes up to the session exists (G5). */
function isWhole(values: Float64Array, index: number, sessions: number): boolean {
  return index + 1 >= sessions && !values.subarray(index + 1 - sessions, index + 1).some((close) => Number.isNaN(close));
}

/** The share of the Magnificent 7 and of the four indices above their means. */
export function scanParticipation(context: FactContext): PartScan {
  const { subjects, market, index, basis } = context;
  const candidates: Candidate[] = [];
  let statements = 0;
  const symbols = new Set(subjects.map(({ symbol }) => symbol));
  for (const universe of universes) {
    // Only where all of them are scanned: the participation of a part would be a smaller universe.
    const members = listMeasureSymbols({ ...plainChoice, measure: 'participation', universe });
    if (basis !== 'price' || !members.every((symbol) => symbols.has(symbol) && market.series.has(symbol))) continue;
    const closes = subjects.flatMap((subject) => (members.includes(subject.symbol) ? [subject.closes] : []));
    for (const sessions of meanSessions) {
      // 'All of the seven' is said of seven: one without a mean on the session makes it another universe.
      if (!closes.every((values) => isWhole(values, index, sessions))) continue;
      const choice = { ...plainChoice, measure: 'participation', symbol: members[0] ?? '', sessions, universe } as const;
      const { values } = measureSeries(toMeasureContext(context), choice);
      const first = findFirstClose(values);
      const found = judgeValue(values, index, { choice, stretch: sessions, first, family: `participation ${universe}` }, middle);
      // All or none is common in the short run: it is told when it has not been so for a year.
      if (found !== null && (found.found.last < 0 || index - found.found.last >= yearSessions)) candidates.push(found);
      statements += 1;
    }
  }
  return { candidates, statements };
}
