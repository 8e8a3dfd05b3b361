import type { SampleSeries } from '@/prisma/sample/generate-sample-market';
import type { SampleMembers } from '@/prisma/sample/generate-sample-members';
import type { SampleUniverse } from '@/prisma/sample/sample-universe';

/** Closes by symbol, aligned with `sessions`, NaN where there is none. Written apart from the generator so that it does not check itself. */
export function alignCloses(market: readonly SampleSeries[], made: SampleMembers, sessions: readonly string[]): Map<string, Float64Array> {
  const positions = new Map(sessions.map((session, at) => [session, at]));
  const align = (rows: Iterable<readonly [string, number]>): Float64Array => {
    const closes = new Float64Array(sessions.length).fill(NaN);
    for (const [session, close] of rows) {
      const at = positions.get(session);
      if (at !== undefined) closes[at] = close;
    }
    return closes;
  };
  return new Map([
    ...market.map(({ symbol, rows }) => [symbol, align(rows.map(({ session, close }) => [session, close] as const))] as const),
    ...made.members.map(
      (member) => [member.symbol, align(member.sessions.map((session, at) => [session, member.closes[at] ?? NaN] as const))] as const,
    ),
  ]);
}

export function findUniverse(made: SampleMembers, id: string): SampleUniverse {
  const universe = made.universes.find((each) => each.id === id);
  if (universe === undefined) throw new Error(`the sample has no universe ${id}`);
  return universe;
}

/** Symbols that are members on a session. */
export function membersOn(universe: SampleUniverse, session: string): string[] {
  return universe.members.filter(({ from, until }) => from <= session && (until === null || session < until)).map(({ symbol }) => symbol);
}

/** The latest stored weights, drifting with the closes between those that are stored. */
export function sumWeightedReturns(
  universe: SampleUniverse,
  closes: ReadonlyMap<string, Float64Array>,
  sessions: readonly string[],
): Float64Array {
  const stored = new Map<string, Map<string, number>>();
  for (const { symbol, session, weight } of universe.weights) {
    const all = stored.get(session) ?? new Map<string, number>();
    stored.set(session, all.set(symbol, weight));
  }
  let weights = new Map<string, number>();
  return Float64Array.from(sessions, (session, at) => {
    const drifted = new Map(
      [...weights].map(([symbol, weight]) => [
        symbol,
        (weight * (closes.get(symbol)?.[at] ?? NaN)) / (closes.get(symbol)?.[at - 1] ?? NaN),
      ]),
    );
    const grown = [...drifted.values()].reduce((sum, weight) => sum + weight, 0);
    const before = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
    weights = stored.get(session) ?? new Map([...drifted].map(([symbol, weight]) => [symbol, weight / grown]));
    return grown / before - 1;
  });
}

/** Largest distance of the weighted sum from the index's returns over the sessions that `isMeant` chooses, and over the whole span as a ratio. */
export function measureAgreement(
  returns: Float64Array,
  index: Float64Array,
  isMeant: (at: number) => boolean = () => true,
): { worst: number; span: number } {
  let worst = 0;
  let level = 1;
  for (let at = 1; at < index.length; at += 1) {
    const actual = (index[at] ?? NaN) / (index[at - 1] ?? NaN) - 1;
    if (isMeant(at)) worst = Math.max(worst, Math.abs((returns[at] ?? NaN) - actual));
    level *= 1 + (returns[at] ?? NaN);
  }
  return { worst, span: level / ((index.at(-1) ?? NaN) / (index[0] ?? NaN)) - 1 };
}
