/** One of eleven sectors of the simulated market. */
export interface SampleSector {
  /** Symbol of its cap-weighted series, as the universe `sectors` names them. */
  readonly symbol: string;
  readonly name: string;
  /** Large stocks besides the Magnificent 7, of 493. */
  readonly stocks: number;
  /** How much its stocks move with their group. */
  readonly sensitivity: number;
  /** Daily volatility of what its stocks share with each other alone. */
  readonly own: number;
  /** Whether its largest stocks are those of the Nasdaq-100-like index. */
  readonly growth: boolean;
}

export const sampleSectors: readonly SampleSector[] = [
  { symbol: 'XLB', name: 'Materials', stocks: 30, sensitivity: 1.1, own: 0.0045, growth: false },
  { symbol: 'XLC', name: 'Communication Services', stocks: 18, sensitivity: 0.95, own: 0.004, growth: true },
  { symbol: 'XLE', name: 'Energy', stocks: 23, sensitivity: 1.15, own: 0.0095, growth: false },
  { symbol: 'XLF', name: 'Financials', stocks: 77, sensitivity: 1.15, own: 0.0045, growth: false },
  { symbol: 'XLI', name: 'Industrials', stocks: 84, sensitivity: 1.1, own: 0.003, growth: false },
  { symbol: 'XLK', name: 'Information Technology', stocks: 48, sensitivity: 1.1, own: 0.004, growth: true },
  { symbol: 'XLP', name: 'Consumer Staples', stocks: 40, sensitivity: 0.65, own: 0.0035, growth: false },
  { symbol: 'XLRE', name: 'Real Estate', stocks: 31, sensitivity: 0.95, own: 0.0055, growth: false },
  { symbol: 'XLU', name: 'Utilities', stocks: 30, sensitivity: 0.65, own: 0.006, growth: false },
  { symbol: 'XLV', name: 'Health Care', stocks: 70, sensitivity: 0.85, own: 0.0035, growth: false },
  { symbol: 'XLY', name: 'Consumer Discretionary', stocks: 42, sensitivity: 1, own: 0.0045, growth: true },
];

/** The sector with this name. @throws RangeError where there is none. */
export function findSector(name: string): SampleSector {
  const sector = sampleSectors.find((each) => each.name === name);
  if (sector === undefined)
    throw new RangeError(`The sample has no sector ${name}; it has ${sampleSectors.map((each) => each.name).join(', ')}`);
  return sector;
}

/** The sector at a place of the whole, 0 to 1, each as wide as it has stocks: so any number of stocks is spread alike. */
export function findSectorAt(place: number): SampleSector {
  const all = sampleSectors.reduce((sum, { stocks }) => sum + stocks, 0);
  let left = place * all;
  for (const sector of sampleSectors) {
    left -= sector.stocks;
    if (left < 0) return sector;
  }
  throw new RangeError(`A place among the sectors is at least 0 and below 1, not ${place}`);
}
