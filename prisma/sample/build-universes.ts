import type { SessionDate } from '@/lib/calendar/session-date';
import { countCapital, listMembersOn, type CapIndex } from './cap-index';
import { countStocks } from './count-stocks';
import type { SampleUniverse, SampleWeight } from './sample-universe';
import { sampleSectors } from './sample-sectors';
import { listMonthStarts, type SimulatedMembers } from './simulate-members';
import type { Stock } from './stock';

const allMonths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Twelve decimals: ten thousand times finer than what closes of six decimals can tell. */
function toWeight(capital: number, all: number): number {
  return Math.round((capital / all) * 1e12) / 1e12;
}

/** Positions at which weights are told: the first and last, the last of each month, and those on which the index changed. */
function listWeighed(index: CapIndex, sessions: readonly SessionDate[]): number[] {
  const monthEnds = listMonthStarts(sessions, allMonths).map((at) => at - 1);
  const changes = index.spells.flatMap(({ from, until }) => (until === null ? [from] : [from, until]));
  return [...new Set([0, ...monthEnds, ...changes, sessions.length - 1])].sort((one, other) => one - other);
}

/** Capital of what `nameOf` gives one name, at the close of a session: by stock, or by sector. */
function weighAt(index: CapIndex, session: number, date: SessionDate, nameOf: (stock: Stock) => string): SampleWeight[] {
  const capitals = new Map<string, number>();
  let all = 0;
  for (const stock of listMembersOn(index, session)) {
    const capital = countCapital(index, stock, session);
    capitals.set(nameOf(stock), (capitals.get(nameOf(stock)) ?? 0) + capital);
    all += capital;
  }
  return [...capitals].map(([symbol, capital]) => ({ symbol, session: date, weight: toWeight(capital, all) }));
}

function weighIndex(index: CapIndex, sessions: readonly SessionDate[], nameOf: (stock: Stock) => string): SampleWeight[] {
  return listWeighed(index, sessions).flatMap((at) => {
    const date = sessions[at];
    return date === undefined ? [] : weighAt(index, at, date, nameOf);
  });
}

function buildIndexUniverse(index: CapIndex, sessions: readonly SessionDate[]): SampleUniverse {
  const members = index.spells.flatMap(({ stock, from, until }) => {
    const first = sessions[from];
    return first === undefined ? [] : [{ symbol: stock.symbol, from: first, until: until === null ? null : (sessions[until] ?? null) }];
  });
  const stocks = [...new Set(index.spells.map(({ stock }) => stock))];
  return {
    id: index.id,
    members,
    sectors: stocks.map(({ symbol, sector }) => ({ symbol, sector: sector.name })),
    weights: weighIndex(index, sessions, ({ symbol }) => symbol),
    counts: [],
  };
}

/** What the sample holds of every shipped universe. `givenFrom` is since when the Magnificent 7 are all listed. */
export function buildUniverses(simulated: SimulatedMembers, sessions: readonly SessionDate[], givenFrom: SessionDate): SampleUniverse[] {
  const { stocks, family } = simulated;
  const first = sessions[0];
  if (first === undefined) return [];
  const small = buildIndexUniverse(family.small, sessions);
  const given = stocks.filter(({ side }) => side === 'given');
  const counts = countStocks(stocks, sessions.length).flatMap((count, before) => {
    const session = sessions[before + 1];
    return session === undefined ? [] : [{ session, ...count }];
  });
  return [
    buildIndexUniverse(family.broad, sessions),
    buildIndexUniverse(family.growth, sessions),
    small,
    // The same small companies once more: they are those whose earnings are invented.
    { ...small, id: 'sp600' },
    {
      id: 'mag7',
      members: given.map(({ symbol }) => ({ symbol, from: givenFrom, until: null })),
      sectors: given.map(({ symbol, sector }) => ({ symbol, sector: sector.name })),
      weights: [],
      counts: [],
    },
    {
      id: 'sectors',
      members: sampleSectors.map(({ symbol }) => ({ symbol, from: first, until: null })),
      sectors: sampleSectors.map(({ symbol, name }) => ({ symbol, sector: name })),
      weights: weighIndex(family.broad, sessions, ({ sector }) => sector.symbol),
      counts: [],
    },
    { id: 'nyse', members: [], sectors: [], weights: [], counts },
  ];
}
