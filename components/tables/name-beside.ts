/** An instrument's name as it stands beside its symbol: without the symbol in brackets, null where it is but the symbol. */
export function nameBeside(symbol: string, name: string): string | null {
  const bare = name.replace(` (${symbol})`, '');
  return bare === symbol ? null : bare;
}
