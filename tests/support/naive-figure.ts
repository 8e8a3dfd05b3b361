import type { NaiveClaim } from './naive-value';

type Said = Pick<NaiveClaim, 'said' | 'side' | 'isRounded'>;

/** Whether the printed figure is the number rounded to as many digits, halves either way. */
function isRounding(said: string, shown: number, isSize: boolean): boolean {
  const decimals = said.includes('.') ? said.length - said.indexOf('.') - 1 : 0;
  const same = !isSize || /^[+-]/.test(said) ? Number(said) - shown : Math.abs(Number(said)) - Math.abs(shown);
  return Math.abs(same) * 10 ** decimals <= 0.5 + 1e-6;
}

/** How far off "about 20" may be: to 19 and 21, 5% of it; "about 33.9" and "about 17" by what rounds to them; "about 740" by 5. */
function roomOf(said: string): number {
  const digits = said.replace(/^[+-]/, '');
  if (!/^[1-9]\d*0$/.test(digits)) return 0.5 / 10 ** (digits.split('.')[1] ?? '').length;
  const rounded = 10 ** (digits.length - digits.replace(/0+$/, '').length) / 2;
  return Math.max(0.5, Math.min(rounded, Number(digits) * 0.05));
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
  if (side === 'about') return Math.abs(difference) <= roomOf(said) + hair;
  if (side === 'nearly') return difference < -hair && -difference <= roomOf(said) + hair;
  return side === 'more-than' || side === 'just-over' ? difference > hair : difference < -hair;
}

/** Whether a number is off "about 20" by more than "about" allows and not by twice as much: 18 to 19 and 21 to 22. */
export function isUnclear({ said, side }: Said, shown: number, isSize: boolean): boolean {
  if (side !== 'about' && side !== 'nearly') return false;
  if (isSize && /^[+-]/.test(said) && said.startsWith('-') !== shown < 0) return false;
  const difference = isSize ? Math.abs(shown) - Math.abs(Number(said)) : shown - Number(said);
  const off = side === 'about' ? Math.abs(difference) : -difference;
  return off > roomOf(said) + 1e-10 && off <= 2 * roomOf(said) + 1e-10;
}

/** Whether a number is what is printed of it, in the unit shown: rounded to its digits, or on the side of it that is said. */
export function isAsSaid(claim: Said, shown: number, isSize: boolean): boolean {
  return claim.side === 'near' ? isRounding(claim.said, shown, isSize) : isBeyond(claim, shown, isSize);
}
