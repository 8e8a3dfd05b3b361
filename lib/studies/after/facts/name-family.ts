import type { FactSubject, FactUnit } from './fact';

/** Statements of one family overlap: of one instrument or pair and measure. Runs of weeks are no runs of sessions. */
export function nameFamily(measure: string, of: Pick<FactUnit, 'name'> | null, a: FactSubject, b: FactSubject | null): string {
  return [measure, ...(of === null ? [] : [of.name]), a.symbol, ...(b === null ? [] : [b.symbol])].join(' ');
}
