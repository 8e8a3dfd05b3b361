import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';

/** A ticker that a security had before the one that it is known by here. */
export interface KnownAlias {
  readonly symbol: string;
  readonly ticker: string;
  readonly from: SessionDate | null;
  /** The first day with another ticker; null where the ticker is its own, having been another security's before. */
  readonly until: SessionDate | null;
  /** Whether another security has the ticker since: a file of closes may then mean that one by it on any date, a list of members means the one of its time. */
  readonly isReused?: boolean;
}

function rename(ticker: string, symbol: string, until: string, from: string | null = null): KnownAlias {
  return { symbol, ticker, from: from === null ? null : parseSessionDate(from), until: parseSessionDate(until) };
}

/** Well-known changes of ticker, as the companies and exchanges announced them: one security before and after. */
export const knownAliases: readonly KnownAlias[] = [
  rename('FB', 'META', '2022-06-09', '2012-05-18'),
  rename('PCLN', 'BKNG', '2018-02-27', '1999-03-30'),
  rename('HCN', 'WELL', '2018-02-28'),
  rename('COH', 'TPR', '2017-10-31', '2000-10-05'),
  rename('MHFI', 'SPGI', '2016-04-28', '2013-05-14'),
  rename('DWDP', 'DD', '2019-06-03', '2017-09-01'),
  rename('HRS', 'LHX', '2019-07-01'),
  rename('TMK', 'GL', '2019-08-08'),
  rename('BHGE', 'BKR', '2019-10-18', '2017-07-05'),
  rename('SYMC', 'GEN', '2019-11-05'),
  rename('NLOK', 'GEN', '2022-11-08', '2019-11-05'),
  rename('HCP', 'DOC', '2019-11-05'),
  rename('PEAK', 'DOC', '2024-03-04', '2019-11-05'),
  rename('CBS', 'PARA', '2019-12-05', '2006-01-03'),
  rename('VIAC', 'PARA', '2022-02-17', '2019-12-05'),
  rename('BBT', 'TFC', '2019-12-09'),
  rename('JEC', 'J', '2019-12-10'),
  { ...rename('IR', 'TT', '2020-03-03', '2009-07-01'), isReused: true },
  { symbol: 'IR', ticker: 'IR', from: parseSessionDate('2020-03-03'), until: null, isReused: true },
  rename('ARNC', 'HWM', '2020-04-01', '2016-11-01'),
  rename('UTX', 'RTX', '2020-04-03'),
  rename('CTL', 'LUMN', '2020-09-18'),
  rename('MYL', 'VTRS', '2020-11-17'),
  rename('LB', 'BBWI', '2021-08-03'),
  rename('COG', 'CTRA', '2021-10-04'),
  rename('WLTW', 'WTW', '2022-01-10', '2016-01-05'),
  rename('DISCA', 'WBD', '2022-04-11', '2008-09-18'),
  rename('BLL', 'BALL', '2022-05-10'),
  rename('ANTM', 'ELV', '2022-06-28', '2014-12-03'),
  rename('PKI', 'RVTY', '2023-05-16'),
  rename('FISV', 'FI', '2023-06-07'),
  rename('RE', 'EG', '2023-07-10'),
  rename('ABC', 'COR', '2023-08-30'),
  rename('CDAY', 'DAY', '2024-02-01', '2018-04-26'),
  rename('FLT', 'CPAY', '2024-03-25', '2010-12-15'),
];
