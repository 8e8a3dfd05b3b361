/** A sentence that breaks no name or figure over two lines: 'S&P 500' and '52-week high' stay whole. */
export function keepTogether(text: string): string {
  return text.replace(/(S&P|Russell|Magnificent) (?=\d)/g, '$1\u00a0').replace(/(\d+)-(?=week|session|day)/g, '$1\u2011');
}
