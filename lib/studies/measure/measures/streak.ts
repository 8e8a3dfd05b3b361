import { capitalise } from '@/lib/format/capitalise';
import { nameOf } from '../../kit/name-in-sentence';
import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import { sayNumber } from '@/lib/format/say-number';
import { markMoves, markRelativeMoves, runLengths } from '@/lib/metrics';
import type { Market } from '@/lib/market/market';
import { listPairSymbols, measureInstruments } from '../instrument-values';
import type { FactWords } from '../fact-words';
import type { EventWords, Measure, NameSymbol, ToldFact } from '../measure';
import type { RuleParts, SaidParts } from '../measure-parts';
import { otherTies } from '../other-definitions';
import { nounOfMove, sayEither } from '../move-words';
import { bareNameOf, nameFirst, nameSince } from '../say-standing';
import { ofUnit, onOrIn, unitAdjective } from '../../kit/unit-words';
import { sentenceWord as word, type SentenceParts } from '../sentence-word';
import { sayAmount } from '../window-words';

function sayRun(
  { direction, thresholdPct, ties, versus, sessions, unit }: SaidParts,
  nameSymbol: NameSymbol,
  isCounted: boolean,
): SentenceParts {
  const up = direction === 'up';
  const count: SentenceParts = isCounted ? [word('sessions', countWord(sessions)), sessions === 1 ? ' ' : ' straight '] : [];
  const plural = (noun: string, many = `${noun}s`): string => (isCounted ? pluralise(sessions, noun, many) : many);
  const isTied = ties === 'include' && thresholdPct === 0 && direction !== 'either';
  const by = sayNumber(String(thresholdPct));
  const units = unit === 'session' ? plural(unit) : word('unit', plural(unit));
  const per: SentenceParts = unit === 'session' ? [] : [word('unit', unitAdjective(unit)), ' '];
  if (versus !== '') {
    const side = `${isTied ? 'level with or ' : ''}${up ? 'ahead of' : 'behind'}`;
    return [
      ...count,
      units,
      ' ',
      word('direction', side),
      ' ',
      word('versus', nameSymbol(versus)),
      ...(thresholdPct === 0 ? [] : [' by ', word('thresholdPct', `${by} ${pluralise(thresholdPct, 'point')} or more`)]),
    ];
  }
  if (isTied) return [...count, units, ' without a ', ...per, word('direction', up ? 'loss' : 'gain')];
  return [
    ...count,
    ...per,
    word('direction', nounOfMove(direction, !isCounted || sessions !== 1)),
    ' of ',
    word('thresholdPct', thresholdPct === 0 ? 'any size' : `${by}% or more`),
    sayEither(direction),
  ];
}

function sayEvent(
  { sessions, unit, thresholdPct, ties, versus, symbol, trigger, direction }: RuleParts,
  { owner, other, by, its }: EventWords,
): string {
  const up = direction === 'up';
  const run = unit === 'session' ? 'run' : `run of ${unit}s`;
  if (versus !== '' && versus !== symbol) {
    const margin = thresholdPct > 0 ? ` by ${sayAmount(thresholdPct)} ${pluralise(thresholdPct, 'point')} or more` : '';
    const side = `${ties === 'include' && thresholdPct === 0 ? 'level with or ' : ''}${up ? 'ahead of' : 'behind'} ${other}${margin}`;
    if (trigger === 'extreme') return `${its} longest ${run} ${side} to date`;
    return `${sessions === 1 ? `a ${unit}` : `${countWord(sessions)} ${unit}s in a row`}${owner === null ? '' : ` of ${owner}`} ${side}`;
  }
  if (thresholdPct === 0 && ties === 'include' && direction !== 'either') {
    const calm = `without a ${ofUnit(unit, up ? 'loss' : 'gain')}`;
    if (trigger === 'extreme') return `${its} longest ${run} ${calm} to date`;
    return `${sessions === 1 ? `a ${unit}` : `${countWord(sessions)} ${unit}s in a row`} ${calm}${by}`;
  }
  const size = `${thresholdPct > 0 ? ` of ${sayAmount(thresholdPct)}% or more` : ''}${sayEither(direction)}`;
  const moves = ofUnit(unit, nounOfMove(direction, true));
  if (trigger === 'extreme') return `${its} longest run of ${moves}${size} to date`;
  return sessions === 1
    ? `a ${ofUnit(unit, nounOfMove(direction, false))}${size}${by}`
    : `${countWord(sessions)} straight ${moves}${size}${by}`;
}

function sayFact(market: Market, told: ToldFact): FactWords {
  const { choice, comparison, first, found } = told;
  const { unit } = choice;
  const by = choice.thresholdPct;
  const begin = market.sessions[first] ?? '';
  const up = choice.direction === 'up';
  const name = nameOf(market, choice.symbol);
  const noun =
    choice.versus === ''
      ? `${ofUnit(unit, up ? 'gain' : 'loss')}${by > 0 ? ` of ${by}% or more` : ''} for ${name}`
      : `${unit} in which ${name} beat ${nameOf(market, choice.versus)}${by > 0 ? ` by ${by} ${pluralise(by, 'point')} or more` : ''}`;
  const many = comparison.count ?? 0;
  const standing =
    comparison.name === 'largest'
      ? `the longest such run in the data, which begin in ${nameFirst(market, told)}`
      : comparison.since === null
        ? `${many <= 12 ? 'only ' : ''}the ${ordinalWord(many)} such run since ${begin.slice(0, 4)}`
        : `the first such run since ${nameSince(market, choice, comparison.since)}`;
  const what =
    choice.versus === ''
      ? `${ofUnit(unit, up ? 'gains' : 'losses')}${by > 0 ? ` of ${by}%` : ''} in a row`
      : `${unit}s in a row${by > 0 ? ` by ${by} ${pluralise(by, 'point')}` : ''}`;
  const bare = bareNameOf(market, choice.symbol);
  const title = `${bare}${choice.versus === '' ? '' : ` over ${bareNameOf(market, choice.versus)}`}, ${found.value} ${what}`;
  return { sentence: `${capitalise(ordinalWord(found.value))} straight ${noun}: ${standing}.`, title };
}

/** Sessions in a row that moved at least the threshold in the direction, up to each session; 0 where the session did not. **Missing** its own move; a gap ends a run (G5). */
export const streakMeasure = {
  id: 'streak',
  label: 'Streak',
  about: 'sessions in a row that moved at least the threshold',
  of: 'instrument',
  kind: 'run',
  parts: ['symbol', 'sessions', 'direction', 'thresholdPct', 'ties'],
  versus: 'possible',
  isEitherWay: true,
  isOfUnits: true,
  usual: { sessions: 5, comparison: 'only-k-since', threshold: () => 10 },
  symbols: listPairSymbols,
  unit: () => 'sessions',
  series: measureInstruments(({ main, other, choice: { direction, thresholdPct, ties } }) => {
    const theta = thresholdPct / 100;
    const includeTies = ties === 'include';
    return runLengths(
      other === null
        ? markMoves(main.closes, direction, theta, includeTies)
        : markRelativeMoves(main.closes, other.closes, direction, theta, includeTies),
    );
  }),
  conventions: (choice) => (choice.thresholdPct === 0 && choice.direction !== 'either' ? [otherTies(choice)] : []),
  noun: (said, nameSymbol) => [word('measure', 'run'), ' of ', ...sayRun(said, nameSymbol, true)],
  anyNoun: (said, nameSymbol) => [word('measure', 'run'), ' of ', ...sayRun(said, nameSymbol, false)],
  event: sayEvent,
  explain: ({ sessions, unit }) =>
    `A streak counts ${onOrIn(unit)} the ${unit} ${onOrIn(unit)} which it reaches ${sessions}, known at its close.`,
  title: (_, { main }) => `${main}, sessions in a row`,
  fact: sayFact,
  slug: ({ symbol, versus, sessions, thresholdPct }) => [
    symbol,
    ...(versus === '' ? [] : ['over', versus]),
    'streak',
    sessions,
    'sessions',
    thresholdPct,
    'pct',
  ],
} as const satisfies Measure;
