import { assumeStandIn, refuse, type NamedWords } from './named-words';

/** A sector of the S&P 500, by its fund: nothing else of it is stored. */
interface Sector {
  readonly symbol: string;
  readonly name: string;
  readonly words: readonly string[];
}

const sectors: readonly Sector[] = [
  { symbol: 'XLK', name: 'Technology stocks', words: ['tech', 'technology', 'information technology'] },
  { symbol: 'XLF', name: 'Financial stocks', words: ['financial', 'financials'] },
  { symbol: 'XLE', name: 'Energy stocks', words: ['energy'] },
  { symbol: 'XLV', name: 'Health care stocks', words: ['health care', 'healthcare'] },
  { symbol: 'XLI', name: 'Industrial stocks', words: ['industrial', 'industrials'] },
  { symbol: 'XLU', name: 'Utilities', words: ['utility', 'utilities'] },
  { symbol: 'XLP', name: 'Consumer staples', words: ['consumer staples', 'staples'] },
  { symbol: 'XLY', name: 'Consumer discretionary stocks', words: ['consumer discretionary'] },
  { symbol: 'XLB', name: 'Materials stocks', words: ['materials'] },
  { symbol: 'XLRE', name: 'Real estate stocks', words: ['real estate'] },
  { symbol: 'XLC', name: 'Communication services stocks', words: ['communication services', 'communications services'] },
  { symbol: 'RSP', name: 'The equal-weight S&P 500', words: [] },
];

/** Words that are a sector without 'stocks' or 'sector' behind them. */
const nouns: ReadonlySet<string> = new Set([
  'tech',
  'technology',
  'financials',
  'industrials',
  'utilities',
  'energy',
  'materials',
  'health care',
  'real estate',
  'consumer staples',
  'staples',
  'consumer discretionary',
  'communication services',
]);
const equalWeight = [
  'equal weight index',
  'equal weight s&p 500',
  's&p 500 equal weight index',
  's&p 500 equal weight',
  'equal weighted s&p 500',
  'equal weighted index',
];

/** How the names of the funds end. */
const spdrs = ['spdr', 'spdr etf', 'spdr fund'].map((end) => `select sector ${end}`);

/** What sectors and the index of equal weights are called, those whose fund is stored as that fund. */
export function nameSectors(symbols: ReadonlySet<string>): readonly NamedWords[] {
  return sectors.map(({ symbol, name: sector, words }) => {
    const said = words.flatMap((word) => [
      ...(nouns.has(word) ? [word] : []),
      ...['stocks', 'shares', 'sector', 'companies'].flatMap((end) => [`${word} ${end}`, `s&p 500 ${word} ${end}`]),
      ...['etf', 'fund', 'sector etf', 'sector fund', ...spdrs].map((end) => `${word} ${end}`),
    ]);
    const phrases = symbol === 'RSP' ? equalWeight : said;
    const verb = sector.endsWith('500') ? 'is' : 'are';
    return symbols.has(symbol)
      ? assumeStandIn(
          symbol,
          phrases,
          `${sector} ${verb} taken for the fund ${symbol}, whose figures are not quite those of an index: what is right of the one can fail of the other.`,
          `the fund ${symbol}`,
        )
      : refuse(`${sector} ${verb} told by the fund ${symbol}, which is not stored here.`, phrases);
  });
}
