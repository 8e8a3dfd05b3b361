/** What is known of a line of a fund beside its ticker; null where the fund does not say. */
export interface HeldLine {
  readonly name: string;
  /** Equity, Money Market, Cash, Futures. */
  readonly kind: string | null;
  readonly exchange: string | null;
  readonly currency: string | null;
}

// At the end of the name alone: CVR Energy is a company.
const rights = /\b(rights?|rts|cvr|warrants?|wts|escrow)$/i;
const cash = /\b(us dollar|cash|money market|treasury sl agency|net other assets)\b/i;
const unlisted = /unlisted|no market|non-nms/i;
const stockKinds =
  /^(equity|common stock|stock|class [a-z] shares?|depositary receipts?|american depositary receipts?.*|real estate investment trust|reit|ordinary shares?)$/i;

/** Why a line of a fund is no member of its index, or null: cash, funds, futures, what is traded abroad or nowhere, rights. */
export function findWhyLeftOut({ name, kind, exchange, currency }: HeldLine): string | null {
  if (kind !== null && !stockKinds.test(kind.trim())) return `${kind.toLowerCase()}, no stock`;
  if (kind === null && cash.test(name)) return 'cash, no stock';
  if (currency !== null && /^[A-Z]{3}$/i.test(currency.trim()) && currency.trim().toUpperCase() !== 'USD')
    return `a foreign line, in ${currency}`;
  if (rights.test(name.trim())) return 'a right, no stock';
  if (exchange !== null && unlisted.test(exchange)) return 'not listed on an exchange';
  return null;
}
