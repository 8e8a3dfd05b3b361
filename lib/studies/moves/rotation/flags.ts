import { formatLongDate } from '@/lib/format/format-date';
import { nameShort, saySubject } from '../../kit/name-in-sentence';
import { joinWords } from '@/lib/format/join-words';
import { countWord, pluralise } from '@/lib/format/number-words';
import { rotationFormulas } from '@/lib/metrics';
import type { Flag, StudyContext } from '../../kit/study';
import type { RotationParams } from './params';
import { countAgreement, type PlacedInstrument } from './place-instruments';

/** Closes in a row that all four formulas have enough of: the z-score's momentum needs the most. */
const neededWeeks = 52;

function nameAll(placed: readonly PlacedInstrument[]): string {
  return joinWords(placed.map(({ item }, at) => saySubject(item.instrument, at === 0)));
}

/** Who has no place under one formula or more: listed too late, or a close is missing where a window needs it. */
function flagUnplaced({ market }: StudyContext, placed: readonly PlacedInstrument[], t: number): Flag[] {
  const unplaced = placed.filter((one) => Number.isNaN(countAgreement(one, t)));
  const young = unplaced.filter(({ item }) => t - item.first + 1 < neededWeeks);
  const holed = unplaced.filter((one) => !young.includes(one));
  const week = formatLongDate(market.sessions[t] ?? '');
  const flags: Flag[] = [];
  if (young.length > 0)
    flags.push({
      code: 'short-history',
      symbols: young.map(({ item }) => item.symbol),
      message: `${nameAll(young)} ${pluralise(young.length, 'has', 'have')} fewer than the ${neededWeeks} weekly closes up to ${week} that all four formulas together need, and ${pluralise(young.length, 'is', 'are')} not counted.`,
    });
  if (holed.length > 0)
    flags.push({
      code: 'eligibility',
      symbols: holed.map(({ item }) => item.symbol),
      message: `${nameAll(holed)} ${pluralise(holed.length, 'has', 'have')} no quadrant under one formula or more in the week to ${week}: a weekly close that a window needs is missing, its own or the benchmark's.`,
    });
  return flags;
}

/** On whom the formulas differ: the table below says how. */
function flagDisagreement(placed: readonly PlacedInstrument[], t: number): Flag[] {
  const known = placed.filter((one) => !Number.isNaN(countAgreement(one, t)));
  const split = known.filter((one) => countAgreement(one, t) < rotationFormulas.length);
  // Of one alone the headline says it.
  if (split.length === 0 || known.length === 1) return [];
  const named = split.length <= 12 ? `: ${joinWords(split.map(({ item }) => nameShort(item.instrument)))}` : '';
  const all = split.length === 2 ? 'both' : `all ${countWord(split.length)}`;
  const of = known.length === split.length ? all : `${countWord(split.length)} of ${countWord(known.length)}`;
  return [
    {
      code: 'measure-ranks-differently',
      symbols: split.map(({ item }) => item.symbol),
      message: `The formulas do not agree on the quadrant of ${of}${named}.`,
    },
  ];
}

export function listRotationFlags(context: StudyContext, placed: readonly PlacedInstrument[], t: number, { week }: RotationParams): Flag[] {
  const shown = context.market.sessions[t] ?? '';
  const { sessions } = context.market;
  const asked = week !== '' && (week < (sessions[context.range.first] ?? '') || week > (sessions[context.range.last] ?? ''));
  return [
    ...flagDisagreement(placed, t),
    ...flagUnplaced(context, placed, t),
    ...(asked
      ? [
          {
            code: 'display-only',
            message: `The range has no week to ${formatLongDate(week)}; the nearest that it has, to ${formatLongDate(shown)}, is shown.`,
          } as const,
        ]
      : []),
  ];
}
