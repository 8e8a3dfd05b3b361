import type { Meaning, NameKind } from '../chunk';

/** A name with what is taken for granted in reading it. */
export interface NamedWords {
  readonly words: readonly string[];
  readonly meaning: Meaning;
  readonly assumed?: string;
}

const kinds: Readonly<Record<string, NameKind>> = {
  ...Object.fromEntries(['SPX', 'RUT', 'NDX'].map((symbol) => [symbol, 'index'])),
  ...Object.fromEntries(['AAPL', 'AMZN', 'GOOGL', 'META', 'MSFT', 'NVDA', 'TSLA'].map((symbol) => [symbol, 'stock'])),
  M7: 'group',
};

/** What an instrument is spoken of as, where it has a usual name. */
export function kindOf(symbol: string): { readonly is?: NameKind } {
  const is = kinds[symbol];
  return is === undefined ? {} : { is };
}

export function name(symbol: string, words: readonly string[], members?: string): NamedWords {
  return { words, meaning: { kind: 'name', symbol, ...kindOf(symbol), ...(members === undefined ? {} : { members }) } };
}

export function assume(symbol: string, words: readonly string[], assumed: string): NamedWords {
  return { words, meaning: { kind: 'name', symbol, ...kindOf(symbol) }, assumed };
}

/** What is told by something else, whose figures are near and not the same: each vendor has its own. */
export function assumeStandIn(symbol: string, words: readonly string[], assumed: string, standIn: string): NamedWords {
  return { words, meaning: { kind: 'name', symbol, ...kindOf(symbol), standIn }, assumed };
}

export function refuse(reason: string, words: readonly string[]): NamedWords {
  return { words, meaning: { kind: 'cannot', reason } };
}

/** What has prices of its own and is not stored: what is said of it changes nothing of what is said beside it. */
export function aside(reason: string, words: readonly string[], is?: NameKind): NamedWords {
  return { words, meaning: { kind: 'cannot', reason, isAside: true, ...(is === undefined ? {} : { is }) } };
}
