import { formatNumber } from '@/lib/format/format-number';
import { joinWords } from '@/lib/format/join-words';
import type { ClaimContext } from './evaluation';

const mostNamed = 3;

/** What is assumed of the claim's session, as a clause after "if": 'the Russell 2000 closes at 2,238.50 and the S&P 500 at 5,650.10'; empty for nothing. */
export function sayAssumed(
  { context: { market, daily = market }, panel, at }: Pick<ClaimContext, 'context' | 'panel' | 'at'>,
  nameOf: (symbol: string) => string,
): string {
  // A unit to date is provisional without anything being assumed.
  if (market.assumedIndex !== at || daily.assumedIndex === null || panel.series.every(({ closes }) => Number.isNaN(closes[at] ?? NaN)))
    return '';
  const assumed = panel.series.filter(({ closes, instrument }) => instrument.kind !== 'composite' && !Number.isNaN(closes[at] ?? NaN));
  if (assumed.length === 0 || assumed.length > mostNamed) return 'it closes as assumed';
  return joinWords(
    assumed.map(({ symbol, closes }, place) => `${nameOf(symbol)} ${place === 0 ? 'closes at' : 'at'} ${formatNumber(closes[at])}`),
  );
}
