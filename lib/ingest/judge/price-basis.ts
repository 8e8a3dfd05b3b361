import type { InstrumentKind, PriceBasis } from '@/lib/market/market';
import type { SourceRow } from '@/lib/sources/source';
import type { CloseRow } from '@/lib/store/close-row';
import type { StoredInstrument } from '@/lib/store/instruments';

// What closes are, prices or dividend-adjusted ones or both, is decided here and nowhere else.

type Described = Pick<StoredInstrument, 'kind' | 'basis'>;

interface Columns {
  readonly close: number;
  readonly adjClose: number | null;
}

// A year: adjusted closes have more decimals than two wherever a dividend lies ahead of them.
const lookBack = 252;
const leastShare = 0.9;

function isTwoDecimal(close: number): boolean {
  return Math.round(close * 100) / 100 === close;
}

/**
 * What rows hold, by the evidence of their columns (G10); ascending. An index has no dividends to adjust for. Where both columns
 * are equal throughout, closes of two decimals are prices of something that paid nothing, any others dividend-adjusted closes written twice.
 */
export function detectBasis(rows: readonly Columns[], kind: InstrumentKind): PriceBasis {
  if (kind === 'index' || !rows.some((row) => row.adjClose !== null)) return 'price';
  if (!rows.every((row) => row.adjClose === row.close)) return 'both';
  const last = rows.slice(-lookBack);
  return last.filter(({ close }) => isTwoDecimal(close)).length >= leastShare * last.length ? 'both' : 'total';
}

export interface FittedBasis {
  readonly basis: PriceBasis;
  /** What is said where a file changes the basis, or might have with more rows. */
  readonly note: string | null;
}

interface StoredClose {
  readonly close: number;
}

const sameScale = 0.002;

// Later dividends lower all adjusted closes by one factor.
function isOneFactor(rows: readonly SourceRow[], stored: ReadonlyMap<string, StoredClose>): boolean {
  const ratios = rows.flatMap(({ session, adjClose }) => {
    const old = stored.get(session);
    return old === undefined || adjClose === null ? [] : [adjClose / old.close];
  });
  const [first = Number.NaN] = ratios;
  return ratios.every((ratio) => Math.abs(ratio / first - 1) <= sameScale);
}

/**
 * The basis of an instrument once a file is stored. An index is price. Rows of a new instrument speak for themselves; one that stores one
 * kind of close gets both from a file that has both for every stored session, and never loses one. `fileBasis` is what the whole file holds
 * where it has more than these rows: it decides for a new instrument, and plain closes are only taken where it has them too.
 */
export function fitFileBasis(
  instrument: Described,
  rows: readonly SourceRow[],
  stored: ReadonlyMap<string, StoredClose>,
  fileBasis?: PriceBasis,
): FittedBasis {
  if (instrument.kind === 'index')
    return {
      basis: 'price',
      note:
        stored.size > 0 && instrument.basis !== 'price'
          ? 'it is an index and was stored as total return: it is taken for prices from now on'
          : null,
    };
  if (rows.length === 0) return { basis: instrument.basis, note: null };
  const own = detectBasis(rows, instrument.kind);
  const whole = fileBasis ?? own;
  if (stored.size === 0) return { basis: whole, note: null };
  if (instrument.basis === 'both' || own !== 'both' || whole !== 'both') return { basis: instrument.basis, note: null };
  const complete = new Set<string>(rows.flatMap(({ session, adjClose }) => (adjClose === null ? [] : [session])));
  const lacking = [...stored.keys()].filter((session) => !complete.has(session)).length;
  const kind = instrument.basis === 'price' ? 'adjusted' : 'plain';
  if (lacking > 0)
    return {
      basis: instrument.basis,
      note: `its ${kind} closes were passed over: it lacks ${lacking} of the ${stored.size} stored sessions; import the whole history to get them`,
    };
  if (instrument.basis === 'total' && !isOneFactor(rows, stored))
    return { basis: instrument.basis, note: 'its plain closes were passed over: its adjusted ones are not those that are stored' };
  return { basis: 'both', note: `${kind} closes were added to those stored` };
}

/**
 * A stock whose first pull fell back to a provider without adjusted closes gets them as soon as one answers that has them; where a
 * person imported closes, theirs stay as they are.
 */
function mayGainAdjusted({ basis, kind }: Described, stored: ReadonlyMap<string, CloseRow>): boolean {
  return basis === 'price' && kind !== 'index' && ![...stored.values()].some((row) => row.source === 'import');
}

/** Whether an instrument stores dividend-adjusted closes, or would where a provider gives them. */
export function takesAdjusted(instrument: Described, stored: ReadonlyMap<string, CloseRow>): boolean {
  return instrument.kind !== 'index' && (instrument.basis !== 'price' || mayGainAdjusted(instrument, stored));
}

/** The basis of an instrument once rows of a provider are stored: that of what is stored, or what the rows of a new one hold. An index is price. */
export function fitLiveBasis(instrument: Described, stored: ReadonlyMap<string, CloseRow>, rows: readonly SourceRow[]): PriceBasis {
  if (instrument.kind === 'index') return 'price';
  if (stored.size > 0 && !mayGainAdjusted(instrument, stored)) return instrument.basis;
  // A provider's closes are prices whatever its adjusted column repeats.
  return detectBasis(rows, instrument.kind) === 'price' ? 'price' : 'both';
}

/** What the stored closes of an instrument are: of an index prices, whatever it was described as. */
export function basisOfStored({ kind, basis }: Described): PriceBasis {
  return kind === 'index' ? 'price' : basis;
}

/** Fits a row to the basis of its instrument; null where it lacks what that basis needs. */
export function fitRow<Row extends Pick<SourceRow, 'open' | 'high' | 'low' | 'close' | 'adjClose'>>(
  row: Row,
  basis: PriceBasis,
): Row | null {
  if (basis === 'price') return { ...row, adjClose: null };
  if (basis === 'both') return row;
  return row.adjClose === null ? null : { ...row, open: null, high: null, low: null, close: row.adjClose };
}
