import type { SourceRow } from '@/lib/sources/source';
import type { StoredInstrument } from '@/lib/store/instruments';
import { detectBasis } from './detect-basis';

type Basis = StoredInstrument['basis'];

export interface FittedBasis {
  readonly basis: Basis;
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
export function fitFileBasis(instrument: Pick<StoredInstrument, 'kind' | 'basis'>, rows: readonly SourceRow[], stored: ReadonlyMap<string, StoredClose>, fileBasis?: Basis): FittedBasis {
  if (instrument.kind === 'index') return { basis: 'price', note: stored.size > 0 && instrument.basis !== 'price' ? 'it is an index and was stored as total return: it is taken for prices from now on' : null };
  if (rows.length === 0) return { basis: instrument.basis, note: null };
  const own = detectBasis(rows, instrument.kind);
  const whole = fileBasis ?? own;
  if (stored.size === 0) return { basis: whole, note: null };
  if (instrument.basis === 'both' || own !== 'both' || whole !== 'both') return { basis: instrument.basis, note: null };
  const complete = new Set<string>(rows.flatMap(({ session, adjClose }) => (adjClose === null ? [] : [session])));
  const lacking = [...stored.keys()].filter((session) => !complete.has(session)).length;
  const kind = instrument.basis === 'price' ? 'adjusted' : 'plain';
  if (lacking > 0) return { basis: instrument.basis, note: `its ${kind} closes were passed over: it lacks ${lacking} of the ${stored.size} stored sessions; import the whole history to get them` };
  if (instrument.basis === 'total' && !isOneFactor(rows, stored)) return { basis: instrument.basis, note: 'its plain closes were passed over: its adjusted ones are not those that are stored' };
  return { basis: 'both', note: `${kind} closes were added to those stored` };
}
