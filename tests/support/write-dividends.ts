/** What stocks pay, by Nasdaq's tickers: dollars a share, or a text in place of them. One may pay twice. */
export type ServedDividends = readonly (readonly [ticker: string, rate: number | string])[];

/** Nasdaq's list of the dividends of a day. */
export function writeDividends(session: string, paid: ServedDividends): string {
  const [year, month, day] = session.split('-').map(Number);
  const written = `${month}/${day}/${year}`;
  const rows = paid.map(([symbol, rate]) => ({
    companyName: `${symbol} Corporation Common Stock`,
    symbol,
    dividend_Ex_Date: written,
    payment_Date: 'N/A',
    record_Date: written,
    dividend_Rate: rate,
    indicated_Annual_Dividend: 1,
    announcement_Date: 'N/A',
  }));
  return JSON.stringify({ data: { calendar: { headers: {}, rows } }, message: null, status: { rCode: 200, bCodeMessage: null } });
}
