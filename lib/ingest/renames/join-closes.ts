import type { PriceBasis } from '@/lib/market/market';
import { sourcesAgree } from '@/lib/market/sources-agree';
import type { CloseRow } from '@/lib/store/close-row';
import { moveLimit } from '../judge/find-suspicious-moves';
import { isBefore, type Rename } from './list-renames';

type Rows = ReadonlyMap<string, CloseRow>;

/** One side of a rename: its rows by session, ascending, and what they hold. */
export interface Side {
  readonly rows: Rows;
  readonly basis: PriceBasis;
}

/** The rows of the former ticker that the later one lacks, or why they are not its. */
export type JoinedCloses = { readonly rows: readonly CloseRow[]; readonly basis: PriceBasis } | { readonly refusal: string };

const mostApart = 0.5;
const decimals = 1e6;

/** By what the adjusted closes before are multiplied to go on into those after: on a session that both have, else as if nothing was paid between the two. */
function findFactor(former: readonly CloseRow[], later: Rows): number {
  const shared = former.find(({ session, adjClose }) => adjClose !== null && (later.get(session)?.adjClose ?? null) !== null);
  if (shared !== undefined) return (later.get(shared.session)?.adjClose ?? NaN) / (shared.adjClose ?? NaN);
  const last = former.at(-1);
  const next = [...later.values()].find(({ session }) => last !== undefined && session > last.session);
  if (last === undefined || last.adjClose === null || next === undefined || next.adjClose === null) return 1;
  return next.adjClose / next.close / (last.adjClose / last.close);
}

function findRefusal(former: readonly CloseRow[], later: Rows, rename: Rename): string | null {
  const shared = former.flatMap((row) => {
    const other = later.get(row.session);
    return other === undefined ? [] : [[row.close, other.close] as const];
  });
  const apart = shared.filter(([one, other]) => !sourcesAgree('stock', one, other)).length;
  const names = `${rename.former.symbol} and ${rename.symbol}`;
  if (apart > shared.length * mostApart) return `the closes of ${names} differ on ${apart} of the ${shared.length} sessions that both have`;
  const last = former.at(-1);
  const next = [...later.values()].find(({ session }) => last !== undefined && session > last.session);
  if (shared.length > 0 || last === undefined || next === undefined) return null;
  const move = next.close / last.close - 1;
  return Math.abs(move) > moveLimit('stock')
    ? `from ${last.session} to ${next.session} the close of ${names} moves by ${(move * 100).toFixed(1)}%, as after a split`
    : null;
}

/** The history of a renamed security as one: what its former ticker has of the days of that ticker and the later one lacks. What the later one has stands. */
export function joinCloses(former: Side, later: Side, rename: Rename): JoinedCloses {
  const own = [...former.rows.values()].filter(({ session, provisional }) => !provisional && isBefore(rename, session));
  const basis = later.rows.size === 0 ? former.basis : later.basis;
  if ((former.basis === 'total') !== (basis === 'total'))
    return { refusal: `${rename.former.symbol} and ${rename.symbol} do not store the same kind of closes` };
  const refusal = findRefusal(own, later.rows, rename);
  if (refusal !== null) return { refusal };
  const factor = findFactor(own, later.rows);
  const scale = (value: number) => (factor === 1 ? value : Math.round(value * factor * decimals) / decimals);
  const missing = own.filter(({ session }) => later.rows.get(session)?.provisional !== false);
  return {
    basis,
    rows: missing.map((row) => {
      if (basis === 'price' || row.adjClose === null) return { ...row, adjClose: null };
      const adjClose = scale(row.adjClose);
      return basis === 'total' ? { ...row, close: adjClose, adjClose } : { ...row, adjClose };
    }),
  };
}
