import type { InstrumentKind, PriceBasis } from '@/lib/market/market';

interface Columns {
  readonly close: number;
  readonly adjClose: number | null;
}

// A year: adjusted closes have more decimals than two wherever a dividend lies ahead of them.
const lookBack = 252;
const leastShare = 0.9;

function isTwoDecimal(close: number): boolean {
  return Math.round(close * 100) / 100 === close;
}

/**
 * What rows hold, by the evidence of their columns (definitions G10); ascending. An index has no dividends to adjust for. Where both columns
 * are equal throughout, closes of two decimals are prices of something that paid nothing, any others dividend-adjusted closes written twice.
 */
export function detectBasis(rows: readonly Columns[], kind: InstrumentKind): PriceBasis {
  if (kind === 'index' || !rows.some((row) => row.adjClose !== null)) return 'price';
  if (!rows.every((row) => row.adjClose === row.close)) return 'both';
  const last = rows.slice(-lookBack);
  return last.filter(({ close }) => isTwoDecimal(close)).length >= leastShare * last.length ? 'both' : 'total';
}
