const groupColors: Readonly<Record<string, string>> = {
  SPX: 'var(--group-spx)',
  RUT: 'var(--group-rut)',
  NDX: 'var(--group-ndx)',
  M7: 'var(--group-m7)',
  M7D: 'var(--series-1)',
  AAPL: 'var(--series-3)',
  MSFT: 'var(--series-2)',
  GOOGL: 'var(--series-4)',
  AMZN: 'var(--series-6)',
  NVDA: 'var(--series-7)',
  META: 'var(--series-5)',
  TSLA: 'var(--down)',
};

/**
 * The colour of an instrument, the same on every page: a CSS variable that follows light and dark.
 * Symbols outside the built-in groups take one of seven by their letters; null is ink.
 */
export function symbolColor(symbol: string | null): string {
  if (symbol === null) return 'var(--ink)';
  const known = groupColors[symbol];
  if (known !== undefined) return known;
  let sum = 0;
  for (const letter of symbol) sum += letter.charCodeAt(0);
  return `var(--series-${(sum % 7) + 1})`;
}
