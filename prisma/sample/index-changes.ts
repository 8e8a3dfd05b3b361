import { changeMembers, countCapital, type CapIndex } from './cap-index';
import type { Random } from './random';
import { capitalise, isTrading, type Stock } from './stock';

/** The three indices and who may join them. */
export interface IndexFamily {
  readonly broad: CapIndex;
  readonly growth: CapIndex;
  readonly small: CapIndex;
  readonly largeStocks: readonly Stock[];
  readonly smallStocks: readonly Stock[];
}

const quarterSessions = 63;

/** Largest first at the close before the session; ties keep their order. */
function sortBySize(stocks: readonly Stock[], session: number): Stock[] {
  return [...stocks].sort((one, other) => capitalise(other, session - 1) - capitalise(one, session - 1));
}

/** Those who may join: listed for a quarter, never a member, not bought. */
function listCandidates(index: CapIndex, stocks: readonly Stock[], session: number): Stock[] {
  const known = new Set(index.spells.map(({ stock }) => stock));
  return stocks.filter(
    (stock) => !known.has(stock) && stock.listedAt <= session - quarterSessions && isTrading(stock, session) && stock.deal === null,
  );
}

/** Half of those who leave for their size lose their listing within a year. */
function maybeDelist(random: Random, stock: Stock, session: number): void {
  const delay = 40 + Math.floor(200 * random.uniform());
  if (stock.deal === null && random.uniform() < 0.5) stock.endsAt = Math.min(stock.endsAt, session + delay);
}

/** Each quarter those who were bought leave, and the smallest; as many of the largest outside come. */
export function changeBroadIndex(family: IndexFamily, random: Random, session: number): void {
  const { broad, growth, largeStocks } = family;
  const settledIn = new Set(
    broad.spells.filter(({ from }) => from === 0 || from < session - 4 * quarterSessions).map(({ stock }) => stock),
  );
  const members = sortBySize([...broad.members], session);
  const bought = members.filter(({ deal }) => deal !== null);
  const smallest = members
    .filter((stock) => stock.deal === null && stock.side !== 'given' && settledIn.has(stock) && !growth.members.has(stock))
    .reverse();
  const candidates = sortBySize(listCandidates(broad, largeStocks, session), session);
  const wanted = Math.max(bought.length, 2 + Math.floor(2.4 * random.uniform()));
  const joining = candidates.slice(0, wanted);
  const leaving = [...bought, ...smallest].slice(0, Math.max(bought.length, joining.length));
  changeMembers(broad, session, joining, leaving);
  for (const stock of leaving) maybeDelist(random, stock, session);
}

/** Now and then a member of middling size is bought: announced within the quarter, out with the next change, then delisted. */
export function announceDeal(family: IndexFamily, random: Random, session: number, nextChange: number): void {
  const members = sortBySize([...family.broad.members], session).filter(
    (stock) => stock.side !== 'given' && !family.growth.members.has(stock),
  );
  const [place, delay, premium, wait] = [random.uniform(), random.uniform(), random.uniform(), random.uniform()];
  if (random.uniform() < 0.4) return;
  const stock = members[Math.floor(members.length * (0.4 + 0.4 * place))];
  if (stock === undefined) return;
  stock.deal = { announcedAt: session + 3 + Math.floor(40 * delay), premium: 0.15 + 0.25 * premium };
  stock.endsAt = nextChange + 1 + Math.floor(5 * wait);
}

/** Each year the largest growth stocks of the broad index are chosen again; who holds a place keeps it while among the first 105. */
export function changeGrowthIndex(family: IndexFamily, session: number): void {
  const { broad, growth } = family;
  const places = growth.members.size;
  const ranked = sortBySize(
    [...broad.members].filter((stock) => stock.side === 'given' || (stock.sector.growth && stock.deal === null)),
    session,
  );
  const keeps = ranked.slice(0, Math.floor(places * 1.02)).filter((stock) => growth.members.has(stock));
  const newcomers = ranked.filter((stock) => !growth.members.has(stock)).slice(0, places - keeps.length);
  const kept = new Set(keeps);
  const leaving = [...growth.members].filter((stock) => !kept.has(stock)).slice(0, newcomers.length);
  if (newcomers.length > 0) changeMembers(growth, session, newcomers, leaving);
}

/** Each summer the two that have grown largest and a few of the smallest leave the sample of small companies. */
export function changeSmallIndex(family: IndexFamily, random: Random, session: number): void {
  const { small, smallStocks } = family;
  const candidates = listCandidates(small, smallStocks, session).slice(0, 5 + Math.floor(3 * random.uniform()));
  const members = [...small.members].sort((one, other) => countCapital(small, other, session - 1) - countCapital(small, one, session - 1));
  const leaving = [...members.slice(0, 2), ...members.slice(2).reverse()].slice(0, candidates.length);
  changeMembers(small, session, candidates, leaving);
  for (const stock of leaving.slice(2)) maybeDelist(random, stock, session);
}
