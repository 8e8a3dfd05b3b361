import { monthNames, shortMonthNames } from '@/lib/calendar/month-names';
import type { KnownInstrument } from '../find-chunks';
import { readNumberWords } from '../read-number-words';
import { listSamples } from './list-samples';
import { toPlain } from './words-in-common';

const months: ReadonlySet<string> = new Set([...monthNames, ...shortMonthNames].map((name) => name.toLowerCase()));

/** A text in its words, numbers and punctuation left out. */
function listWords(plain: string): readonly string[] {
  return plain
    .split(/[\s,();-]+/u)
    .map((word) => word.replace(/'s?$/u, ''))
    .filter((word) => word !== '' && !/\d/u.test(word));
}

/** Sectors and lists of one's own are named before "members", by whatever words. */
const named = /(?:\S+ ){1,4}sector members|\S+ members/gu;

let said: ReadonlySet<string> | null = null;

/** Every word in which claims are printed, but for numbers and names: a text with any other one is none of ours, and is not searched for. Once, of what prints them. */
function listSaidWords(): ReadonlySet<string> {
  said ??= new Set(listSamples().flatMap((text) => listWords(toPlain(text))));
  return said;
}

/** The words of a plain text in which no claim is printed, names of instruments left to the caller. */
function listStrange(plain: string): readonly string[] {
  const words = listSaidWords();
  return listWords(plain.replace(named, ' ')).filter((word) => !words.has(word) && !months.has(word) && readNumberWords([word]) === null);
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
