import { createTickerResolver } from '@/lib/ingest/securities/resolve-ticker';
import type { CommandContext } from './context';

/** The securities that a person names, each once and as it is called here: BRK-B is BRK.B, FB is META. Says so where the name was another. */
export async function resolveSymbols(
  { store, output }: Pick<CommandContext, 'store' | 'output'>,
  names: readonly string[],
): Promise<string[]> {
  const { named } = await createTickerResolver(store);
  return [
    ...new Set(
      names.map((name) => {
        const symbol = named(name);
        if (symbol !== name) output.remark(`${name} is ${symbol}`);
        return symbol;
      }),
    ),
  ];
}

/** `resolveSymbols` of one. */
export async function resolveSymbol(context: Pick<CommandContext, 'store' | 'output'>, name: string): Promise<string> {
  const [symbol = name] = await resolveSymbols(context, [name]);
  return symbol;
}
