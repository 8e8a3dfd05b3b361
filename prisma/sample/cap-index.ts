import { capitalise, isSettled, settle, type Stock } from './stock';

/** A spell of membership as positions, `until` exclusive. */
export interface Spell {
  readonly stock: Stock;
  readonly from: number;
  until: number | null;
}

/** An index of fixed shares: its return is the sum of its members' returns, each times its weight at the close before. */
export interface CapIndex {
  readonly id: string;
  /** The closes that the weighted sum has to reach. */
  readonly targets: Float64Array;
  /** Shares that count, of a member's own. */
  readonly countedShare: (stock: Stock) => number;
  readonly members: Set<Stock>;
  readonly spells: Spell[];
  /** The weighted sum as rounded closes made it, so that rounding never adds up. */
  level: number;
}

/** An index that begins at its first target with these members. */
export function createCapIndex(
  id: string,
  targets: Float64Array,
  members: readonly Stock[],
  countedShare: (stock: Stock) => number = () => 1,
): CapIndex {
  const spells = members.map((stock) => ({ stock, from: 0, until: null }));
  return { id, targets, countedShare, members: new Set(members), spells, level: targets[0] ?? NaN };
}

/** What a member counts for at the close of a session. */
export function countCapital(index: CapIndex, stock: Stock, session: number): number {
  return index.countedShare(stock) * capitalise(stock, session);
}

/** The return that the index still has to make. */
function returnNeeded(index: CapIndex, session: number): number {
  return (index.targets[session] ?? NaN) / index.level - 1;
}

/** The common move that brings the index to its close: settled members stay, the others add it times their sensitivity. */
export function solveCommonMove(index: CapIndex, session: number): number {
  let before = 0;
  let known = 0;
  let lever = 0;
  for (const stock of index.members) {
    const capital = countCapital(index, stock, session - 1);
    before += capital;
    if (isSettled(stock, session)) known += countCapital(index, stock, session) - capital;
    else {
      known += capital * stock.move;
      lever += capital * stock.sensitivity;
    }
  }
  return (returnNeeded(index, session) * before - known) / lever;
}

/** Takes the settled closes of a session into the level. */
export function advanceLevel(index: CapIndex, session: number): void {
  let before = 0;
  let after = 0;
  for (const stock of index.members) {
    before += countCapital(index, stock, session - 1);
    after += countCapital(index, stock, session);
  }
  index.level *= after / before;
}

/** Settles some stocks so that together they return `change`: the index then has one return, with them or without. */
function settleTogether(index: CapIndex, stocks: readonly Stock[], session: number, change: number): void {
  let capital = 0;
  let moved = 0;
  for (const stock of stocks) {
    capital += countCapital(index, stock, session - 1);
    moved += countCapital(index, stock, session - 1) * stock.move;
  }
  for (const stock of stocks) settle(stock, session, stock.move + change - moved / capital);
}

/**
 * Members change before the session opens. Those who come and those who go each return what the index does on that session, so that
 * weights of the close before give the index whether they are read with the old members or the new ones.
 */
export function changeMembers(index: CapIndex, session: number, joining: readonly Stock[], leaving: readonly Stock[]): void {
  const change = returnNeeded(index, session);
  settleTogether(index, joining, session, change);
  settleTogether(index, leaving, session, change);
  for (const stock of leaving) {
    index.members.delete(stock);
    const spell = index.spells.find((each) => each.stock === stock && each.until === null);
    if (spell !== undefined) spell.until = session;
  }
  for (const stock of joining) {
    index.members.add(stock);
    index.spells.push({ stock, from: session, until: null });
  }
}

/** Who was a member on a session. */
export function listMembersOn(index: CapIndex, session: number): Stock[] {
  return index.spells.filter(({ from, until }) => from <= session && (until === null || session < until)).map(({ stock }) => stock);
}
