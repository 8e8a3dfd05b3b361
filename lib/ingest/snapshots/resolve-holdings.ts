import type { Holdings } from '@/lib/sources/holdings/holdings';
import type { TickerResolver } from '../securities/resolve-ticker';

/** A holding as the security that it is of. */
export interface ResolvedHolding {
  readonly symbol: string;
  readonly weight: number | null;
  readonly sector: string | null;
}

export interface ResolvedHoldings {
  /** Each security once. */
  readonly members: readonly ResolvedHolding[];
  /** What would be members, had it a ticker that can be read or were it not another's. */
  readonly unresolved: readonly string[];
}

/** The holdings by what their securities are called here, as of their session. */
export function resolveHoldings({ holdings, leftOut, asOf }: Holdings, { at }: Pick<TickerResolver, 'at'>): ResolvedHoldings {
  const members = new Map<string, ResolvedHolding>();
  const doubled: string[] = [];
  for (const { ticker, name, weight, sector } of holdings) {
    const symbol = at(ticker, asOf);
    if (members.has(symbol)) doubled.push(`${ticker} (${name}) is ${symbol}, as another line is`);
    else members.set(symbol, { symbol, weight, sector });
  }
  const unread = leftOut.flatMap(({ ticker, name, isUnresolved }) => (isUnresolved ? [`${ticker} (${name})`] : []));
  return { members: [...members.values()], unresolved: [...unread, ...doubled] };
}

/** Sum of the weights, or null where none is given. */
export function sumWeights(members: readonly ResolvedHolding[]): number | null {
  const weights = members.flatMap(({ weight }) => weight ?? []);
  return weights.length === 0 ? null : weights.reduce((sum, weight) => sum + weight, 0);
}
