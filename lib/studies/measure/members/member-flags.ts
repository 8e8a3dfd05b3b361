import { formatLongDate } from '@/lib/format/format-date';
import { countWord, pluralise } from '@/lib/format/number-words';
import type { Flag, StudyContext } from '../../kit/study';
import type { MarketUniverse } from '@/lib/market/universe/universe';
import type { WeighedMembers } from './read-members';

/** No weights are stored of a universe (G12); the page of the data says how that is changed. */
export function flagNoWeights({ definition: { id, name } }: MarketUniverse): Flag {
  return { code: 'unavailable', message: `Unavailable: needs weights of the ${name}, and none are stored.`, symbols: [id] };
}

/** Weights are stored, but none for the sessions shown. */
export function flagNoWeightsHere(
  { sessions }: StudyContext['market'],
  { definition: { id, name } }: MarketUniverse,
  { panel, ages }: WeighedMembers,
): Flag {
  const first = sessions[panel.start + ages.findIndex((age) => !Number.isNaN(age))];
  const last = sessions[panel.start + ages.findLastIndex((age) => !Number.isNaN(age))];
  const span = first === undefined || last === undefined ? '' : `: they reach from ${formatLongDate(first)} to ${formatLongDate(last)}`;
  return { code: 'unavailable', message: `No weights of the ${name} are known for the sessions shown${span}.`, symbols: [id] };
}

/** How old the weights are that a session rests on, where none is stored for it; `index` is into the market's sessions. */
export function listWeightAgeFlags(
  { market }: StudyContext,
  { definition }: MarketUniverse,
  { panel, ages }: WeighedMembers,
  index: number,
): Flag[] {
  const age = ages[index - panel.start] ?? NaN;
  if (Number.isNaN(age) || age === 0) return [];
  const [session, stored] = [market.sessions[index] ?? '', market.sessions[index - age]];
  const message = `The oldest weights of the ${definition.name} in use on ${formatLongDate(session)} are those stored for ${formatLongDate(stored ?? '')}, drifted with price for ${countWord(age)} ${pluralise(age, 'session')}.`;
  return [{ code: 'weight-age', message, symbols: [definition.id], dates: stored === undefined ? [] : [stored] }];
}

/** The index itself is not stored: what is measured against it cannot be. */
export function flagNoIndex({ definition: { id, name, indexSymbol } }: MarketUniverse): Flag {
  return {
    code: 'unavailable',
    message: `Unavailable: needs the closes of ${indexSymbol ?? 'an index'}, the index of the ${name}, and none are stored.`,
    symbols: [id],
  };
}
