import type { SessionDate } from '@/lib/calendar/session-date';
import type { InstrumentKind } from '@/lib/market/market';
import { sourcesAgree } from '@/lib/market/sources-agree';
import { providerTolerance } from './compare-overlap';

interface DatedClose {
  readonly session: SessionDate;
  readonly close: number;
}

/** Whether two closes agree to within 0.02%. */
export function closesAgree(left: number, right: number): boolean {
  return Math.abs(left / right - 1) <= providerTolerance;
}

export interface Difference {
  readonly session: SessionDate;
  readonly first: number;
  readonly second: number;
}

/** Sessions that both providers have and on which their closes differ too much for an instrument of this kind. */
export function listDifferences(kind: InstrumentKind, first: readonly DatedClose[], second: readonly DatedClose[]): Difference[] {
  const closes = new Map(second.map((row) => [row.session, row.close]));
  return first.flatMap((row) => {
    const other = closes.get(row.session);
    return other === undefined || sourcesAgree(kind, row.close, other) ? [] : [{ session: row.session, first: row.close, second: other }];
  });
}
