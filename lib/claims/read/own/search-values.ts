import { countAlike, countWords, createMisfit, toPlain, type WordCounts } from './words-in-common';

/**
 * Values of parameters by name. One is changed after the other by its name, and between two changes they may be what no schema takes; what writes
 * sentences reads them as parameters all the same (`as-parameters.ts`), and what is found is parsed by the schema before it is told.
 */
export type Values = Readonly<Record<string, string | number>>;

/** What a parameter, or a few that say something together, may be beside the others: none where it has no say. */
export type Field = (values: Values) => readonly Values[];

interface Candidate {
  readonly values: Values;
  readonly text: string;
  readonly misfit: number;
  readonly alike: number;
}

/** What is looked for, as it is compared. */
export interface Wanted {
  readonly plain: string;
  readonly words: WordCounts;
}

export function toWanted(text: string): Wanted {
  const plain = toPlain(text);
  return { plain, words: countWords(plain) };
}

/** How many are kept whose words are alike so far: what says nothing yet, as that a distance is one in deviations, may say something later. */
const mostAlike = 3;

/** How many of one measure: what another one is leaves more words over at first, and fewer later. */
const mostOfMeasure = 4;

function keepBest(tried: Candidate[], width: number): Candidate[] {
  const times = new Map<string, number>();
  const count = (name: string): number => {
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return time;
  };
  return tried
    .sort((a, b) => a.misfit - b.misfit || b.alike - a.alike)
    .filter(
      ({ text, values }) =>
        count(`${String(values['comparison'])} ${text}`) <= mostAlike && count(String(values['measure'])) <= mostOfMeasure,
    )
    .slice(0, width);
}

/**
 * The values whose words are the text, letter by letter: one parameter after the other, of all that fit so far those that leave the fewest words
 * over on either side. That some are missed costs a reading; none is found whose words are others.
 * @param write what values say; null where they say nothing.
 * @param width how many are kept at each step.
 */
export function searchValues(
  wanted: Wanted,
  begin: readonly Values[],
  fields: readonly Field[],
  write: (values: Values) => string | null,
  width: number,
): readonly Values[] {
  const misfitOf = createMisfit(wanted.words);
  // Many values have one sentence.
  const judged = new Map<string, Omit<Candidate, 'values'>>();
  const judge = (written: string): Omit<Candidate, 'values'> => {
    const known = judged.get(written);
    if (known !== undefined) return known;
    const text = toPlain(written);
    const found = { text, misfit: misfitOf(text), alike: countAlike(text, wanted.plain) };
    judged.set(written, found);
    return found;
  };
  const place = (values: Values): Candidate[] => {
    const written = write(values);
    if (written === null) return [];
    return [{ values, ...judge(written) }];
  };
  const isFound = ({ text }: Candidate): boolean => text === wanted.plain;
  let kept = begin.flatMap(place);
  for (const list of fields) {
    if (kept.some(isFound)) break;
    const tried = kept.flatMap((candidate) => {
      const others = list(candidate.values).filter((changes) =>
        Object.keys(changes).some((name) => candidate.values[name] !== changes[name]),
      );
      return [candidate, ...others.flatMap((changes) => place({ ...candidate.values, ...changes }))];
    });
    if (tried.length > kept.length) kept = keepBest(tried, width);
  }
  return kept.filter(isFound).map(({ values }) => values);
}
