import fc from 'fast-check';
import type { BreadthInput } from '@/lib/metrics';

const price = fc.integer({ min: 40, max: 120 }).map((quarter) => quarter / 4);
export const panelCell = fc.oneof({ weight: 12, arbitrary: price }, { weight: 1, arbitrary: fc.constant(NaN) });

/** Closes with holes, a late listing and a delisting, and up to four spells of membership, which may reach beyond the ends. */
function makeInstrument(sessions: number): fc.Arbitrary<{ readonly closes: readonly number[]; readonly spans: readonly number[] }> {
  const closes = fc
    .tuple(fc.array(panelCell, { minLength: sessions, maxLength: sessions }), fc.nat(sessions), fc.nat(sessions))
    .map(([values, listed, late]) => values.map((value, t) => (t < listed >> 2 || t > sessions - (late >> 2) ? NaN : value)));
  const spans = fc
    .uniqueArray(fc.integer({ min: -4, max: sessions + 4 }), { maxLength: 8 })
    .map((edges) => edges.sort((left, right) => left - right).slice(0, edges.length & ~1));
  return fc.record({ closes, spans: fc.oneof(spans, fc.constant([-1, sessions + 1])) });
}

/** Universes of up to four instruments and sixty sessions, wherever the first of them stands on the calendar. */
export const randomPanels: fc.Arbitrary<BreadthInput> = fc
  .tuple(fc.nat(60), fc.nat(40))
  .chain(([sessions, firstOrdinal]) =>
    fc
      .array(makeInstrument(sessions), { maxLength: 4 })
      .map((list) => ({
        sessionCount: sessions,
        firstOrdinal,
        closes: list.map(({ closes }) => Float64Array.from(closes)),
        spans: list.map((one) => Int32Array.from(one.spans)),
      })),
  );

/** The sessions [from, to) of a panel, as a panel of their own. */
export function slicePanel({ firstOrdinal, closes, spans }: BreadthInput, from: number, to: number): BreadthInput {
  return {
    sessionCount: to - from,
    firstOrdinal: firstOrdinal + from,
    closes: closes.map((series) => series.slice(from, to)),
    spans: spans.map((own) => own.map((edge) => edge - from)),
  };
}
