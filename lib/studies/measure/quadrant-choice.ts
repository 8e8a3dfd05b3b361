import type { Quadrant, RotationFormula } from '@/lib/metrics';

/** Which quadrant of relative rotation is entered, and by which formula. */
export interface QuadrantChoice {
  readonly formula: RotationFormula;
  readonly quadrant: Quadrant;
}
