import { monthNames, shortMonthNames } from '@/lib/calendar/month-names';
import { onProcess } from '@/lib/keep/on-process';
import type { KnownInstrument } from '../find-chunks';
import { readNumberWords } from '../read-number-words';
import { createGrownList } from './grown-list';
import { listSamples } from './list-samples';
import { toPlain } from './words-in-common';
import { templates } from './write-own';

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

/** The words of each sentence that no sentence before has. */
function* makeWords(): Generator<readonly string[]> {
  const known = new Set<string>();
  for (const text of listSamples()) {
    const fresh = listWords(toPlain(text)).filter((word) => !known.has(word));
    for (const word of fresh) known.add(word);
    yield fresh;
  }
}

// One bundle makes them ahead, and another one reads sentences.
const made = onProcess('words of claims', () => createGrownList(makeWords));
let said: ReadonlySet<string> | null = null;

/** Every word in which claims are printed, but for numbers and names: a text with any other one is none of ours, and is not searched for. Once, of what prints them. */
function listSaidWords(): ReadonlySet<string> {
  said ??= new Set(made.all().flat());
  return said;
}

/** Makes a part of what the first sentence of ours would wait for, in some milliseconds; whether all is made. */
export function prepareOwnWords(): boolean {
  return templates.grow(25) && made.grow(50);
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
