import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { joinWords } from '@/lib/format/join-words';
import { countAmong, countWord, pluralise } from '@/lib/format/number-words';
import { quadrants, rotationFormulas } from '@/lib/metrics';
import { buildMissingHeadline } from '../../kit/missing-headline';
import { nameInSentence, nameShort, saySubject } from '../../kit/name-in-sentence';
import type { Headline, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { formulaWords } from '../../kit/formula-words';
import { listPlaced, type RotationParams } from './params';
import { countAgreement, nameQuadrant, type PlacedInstrument } from './place-instruments';

const nouns: Readonly<Record<RotationParams['group'], string>> = { sectors: 'sector', sizes: 'size', custom: 'instrument' };
const mostNamed = 12;

/** The quadrants with who stands in each, in the order of a full turn: 'A leading, B lagging', 'A and B leading; C lagging'. */
function listByQuadrant(placed: readonly PlacedInstrument[], placeOf: (one: PlacedInstrument) => number): string {
  const inside = quadrants
    .map((quadrant, place) => ({ quadrant, here: placed.filter((one) => placeOf(one) === place) }))
    .filter(({ here }) => here.length > 0);
  const separator = placed.length <= mostNamed && inside.some(({ here }) => here.length > 1) ? '; ' : ', ';
  return inside
    .map(({ quadrant, here }) => {
      const who = placed.length <= mostNamed ? joinWords(here.map(({ item }) => nameShort(item.instrument))) : countWord(here.length);
      return `${who} ${quadrant}`;
    })
    .join(separator);
}

/** One instrument alone: what each formula says of it. */
function sayOne(one: PlacedInstrument, t: number): string {
  const who = saySubject(one.item.instrument, true);
  const [first, ...others] = one.each.map(({ formula, places }) => ({ formula, quadrant: nameQuadrant(places[t]) }));
  if (first !== undefined && others.every(({ quadrant }) => quadrant === first.quadrant))
    return `${who} stands in the same quadrant under all four formulas: ${first.quadrant ?? ''}`;
  const told = quadrants.flatMap((quadrant, place) => {
    const by = one.each.filter(({ places }) => places[t] === place).map(({ formula }) => formulaWords[formula]);
    return by.length === 0 ? [] : [`${quadrant} by ${joinWords(by)}`];
  });
  return `${who} does not stand in the same quadrant under all four formulas: ${told.join(', ')}`;
}

function sayAgreement(known: readonly PlacedInstrument[], t: number, group: RotationParams['group']): string {
  const [only] = known;
  if (known.length === 1 && only !== undefined) return sayOne(only, t);
  const agreed = known.filter((one) => countAgreement(one, t) === rotationFormulas.length);
  const of = `${countWord(known.length)} ${pluralise(known.length, nouns[group])}`;
  if (agreed.length === 0) return `${capitalise(countAmong(0, known.length))} of ${of} stands in the same quadrant under all four formulas`;
  const how = `: ${listByQuadrant(agreed, ({ chosen }) => chosen.places[t] ?? NaN)}`;
  if (agreed.length === known.length)
    return `${known.length === 2 ? 'Both' : `All ${countWord(known.length)}`} ${pluralise(known.length, nouns[group])} stand in the same quadrant under all four formulas${how}`;
  return `${capitalise(countWord(agreed.length))} of ${of} ${pluralise(agreed.length, 'stands', 'stand')} in the same quadrant under all four formulas${how}`;
}

/** Who came to another quadrant in this very week, under the formula chosen. */
function sayEntries(placed: readonly PlacedInstrument[], t: number): string {
  const entered = placed.filter(({ weeks, isEntryKnown }) => weeks[t] === 1 && isEntryKnown[t] === true);
  if (entered.length === 0 || entered.length > 6) return '';
  const told = entered.map(
    ({ item, chosen }) =>
      `${nameShort(item.instrument)} ${nameQuadrant(chosen.places[t]) ?? ''} after ${nameQuadrant(chosen.places[t - 1]) ?? ''}`,
  );
  return `New in this week: ${told.join(', ')}.`;
}

/** How many stand in the same quadrant under all four formulas, naming them; then where the formula chosen has each. */
export function sayRotation(
  context: StudyContext,
  benchmark: StudySeries | undefined,
  placed: readonly PlacedInstrument[],
  t: number,
  given: RotationParams,
): Headline[] {
  const { market } = context;
  const provisional = t === market.assumedIndex;
  const chosen = placed.filter((one) => !Number.isNaN(one.chosen.places[t] ?? NaN));
  const asked = listPlaced(given, context.basis);
  if (asked.length === 0)
    return [{ text: 'Nothing is left to place beside the benchmark, which has no place of its own.', detail: '', provisional: false }];
  if (benchmark === undefined || chosen.length === 0) return [buildMissingHeadline(context, asked)];
  const known = placed.filter((one) => !Number.isNaN(countAgreement(one, t)));
  const week = `week to ${formatLongDate(market.sessions[t] ?? '')}`;
  const against = `against ${nameInSentence(benchmark.instrument)}`;
  const by = `By ${formulaWords[given.formula]}: ${listByQuadrant(chosen, (one) => one.chosen.places[t] ?? NaN)}.`;
  const entries = sayEntries(placed, t);
  const placing: Headline = { text: by, detail: entries, provisional };
  if (known.length === 0)
    return [{ text: `In the ${week}, ${against}, ${by.charAt(0).toLowerCase()}${by.slice(1)}`, detail: entries, provisional }];
  return [{ text: `${sayAgreement(known, t, given.group)}.`, detail: `${capitalise(week)}, ${against}.`, provisional }, placing];
}
