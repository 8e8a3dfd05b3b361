import 'server-only';
import { formatCell } from '@/lib/format/format-cell';
import { isPercentUnit } from '@/lib/format/percent-units';
import { claim } from '@/lib/studies/after/claim/study';
import type { Verdict } from '@/lib/studies/kit/study';
import { listParameters } from '@/lib/view/parameter-schema';
import { setQuery } from '@/lib/view/set-query';
import { tryQuery } from './run-query';

const parameters = listParameters(claim);
const points = 10;
const leastRoom = 1;
const shareOfFigure = 0.1;

/** A figure of a stand-in is near another vendor's: within a point of its own or a tenth of it, whichever is more. */
function isNear(said: string, figure: number): boolean {
  const size = Math.abs(figure);
  return Math.abs(Math.abs(Number(said.replace('\u2212', '-'))) - size) <= Math.max(leastRoom, shareOfFigure * size);
}

/**
 * Why a claim cannot be judged that fails by nothing but a little of a figure, where that is of a stand-in: with the stand-in's own figure it
 * holds. Null for any other verdict.
 * @param query the claim, of the study `claim`.
 * @param standIn what is taken for what is meant: 'the fund XLK'.
 */
export async function findNearMiss(query: string, { kind, said, figure, unit, signed }: Verdict, standIn: string): Promise<string | null> {
  if (kind !== 'fails' || said === '' || figure === null || !isPercentUnit(unit) || !isNear(said, figure)) return null;
  const own = await tryQuery(claim.id, setQuery(query, { said: Math.abs(figure).toFixed(2), side: null }, parameters), points);
  if (own?.verdict?.kind !== 'holds' && own?.verdict?.kind !== 'holds_only_under') return null;
  const found = formatCell(figure, { unit, type: 'number', signed });
  return `It is told by ${standIn}, whose figure is ${found}. Each vendor’s own figure differs a little: so near to it, what is said can be neither borne out nor denied. Its link judges ${standIn} itself.`;
}
