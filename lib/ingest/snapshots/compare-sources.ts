import { nameSome } from '../import/universe-file';
import type { ResolvedHoldings } from './resolve-holdings';

// Two funds of one index hold it to a few hundredths of a percent; more is another weight.
const mostApart = 5e-4;

/** What differs between two lists of one session, in sentences: names on one side only, weights more than 5 basis points apart. */
export function compareSources(one: ResolvedHoldings, other: ResolvedHoldings, names: readonly [string, string]): string[] {
  const [weights, others] = [one, other].map(({ members }) => new Map(members.map(({ symbol, weight }) => [symbol, weight])));
  if (weights === undefined || others === undefined) return [];
  const alone = ([a, b]: readonly [ReadonlyMap<string, unknown>, ReadonlyMap<string, unknown>]) =>
    [...a.keys()].filter((symbol) => !b.has(symbol)).sort();
  const sides = [
    [names[0], alone([weights, others])],
    [names[1], alone([others, weights])],
  ] as const;
  const apart = [...weights].flatMap(([symbol, weight]) => {
    const second = others.get(symbol);
    if (weight === null || second === null || second === undefined || Math.abs(weight - second) <= mostApart) return [];
    return [`${symbol} ${(weight * 100).toFixed(2)}% against ${(second * 100).toFixed(2)}%`];
  });
  return [
    ...sides.flatMap(([name, symbols]) => (symbols.length === 0 ? [] : [`only in ${name}: ${nameSome(symbols)}`])),
    ...(apart.length === 0 ? [] : [`${apart.length} weights are more than 5 basis points apart: ${nameSome(apart)}`]),
  ];
}
