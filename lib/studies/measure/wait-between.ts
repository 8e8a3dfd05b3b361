import { indefiniteArticle } from '@/lib/format/indefinite-article';
import { nameOf } from '../kit/name-in-sentence';
import { pluralise } from '@/lib/format/number-words';
import type { Market } from '@/lib/market/market';
import type { FactWords } from './fact-words';
import type { EventWords, ToldFact } from './measure';
import type { RuleParts } from './measure-parts';
import { sayStanding } from './say-standing';
import { sayWait } from './window-words';

/** The event of a rule on waits between events that are called `name`: 'a weekly loss of 2% or more after at least ten weeks without one'. */
export function sayAfterWait({ trigger, atLeast, unit }: RuleParts, name: string, { by, its }: EventWords): string {
  const one = `${indefiniteArticle(name)} ${name}`;
  if (trigger === 'extreme') return `${its} longest wait for ${one} to date`;
  return atLeast < 1 ? `${one}${by}` : `${one}${by} after at least ${sayWait(atLeast, unit)} without one`;
}

/** The fact that an event called `name` has come after a long wait for it. */
export function tellWait(market: Market, told: ToldFact, name: string, title: string): FactWords {
  const { choice, found } = told;
  const wait = `${found.value} ${pluralise(found.value, choice.unit)}`;
  return {
    sentence: `First ${name} for ${nameOf(market, choice.symbol)} after ${wait} without one: ${sayStanding(market, told, 'longest awaited')}.`,
    title,
  };
}
