/** Closes of seven sessions, made up. */
export const shapeCloses = [
  ['2024-07-08', 5572.85],
  ['2024-07-09', 5576.98],
  ['2024-07-10', 5633.91],
  ['2024-07-11', 5584.54],
  ['2024-07-12', 5615.35],
  ['2024-07-15', 5631.22],
  ['2024-07-16', 5667.2],
] as const;

type Line = (date: { readonly year: string; readonly month: string; readonly day: string; readonly iso: string }, close: string) => string;

function write(
  header: readonly string[],
  line: Line,
  options: { readonly newestFirst?: boolean; readonly end?: string; readonly footer?: readonly string[] } = {},
): string {
  const { newestFirst = false, end = '\n', footer = [] } = options;
  const lines = shapeCloses.map(([iso, close]) => {
    const [year = '', month = '', day = ''] = iso.split('-');
    return line({ year, month, day, iso }, close.toFixed(2));
  });
  return [...header, ...(newestFirst ? lines.reverse() : lines), ...footer].join(end) + end;
}

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const nameOf = (month: string) => names[Number(month) - 1] ?? '';
const grouped = (close: string) => close.replace(/^(\d)(\d{3})/, '$1,$2');

/** The same seven closes as vendors and programs write them, unmodified: the shape's name, the file's name, its content. */
export const closeShapes: readonly (readonly [shape: string, file: string, content: string | Uint8Array])[] = [
  [
    'Yahoo',
    '^GSPC.csv',
    write(['Date,Open,High,Low,Close,Adj Close,Volume'], ({ iso }, close) => `${iso},${close},${close},${close},${close},${close},100`),
  ],
  [
    'Yahoo of today, copied',
    'SPX.csv',
    write(
      ['Date\tOpen\tHigh\tLow\tClose Close price adjusted for splits.'.replace(' Close price adjusted for splits.', ''), ''],
      ({ year, month, day }, close) =>
        `${nameOf(month)} ${Number(day)}, ${year}\t${grouped(close)}\t${grouped(close)}\t${grouped(close)}\t${grouped(close)}`,
    ),
  ],
  [
    'yfinance with a time zone',
    'SPX.csv',
    write(
      ['Date,Open,High,Low,Close,Volume,Dividends,Stock Splits'],
      ({ iso }, close) => `${iso} 00:00:00-04:00,${close},${close},${close},${close},0,0.0,0.0`,
    ),
  ],
  [
    'yfinance with three header lines',
    'SPX.csv',
    write(
      ['Price,Close,High,Low,Open,Volume', 'Ticker,^GSPC,^GSPC,^GSPC,^GSPC,^GSPC', 'Date,,,,,'],
      ({ iso }, close) => `${iso},${close},${close},${close},${close},0`,
    ),
  ],
  [
    'Nasdaq.com',
    'SPX.csv',
    write(
      ['Date,Close/Last,Open,High,Low'],
      ({ year, month, day }, close) => `${month}/${day}/${year},${close},${close},${close},${close}`,
      { newestFirst: true },
    ),
  ],
  [
    'Nasdaq.com with dollars',
    'SPX.csv',
    write(
      ['Date,Close/Last,Volume,Open,High,Low'],
      ({ year, month, day }, close) => `${month}/${day}/${year},$${close},100,$${close},$${close},$${close}`,
      { newestFirst: true },
    ),
  ],
  [
    'Cboe',
    'SPX_History.csv',
    write(
      ['DATE,OPEN,HIGH,LOW,CLOSE'],
      ({ year, month, day }, close) => `${month}/${day}/${year},${close}0000,${close}0000,${close}0000,${close}0000`,
    ),
  ],
  ['Cboe of two columns', 'SPX_History.csv', write(['DATE,SPX'], ({ year, month, day }, close) => `${month}/${day}/${year},${close}0000`)],
  ['FRED', 'SP500.csv', write(['observation_date,SP500', '2024-07-04,'], ({ iso }, close) => `${iso},${close}`)],
  ['FRED of old', 'SP500.csv', write(['DATE,SP500', '2024-07-04,.'], ({ iso }, close) => `${iso},${close}`)],
  [
    'Stooq',
    '^spx_d.csv',
    write(['Date,Open,High,Low,Close,Volume'], ({ iso }, close) => `${iso},${close},${close},${close},${close},5`, { end: '\r\n' }),
  ],
  [
    'Stooq in bulk',
    'SPX.csv',
    write(
      ['<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>'],
      ({ year, month, day }, close) => `^SPX,D,${year}${month}${day},000000,${close},${close},${close},${close},0,0`,
    ),
  ],
  [
    'investing.com',
    'SPX.csv',
    `\uFEFF${write(['"Date","Price","Open","High","Low","Vol.","Change %"'], ({ year, month, day }, close) => `"${month}/${day}/${year}","${grouped(close)}","${grouped(close)}","${grouped(close)}","${grouped(close)}","1.20B","0.31%"`, { newestFirst: true })}`,
  ],
  [
    'investing.com, day first',
    'SPX.csv',
    write(
      ['"Date";"Price";"Change %"'],
      ({ year, month, day }, close) => `"${day}.${month}.${year}";"${close.replace('.', ',').replace(/^(\d)/, '$1.')}";"0,31%"`,
    ),
  ],
  [
    'Alpha Vantage',
    'daily_SPX.csv',
    write(['timestamp,open,high,low,close,volume'], ({ iso }, close) => `${iso},${close},${close},${close},${close},100`, {
      newestFirst: true,
    }),
  ],
  [
    'EODData',
    'SPX.csv',
    write(
      ['Symbol,Date,Open,High,Low,Close,Volume'],
      ({ year, month, day }, close) => `SPX,${day}-${nameOf(month)}-${year},${close},${close},${close},${close},0`,
    ),
  ],
  [
    'EODHD',
    'SPX.csv',
    write(['Date,Open,High,Low,Close,Adjusted_close,Volume'], ({ iso }, close) => `${iso},${close},${close},${close},${close},${close},0`),
  ],
  [
    'WSJ',
    'SPX.csv',
    write(
      ['Date, Open, High, Low, Close'],
      ({ year, month, day }, close) => `${month}/${day}/${year.slice(2)}, ${close}, ${close}, ${close}, ${close}`,
      { newestFirst: true },
    ),
  ],
  [
    'Tiingo',
    'SPX.csv',
    write(
      ['date,close,high,low,open,volume,adjClose,adjHigh,adjLow,adjOpen,adjVolume,divCash,splitFactor'],
      ({ iso }, close) => `${iso}T00:00:00.000Z,${close},${close},${close},${close},1,${close},${close},${close},${close},1,0.0,1.0`,
    ),
  ],
  ['pandas', 'SPX.csv', write([',open,close'], ({ iso }, close) => `${iso},${close},${close}`)],
  [
    'Excel in Europe',
    'SPX.csv',
    `\uFEFF${write(['Date;Open;High;Low;Close'], ({ day, month, year }, close) => `${day}/${month}/${year};${close.replace('.', ',')};;;${close.replace('.', ',')}`, { end: '\r\n' })}`,
  ],
  [
    'Excel as Unicode text',
    'SPX.csv',
    Buffer.from(`\uFEFF${write(['date\tclose'], ({ iso }, close) => `${iso}\t${close}`, { end: '\r\n' })}`, 'utf16le'),
  ],
  ['thousands in quotes', 'SPX.csv', write(['date,close'], ({ iso }, close) => `${iso},"${grouped(close)}"`)],
  [
    'lines above and below',
    'SPX.csv',
    write(['S&P 500 Index', 'As of,"Jul 16, 2024"', ' ', 'Trade Date|Closing Price'], ({ iso }, close) => `${iso}|${close}`, {
      footer: ['', 'The content of this file is for information only.'],
    }),
  ],
];
