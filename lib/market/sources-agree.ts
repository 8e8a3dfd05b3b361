import type { InstrumentKind } from './market';

/** Relative difference up to which two sources are taken to say the same close: 0.02% of an index, 0.1% of a stock or fund, whose closing auction vendors read at different moments. */
export function agreementTolerance(kind: InstrumentKind): number {
  return kind === 'index' || kind === 'composite' ? 2e-4 : 1e-3;
}

/** Whether two sources agree on a close. */
export function sourcesAgree(kind: InstrumentKind, one: number, other: number): boolean {
  return Math.abs(other / one - 1) <= agreementTolerance(kind);
}
