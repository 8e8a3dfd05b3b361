/** Funds by ticker, with the number that the provider is asked by. */
export const invescoFunds: Readonly<Record<string, string>> = { QQQ: '46090E103' };
