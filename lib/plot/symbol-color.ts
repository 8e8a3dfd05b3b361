/** The colours of the four groups, which are the same on every page. */
export const groupColors: Readonly<Record<string, string>> = {
  SPX: 'var(--group-spx)',
  RUT: 'var(--group-rut)',
  NDX: 'var(--group-ndx)',
  M7: 'var(--group-m7)',
};

/** The colours of everything else. With those of the groups they are the twelve of lines, no two alike in hue and lightness. */
export const seriesColors = [1, 2, 3, 4, 5, 6, 7, 8].map((place) => `var(--series-${place})`);

// The seven stand beside each other more often than others do.
const usualColors: Readonly<Record<string, number>> = { AAPL: 1, MSFT: 2, NVDA: 3, AMZN: 4, GOOGL: 5, META: 6, TSLA: 7, M7D: 8 };

/**
 * The colour of an instrument where it stands alone: a CSS variable that follows light and dark. A symbol outside the four groups takes one
 * of eight by its letters, so that two may share it; the lines of one chart are told apart by `assignLineStyles`. Null is ink.
 */
export function symbolColor(symbol: string | null): string {
  if (symbol === null) return 'var(--ink)';
  const known = groupColors[symbol];
  if (known !== undefined) return known;
  let sum = 0;
  for (const letter of symbol) sum += letter.charCodeAt(0);
  return `var(--series-${usualColors[symbol] ?? (sum % seriesColors.length) + 1})`;
}
