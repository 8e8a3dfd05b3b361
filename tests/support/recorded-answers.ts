/**
 * Answers in the shape in which each provider gives them, written by hand: Apple, or an index where it has no stocks, on the three sessions
 * before 2026-11-26. The closes are made up. Apart from the fault server, which writes what our adapters read.
 */
export const recordedAnswers: Readonly<Record<string, string>> = {
  yahoo:
    '{"chart":{"result":[{"meta":{"currency":"USD","symbol":"AAPL","exchangeName":"NMS","instrumentType":"EQUITY","firstTradeDate":345479400,"regularMarketTime":1796158802,"gmtoffset":-18000,"timezone":"EST","exchangeTimezoneName":"America/New_York","regularMarketPrice":312.4,"priceHint":2,"validRanges":["1d","5d"]},"timestamp":[1795444200,1795530600,1795617000],"indicators":{"quote":[{"high":[311.5,313.0,313.9],"open":[309.0,310.6,312.1],"close":[310.2000122070312,311.8500061035156,312.3999938964844],"volume":[41000000,39500000,28200000],"low":[308.1,309.9,311.2]}],"adjclose":[{"adjclose":[310.2000122070312,311.8500061035156,312.3999938964844]}]}}],"error":null}}',
  nasdaq:
    '{"data":{"symbol":"AAPL","totalRecords":3,"tradesTable":{"asOf":null,"headers":{"date":"Date","close":"Close/Last"},"rows":[{"date":"11/25/2026","close":"$312.40","volume":"28,200,000","open":"$312.10","high":"$313.90","low":"$311.20"},{"date":"11/24/2026","close":"$311.85","volume":"39,500,000","open":"$310.60","high":"$313.00","low":"$309.90"},{"date":"11/23/2026","close":"$310.20","volume":"41,000,000","open":"$309.00","high":"$311.50","low":"$308.10"}]}},"message":null,"status":{"rCode":200,"bCodeMessage":null,"developerMessage":null}}',
  cboe: 'DATE,OPEN,HIGH,LOW,CLOSE\r\n11/23/2026,6900.10,6950.20,6890.30,6940.400000\r\n11/24/2026,6941.00,6960.00,6930.00,6955.120000\r\n11/25/2026,6955.50,6970.00,6950.00,6961.330000\r\n',
  fred: 'observation_date,SP500\n2026-11-23,6940.40\n2026-11-24,6955.12\n2026-11-25,6961.33\n',
  tiingo:
    '[{"date":"2026-11-23T00:00:00.000Z","close":310.2,"high":311.5,"low":308.1,"open":309.0,"volume":41000000,"adjClose":310.2,"adjHigh":311.5,"adjLow":308.1,"adjOpen":309.0,"adjVolume":41000000,"divCash":0.0,"splitFactor":1.0},{"date":"2026-11-24T00:00:00.000Z","close":311.85,"high":313.0,"low":309.9,"open":310.6,"volume":39500000,"adjClose":311.85,"adjHigh":313.0,"adjLow":309.9,"adjOpen":310.6,"adjVolume":39500000,"divCash":0.0,"splitFactor":1.0},{"date":"2026-11-25T00:00:00.000Z","close":312.4,"high":313.9,"low":311.2,"open":312.1,"volume":28200000,"adjClose":312.4,"adjHigh":313.9,"adjLow":311.2,"adjOpen":312.1,"adjVolume":28200000,"divCash":0.0,"splitFactor":1.0}]',
  eodhd:
    '[{"date":"2026-11-23","open":309,"high":311.5,"low":308.1,"close":310.2,"adjusted_close":310.2,"volume":41000000},{"date":"2026-11-24","open":310.6,"high":313,"low":309.9,"close":311.85,"adjusted_close":311.85,"volume":39500000},{"date":"2026-11-25","open":312.1,"high":313.9,"low":311.2,"close":312.4,"adjusted_close":312.4,"volume":28200000},{"warning":"Data is limited by one year as you have free subscription"}]',
  fmp: '[{"symbol":"AAPL","date":"2026-11-25","open":312.1,"high":313.9,"low":311.2,"close":312.4,"volume":28200000,"change":0.3,"changePercent":0.0961,"vwap":312.5},{"symbol":"AAPL","date":"2026-11-24","open":310.6,"high":313,"low":309.9,"close":311.85,"volume":39500000,"change":1.25,"changePercent":0.4025,"vwap":311.6},{"symbol":"AAPL","date":"2026-11-23","open":309,"high":311.5,"low":308.1,"close":310.2,"volume":41000000,"change":1.2,"changePercent":0.3883,"vwap":309.9}]',
  'twelve-data':
    '{"meta":{"symbol":"AAPL","interval":"1day","currency":"USD","exchange_timezone":"America/New_York","exchange":"NASDAQ","mic_code":"XNGS","type":"Common Stock"},"values":[{"datetime":"2026-11-25","open":"312.10001","high":"313.89999","low":"311.20001","close":"312.39999","volume":"28200000"},{"datetime":"2026-11-24","open":"310.60001","high":"313.00000","low":"309.89999","close":"311.85001","volume":"39500000"},{"datetime":"2026-11-23","open":"309.00000","high":"311.50000","low":"308.10001","close":"310.20001","volume":"41000000"}],"status":"ok"}',
  'alpha-vantage':
    '{"Meta Data":{"1. Information":"Daily Prices (open, high, low, close) and Volumes","2. Symbol":"AAPL","3. Last Refreshed":"2026-11-25","4. Output Size":"Compact","5. Time Zone":"US/Eastern"},"Time Series (Daily)":{"2026-11-25":{"1. open":"312.1000","2. high":"313.9000","3. low":"311.2000","4. close":"312.4000","5. volume":"28200000"},"2026-11-24":{"1. open":"310.6000","2. high":"313.0000","3. low":"309.9000","4. close":"311.8500","5. volume":"39500000"},"2026-11-23":{"1. open":"309.0000","2. high":"311.5000","3. low":"308.1000","4. close":"310.2000","5. volume":"41000000"}}}',
  stooq:
    'Date,Open,High,Low,Close,Volume\r\n2026-11-23,309,311.5,308.1,310.2,41000000\r\n2026-11-24,310.6,313,309.9,311.85,39500000\r\n2026-11-25,312.1,313.9,311.2,312.4,28200000\r\n',
};

/** Answers of those that tell of splits apart. */
export const recordedSplits: Readonly<Record<string, string>> = {
  eodhd: '[]',
  'alpha-vantage': '{"symbol":"AAPL","data":[{"effective_date":"2020-08-31","split_factor":"4.0000"}]}',
};
