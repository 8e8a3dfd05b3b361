import type { NaiveClaim } from './naive-value';

type Said = Pick<NaiveClaim, 'said' | 'side' | 'isRounded'>;

/** Whether the printed figure is the number rounded to as many digits, halves either way. */
function isRounding(said: string, shown: number, isSize: boolean): boolean {
  const decimals = said.includes('.') ? said.length - said.indexOf('.') - 1 : 0;
  const same = !isSize || /^[+-]/.test(said) ? Number(said) - shown : Math.abs(Number(said)) - Math.abs(shown);
  return Math.abs(same) * 10 ** decimals <= 0.5 + 1e-6;
}

/** Whether a number is on the side of what is printed, of sizes where the sentence has the sign. */
function isBeyond({ said, side, isRounded }: Said, shown: number, isSize: boolean): boolean {
  const decimals = said.includes('.') ? said.length - said.indexOf('.') - 1 : 0;
  const room = isRounded ? 0.5 * 10 ** -Math.max(2, decimals) : 0;
  if (isSize && /^[+-]/.test(said) && said.startsWith('-') !== shown < 0) return false;
  const difference = isSize ? Math.abs(shown) - Math.abs(Number(said)) : shown - Number(said);
  const hair = 1e-10;
  if (side === 'at-least' || side === 'at-most') return (side === 'at-least' ? -difference : difference) <= hair + room;
  if (side.startsWith('just-') && !isRounding(said, shown, isSize)) return false;
  return side === 'more-than' || side === 'just-over' ? difference > hair : difference < -hair;
}

/** Whether a number is what is printed of it, in the unit shown: rounded to its digits, or on the side of it that is said. */
export function isAsSaid(claim: Said, shown: number, isSize: boolean): boolean {
  return claim.side === 'near' ? isRounding(claim.said, shown, isSize) : isBeyond(claim, shown, isSize);
}
