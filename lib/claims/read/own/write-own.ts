import { onProcess } from '@/lib/keep/on-process';
import { buildClaimSentence, readSentence, type SentenceNames } from '@/lib/studies/after/claim/claim-sentence';
import { comparisonConditions } from '@/lib/studies/after/claim/claim-rules';
import { namePartSaid } from '@/lib/studies/after/claim/like-with-like';
import { claimParams } from '@/lib/studies/after/claim/params';
import { comparisons } from '@/lib/studies/measure/comparisons';
import { indicatorNames } from '@/lib/studies/measure/indicators';
import { describeMeasure, measureNames, type MeasureName } from '@/lib/studies/measure/measures';
import { meetsConditions } from '@/lib/studies/kit/meets-conditions';
import type { SentencePart } from '@/lib/studies/kit/study';
import { asClaim } from './as-parameters';
import { listYear } from './list-ends';
import { createGrownList } from './grown-list';
import type { Mentions } from './mentions';
import type { Values } from './search-values';
import { countWords, toPlain, type WordCounts } from './words-in-common';

/** What a claim leaves out, and beside its own parameters its last session, whether its unit goes on after that, and no joined words. */
export const initial: Values = { ...claimParams.parse({}), asOf: '', toDate: '' };

/** The claim's own sentence in parts. @param joined what is joined to it, as it stands there. */
function buildOwn(
  values: Values,
  { plain, nameOf, start }: Pick<Mentions, 'plain' | 'nameOf' | 'start'>,
  joined: readonly string[],
): SentencePart[] {
  const params = asClaim(values);
  const asOf = String(values['asOf']);
  const year = asOf.slice(0, 4);
  const names: SentenceNames = {
    nameOf,
    asOf,
    isToDate: values['toDate'] === 'yes',
    part: params.part === 'all' ? '' : namePartSaid(params, asOf, listYear(asOf)),
    start,
    year: params.within !== 'year' ? '' : plain.includes(`${year} so far`) ? `${year} so far` : year,
    basis: params.returns === 'total' ? 'total' : 'price',
    joined,
    assumed: '',
  };
  return buildClaimSentence(params, names);
}

/** The claim's own sentence as a text. @param joined what is joined to it, as it stands there. */
export function writeOwn(values: Values, mentions: Pick<Mentions, 'plain' | 'nameOf' | 'start'>, joined: readonly string[]): string {
  return readSentence(buildOwn(values, mentions, joined));
}

/** Against whom it is, where nobody is known yet. */
const nobody = '-';

interface Template {
  readonly values: Values;
  /** What compares in its sentence, in each of the ways in which that is said: one of them stands in every text of its kind. */
  readonly compares: readonly string[];
  readonly words: WordCounts;
  readonly count: number;
}

/** A measure as it is, and where other words stand for it: the close that crosses a mean is no cross of two, a run against another one none of gains. */
function vary(values: Values): Values[] {
  const { parts, versus } = describeMeasure((values as { readonly measure: MeasureName }).measure);
  return [
    values,
    ...(parts.includes('fast') ? [{ ...values, fast: 'close' }] : []),
    ...(versus === 'possible' ? [{ ...values, versus: nobody }] : []),
    ...(parts.includes('thresholdPct') ? [{ ...values, thresholdPct: 0, ...(parts.includes('ties') ? { ties: 'include' } : {}) }] : []),
    ...(parts.includes('distanceIn') ? [{ ...values, distanceIn: 'sigma' }] : []),
  ];
}

// What decides how a comparison is said beside what it is: one or several, and what of the outcomes is told.
const ways: readonly Values[] = [{ count: 1 }, { count: 2 }, { statistic: 'share-higher' }];
const unnamed = { plain: '', nameOf: () => '', start: '' };

function listCompares(values: Values): readonly string[] {
  const said = ways.map((way) =>
    toPlain(
      buildOwn({ ...values, ...way }, unnamed, [])
        .flatMap(({ param, text }) => (param === 'comparison' ? [text] : []))
        .join(' '),
    ),
  );
  return [...new Set(said)];
}

function* makeTemplates(): Generator<Template> {
  const measured = measureNames
    .flatMap((measure): Values[] =>
      describeMeasure(measure).of === 'universe' ? indicatorNames.map((indicator) => ({ measure, indicator })) : [{ measure }],
    )
    .flatMap(vary);
  for (const one of measured)
    for (const comparison of comparisons) {
      if (!meetsConditions(comparisonConditions[comparison], (name) => String({ ...initial, ...one }[name] ?? ''))) continue;
      for (const direction of ['up', 'down']) {
        const values = { ...initial, ...one, comparison, direction };
        const text = toPlain(writeOwn(values, unnamed, []));
        const words = new Map([...countWords(text)].filter(([word]) => /^[^\d\s\u2026]+$/u.test(word)));
        yield { values, compares: listCompares(values), words, count: [...words.values()].reduce((sum, many) => sum + many, 0) };
      }
    }
}

/** Each measure, of a breadth each indicator, with each comparison that can be said of it and each direction, as the words that its sentence has whatever is measured. */
export const templates = onProcess('templates of claims', () => createGrownList(makeTemplates));
