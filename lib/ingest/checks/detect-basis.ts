import type { PriceBasis } from '@/lib/studies/market';

interface Columns {
  readonly close: number;
  readonly adjClose: number | null;
}

/** What rows hold, by the evidence of their columns (definitions G10): equal throughout means dividend-adjusted only. */
export function detectBasis(rows: readonly Columns[]): PriceBasis {
  if (!rows.some((row) => row.adjClose !== null)) return 'price';
  return rows.every((row) => row.adjClose === row.close) ? 'total' : 'both';
}
