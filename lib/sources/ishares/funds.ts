/** An index fund of iShares. */
export interface IsharesFund {
  /** Its number at the provider. */
  readonly portfolioId: string;
  /** What its files are headed, in the words that tell it from the others, whatever else was said in a year. */
  readonly heading: RegExp;
}

/** The funds whose index is a universe. */
export const isharesFunds: Readonly<Record<string, IsharesFund>> = {
  IVV: { portfolioId: '239726', heading: /S&P 500\b/ },
  IJH: { portfolioId: '239763', heading: /S&P Mid-?Cap\b/i },
  IJR: { portfolioId: '239774', heading: /S&P Small-?Cap\b/i },
  IWB: { portfolioId: '239707', heading: /Russell 1000\b/ },
  IWM: { portfolioId: '239710', heading: /Russell 2000\b/ },
  IWV: { portfolioId: '239714', heading: /Russell 3000\b/ },
};

// A growth or value fund of the same index holds a part of it.
const partial = /\b(growth|value|top|esg|screened|equal)\b/i;

/** The fund whose file is so headed, or null for one that is not known. */
export function findIsharesFund(heading: string): string | null {
  if (partial.test(heading)) return null;
  return Object.entries(isharesFunds).find(([, fund]) => fund.heading.test(heading))?.[0] ?? null;
}
