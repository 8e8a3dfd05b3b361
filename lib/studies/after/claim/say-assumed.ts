import { formatNumber } from '@/lib/format/format-number';
import { joinWords } from '@/lib/format/join-words';
import type { ClaimContext } from './evaluation';

const mostNamed = 3;

/** What a supposed close does: it is one of a day, or ends a unit or a half of the year. */
function nameClosing({ context: { market }, params: { part } }: Pick<ClaimContext, 'context' | 'params'>): {
  readonly verb: string;
  readonly day: string;
} {
  const { unit, isToDate } = market;
  if (unit === 'session') return { verb: 'closes at', day: '' };
  if (isToDate || part === 'first-sessions' || part === 'to-date') return { verb: 'closes at', day: ' that day' };
  return { verb: `ends the ${part === 'all' || part === 'same' ? unit : part.replace('-', ' ')} at`, day: '' };
}

/** What is assumed of the claim's session, as a clause after "if": 'the Russell 2000 closes at 2,238.50 and the S&P 500 at 5,650.10', 'the S&P 500 ends the week at 5,995.54'; empty for nothing. */
export function sayAssumed(
  { context, params, panel, at }: Pick<ClaimContext, 'context' | 'params' | 'panel' | 'at'>,
  nameOf: (symbol: string) => string,
): string {
  const { market, daily = market } = context;
  // A unit to date is provisional without anything being assumed.
  if (market.assumedIndex !== at || daily.assumedIndex === null || panel.series.every(({ closes }) => Number.isNaN(closes[at] ?? NaN)))
    return '';
  const assumed = panel.series.filter(({ closes, instrument }) => instrument.kind !== 'composite' && !Number.isNaN(closes[at] ?? NaN));
  if (assumed.length === 0 || assumed.length > mostNamed) return 'it closes as assumed';
  const { verb, day } = nameClosing({ context, params });
  return `${joinWords(assumed.map(({ symbol, closes }, place) => `${nameOf(symbol)} ${place === 0 ? verb : 'at'} ${formatNumber(closes[at])}`))}${day}`;
}
