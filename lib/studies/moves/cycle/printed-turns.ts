import type { SessionDate } from '@/lib/calendar/session-date';
import { parseSessionDate } from '@/lib/calendar/session-date';
import type { CycleParams } from './params';

/** Turning dates of one index as a source prints them: a low first, then high and low in turn. */
export interface PrintedTurns {
  readonly symbol: string;
  /** As a sentence names it. */
  readonly name: string;
  /** When it was printed, in words. */
  readonly when: string;
  /** The last day of that time: the list says nothing to who asks from an earlier day. */
  readonly knownFrom: SessionDate;
  readonly citation: string;
  readonly turns: readonly SessionDate[];
}

// The last low has no high yet: that bull market ran when the list was printed.
const laterTurns =
  '1948-06-15 1949-06-13 1956-08-02 1957-10-22 1961-12-12 1962-06-26 1966-02-09 1966-10-07 1968-11-29 1970-05-26 1973-01-11 1974-10-03 1980-11-28 1982-08-12 1987-08-25 1987-12-04 1990-07-16 1990-10-11 2000-03-24 2002-10-09 2007-10-09 2009-03-09 2020-02-19 2020-03-23 2022-01-03 2022-10-12';

function listTurns(first: string): readonly SessionDate[] {
  return [first, ...laterTurns.split(' ')].map(parseSessionDate);
}

const common = { symbol: 'SPX', when: 'January 2024', knownFrom: parseSessionDate('2024-01-31') } as const;

/** The lists that can be asked for. Dates alone are theirs: every figure is computed from the closes. */
export const printedTurns: Readonly<Record<CycleParams['source'], PrintedTurns>> = {
  cfra: {
    ...common,
    name: 'CFRA',
    citation: 'Turning dates: CFRA, bull markets of the S&P 500 since 1947, January 2024',
    turns: listTurns('1947-05-19'),
  },
  yardeni: {
    ...common,
    name: 'CFRA (with the first low of Yardeni Research)',
    citation:
      'Turning dates: CFRA, bull markets of the S&P 500 since 1947, January 2024; first low: Yardeni Research, S&P 500 Bull & Bear Market Tables',
    turns: listTurns('1946-10-09'),
  },
};
