import { monthNames, shortMonthNames } from '@/lib/calendar/month-names';
import type { KnownInstrument } from '../find-chunks';
import { readNumberWords } from '../read-number-words';
import { toPlain } from './words-in-common';

// Every word in which claims are printed, but for numbers and names: a text with any other one is none of ours, and is not searched for.
const words: ReadonlySet<string> = new Set(
  (
    'a a/d above ad adjusted after against age ahead among an and another any as at averages awaited back before behind ' +
    'below breadth breakaway bull by came changes close closes correlation counted cross crosses data date day days death ' +
    'deemer deepest deviation deviations direction dispersion distance dividends effective either end entries entry equal ' +
    'every exponential fall falling far fewer for from gain gains golden had high higher highest highs hindenburg horizon ' +
    'improving in index indices into intraday issues its lag lagging largest last lasted later lead leading least left less ' +
    'level line log logarithms longest loss losses low lowest made magnificent market mcclellan mean means median members ' +
    'midcap momentum month monthly months more most move moves nasdaq net new next no number nyse of omen on ones only or ' +
    'oscillator out over percent percentage plain point points population quadrant quarter quarterly quarters quickest ' +
    'ratio raw record records reinvested return returns rising run russell s&p sample score seen session sessions set share ' +
    'signal since size slowest smallcap smoothed so start stood straight summation than that the their there thrust time ' +
    'times to up volatility wait was weakening week weekly weeks weight whaley with within without year yearly years z ' +
    'zweig'
  ).split(' '),
);
const months: ReadonlySet<string> = new Set([...monthNames, ...shortMonthNames].map((name) => name.toLowerCase()));

/** Sectors and lists of one's own are named before "members", by whatever words. */
const named = /(?:\S+ ){1,4}sector members|\S+ members/gu;

/** The words of a plain text in which no claim is printed, names of instruments left to the caller. */
function listStrange(plain: string): readonly string[] {
  return plain
    .replace(named, ' ')
    .split(/[\s,();-]+/u)
    .map((word) => word.replace(/'s?$/u, ''))
    .filter((word) => word !== '' && !/\d/u.test(word) && !words.has(word) && !months.has(word) && readNumberWords([word]) === null);
}

/** Whether a text has no word but those in which claims are printed. Takes time in proportion to the text, and to the instruments where a word may be a name. */
export function hasOwnWordsAlone(plain: string, instruments: readonly KnownInstrument[]): boolean {
  if (listStrange(plain).length === 0) return true;
  const names = instruments.map(({ name }) => toPlain(name)).filter((name) => name !== '' && plain.includes(name));
  if (names.length === 0) return false;
  // Of two names of which one begins with the other the longer one is meant.
  const rest = names.sort((a, b) => b.length - a.length).reduce((text, name) => text.replaceAll(name, ' '), plain);
  return listStrange(rest).length === 0;
}
