import type { Meaning, NameKind } from '../chunk';

/** A name with what is taken for granted in reading it. */
export interface NamedWords {
  readonly words: readonly string[];
  readonly meaning: Meaning;
  readonly assumed?: string;
}

const kinds: Readonly<Record<string, NameKind>> = {
  ...Object.fromEntries(['SPX', 'RUT', 'NDX'].map((symbol) => [symbol, 'index'])),
  ...Object.fromEntries(['AAPL', 'AMZN', 'GOOGL', 'META', 'MSFT', 'NVDA', 'TSLA'].map((symbol) => [symbol, 'stock'])),
  M7: 'group',
};

/** What an instrument is spoken of as, where it has a usual name. */
export function kindOf(symbol: string): { readonly is?: NameKind } {
  const is = kinds[symbol];
  return is === undefined ? {} : { is };
}

function name(symbol: string, words: readonly string[], members?: string): NamedWords {
  return { words, meaning: { kind: 'name', symbol, ...kindOf(symbol), ...(members === undefined ? {} : { members }) } };
}

export function assume(symbol: string, words: readonly string[], assumed: string): NamedWords {
  return { words, meaning: { kind: 'name', symbol, ...kindOf(symbol) }, assumed };
}

export function refuse(reason: string, words: readonly string[]): NamedWords {
  return { words, meaning: { kind: 'cannot', reason } };
}

/** What has prices of its own and is not stored: what is said of it changes nothing of what is said beside it. */
function aside(reason: string, words: readonly string[], is?: NameKind): NamedWords {
  return { words, meaning: { kind: 'cannot', reason, isAside: true, ...(is === undefined ? {} : { is }) } };
}

/** What instruments are called in print. A symbol by itself is read as that instrument in capital letters alone. */
export const usualNames: readonly NamedWords[] = [
  name('SPX', ['s&p 500', 's&p 500 index', 'sp 500', 's&p500', 'sp500', 'spx', '$spx', 's&p 500 stock index'], 'sp500'),
  assume('SPX', ['s&p', 's&p index'], 'The S&P is taken for the S&P 500.'),
  assume(
    'SPX',
    [
      'stocks',
      'us stocks',
      'us equities',
      'wall street',
      'the market',
      'the stock market',
      'stock market',
      'the broad market',
      'us stock market',
    ],
    'The market is taken for the S&P 500.',
  ),
  assume('SPX', ['large caps', 'large cap stocks', 'large cap index', 'large caps index'], 'Large caps are taken for the S&P 500.'),
  name('RUT', ['russell 2000', 'russell 2000 index', 'small cap russell 2000', 'rut', '$rut', 'russell 2k'], 'russell2000'),
  assume('RUT', ['russell', 'russell index'], 'The Russell is taken for the Russell 2000.'),
  assume(
    'RUT',
    [
      'small caps',
      'small cap stocks',
      'small cap index',
      'small caps index',
      'small cap benchmark',
      'small cap gauge',
      'small company stocks',
      'small company shares',
      'smaller companies',
    ],
    'Small caps are taken for the Russell 2000.',
  ),
  name('NDX', ['nasdaq 100', 'nasdaq100', 'nasdaq 100 index', 'tech heavy nasdaq 100', 'ndx', '$ndx'], 'nasdaq100'),
  assume(
    'M7',
    [
      'magnificent 7',
      'magnificent seven',
      'magnificent seven basket',
      'magnificent 7 basket',
      'magnificent seven group',
      'mag 7',
      'mag7',
      'mag seven',
      'magnificent seven stocks',
      'magnificent 7 stocks',
      'm7',
    ],
    'The Magnificent 7 are taken as one basket: equal weights, reset every quarter.',
  ),
  name('AAPL', ['apple', '$aapl', 'aapl', 'apple stock', 'apple shares']),
  name('AMZN', ['amazon', '$amzn', 'amzn', 'amazon shares', 'amazon stock']),
  name('GOOGL', ['$googl', 'googl']),
  assume(
    'GOOGL',
    ['alphabet', 'google', 'google parent alphabet', 'alphabet shares', 'google shares', 'alphabet stock', 'google stock'],
    'Alphabet is taken for its class A shares, GOOGL.',
  ),
  name('META', ['meta', 'meta platforms', '$meta', 'meta shares', 'facebook parent meta', 'meta stock']),
  name('MSFT', ['microsoft', '$msft', 'msft', 'microsoft shares', 'microsoft stock']),
  name('NVDA', ['nvidia', '$nvda', 'nvda', 'nvidia shares', 'nvidia stock']),
  name('TSLA', ['tesla', '$tsla', 'tsla', 'tesla shares', 'tesla stock']),
];

const nyse = 'NYSE';

/** The exchange, of whose breadth alone something can be said. */
export const breadthNames: readonly NamedWords[] = [
  { words: ['nyse', 'new york stock exchange', 'nyse stocks', 'nyse issues'], meaning: { kind: 'name', symbol: nyse, members: 'nyse' } },
];

const unclearGroup = 'Which group of stocks is meant is not said: name its index or its fund.';
const others = (what: string): string => `${what} is not stored: claims speak of US indices, funds and stocks that are.`;
const series = (what: string): string =>
  `${what} told here as a series, of which nothing is claimed: claims speak of US indices, funds and stocks.`;

/** What is talked of a lot and cannot be checked here. */
export const strangers: readonly NamedWords[] = [
  aside(
    '“The Nasdaq” usually means the Nasdaq Composite, which is not stored; the Nasdaq-100 is.',
    ['nasdaq', 'nasdaq composite', 'tech heavy nasdaq', 'tech heavy nasdaq composite', '$comp', '$ixic'],
    'index',
  ),
  aside(
    others('The Dow Jones industrial average'),
    [
      'dow',
      'dow jones',
      'dow industrials',
      'djia',
      'dow jones industrial average',
      'industrial average',
      'blue chip dow',
      'blue chips',
      'dow transports',
      'dow jones transportation average',
    ],
    'index',
  ),
  aside(series('The VIX is'), ['vix', '$vix', 'vix index', 'cboe volatility index', 'volatility index', 'fear gauge'], 'index'),
  refuse(others('A measure of volatility other than the VIX'), ['move index', 'vvix', 'skew']),
  aside(series('Yields are'), ['treasury yields', 'treasury yield', 'yield', 'yields', '10 year yield', '10 year treasury yield']),
  refuse(others('The Philadelphia semiconductor index'), ['sox', 'philadelphia semiconductor index', 'semiconductor index']),
  refuse(others('The S&P MidCap 400'), ['s&p 400', 's&p midcap 400', 'midcap 400', 'mid caps', 'mid cap stocks', 'midcaps']),
  refuse(others('The S&P SmallCap 600'), ['s&p 600', 's&p smallcap 600', 'smallcap 600']),
  refuse(others('The Russell 1000, or one of the other Russell indices,'), [
    'russell 1000',
    'russell 3000',
    'russell microcap',
    'microcaps',
    'russell 1000 growth',
    'russell 1000 value',
  ]),
  aside(
    others('A market other than the US one'),
    [
      'nikkei',
      'nikkei 225',
      'topix',
      'ftse',
      'ftse 100',
      'dax',
      'cac',
      'cac 40',
      'stoxx',
      'stoxx 600',
      'stoxx europe 600',
      'euro stoxx 50',
      'hang seng',
      'csi 300',
      'shanghai composite',
      'kospi',
      'nifty',
      'nifty 50',
      'sensex',
      'bovespa',
      'asx 200',
      'tsx',
      'msci world',
      'msci acwi',
      'msci emerging markets',
      'emerging markets',
      'european stocks',
      'japanese stocks',
      'chinese stocks',
      'global stocks',
      'world stocks',
    ],
    'index',
  ),
  aside(others('A commodity, currency, bond or crypto asset'), [
    'gold',
    'silver',
    'copper',
    'oil',
    'crude',
    'crude oil',
    'brent',
    'wti',
    'natural gas',
    'bitcoin',
    'btc',
    'ether',
    'ethereum',
    'crypto',
    'dollar',
    'dollar index',
    'dxy',
    'yen',
    'euro',
    'treasuries',
    'treasury',
    'bonds',
    'bond',
    'mortgage rates',
  ]),
  refuse(unclearGroup, [
    'bank stocks',
    'banks',
    'growth stocks',
    'value stocks',
    'cyclicals',
    'defensives',
    'sector',
    'sectors',
    'homebuilders',
    'regional banks',
    'meme stocks',
    'chip stocks',
    'chipmakers',
    'semiconductors',
    'semiconductor stocks',
    'semis',
    'software stocks',
    'biotechs',
    'biotech stocks',
    'airlines',
    'retailers',
    'insurers',
    'automakers',
    'oil stocks',
    'bank index',
  ]),
];
