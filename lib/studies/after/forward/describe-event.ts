import { formatNumber } from '@/lib/format/format-number';
import { indefiniteArticle } from '@/lib/format/indefinite-article';
import { countWord, pluralise } from '@/lib/format/number-words';
import { describeIndicator } from '../../measure/indicators';
import { nameIndicator } from '../../measure/measure-breadth';
import { isSignedBreadth, readWindow } from '../../measure/measure-choice';
import type { ForwardParams } from './params';

export interface EventNames {
  /** The instrument of the rule as it stands in a sentence, where the sentence is not about it already; else null. */
  readonly owner: string | null;
  /** What it is set against. */
  readonly other: string;
}

function withArticle(count: number): string {
  const word = countWord(count);
  return `${indefiniteArticle(word)} ${word}-session`;
}

function amount(value: number): string {
  return formatNumber(value, { decimals: String(value).split('.')[1]?.length ?? 0 });
}

/** 'ten sessions'; what is no whole number is waited for all the same. */
function sayWait(sessions: number): string {
  return `${Number.isInteger(sessions) ? countWord(sessions) : amount(sessions)} ${pluralise(sessions, 'session')}`;
}

interface Words extends EventNames {
  readonly by: string;
  readonly its: string;
  readonly up: boolean;
  readonly size: string;
}

function describeStreak({ sessions, thresholdPct, ties, versus, symbol, trigger, direction }: ForwardParams, { owner, other, by, its }: Words): string {
  const up = direction === 'up';
  if (versus !== '' && versus !== symbol) {
    const margin = thresholdPct > 0 ? ` by ${amount(thresholdPct)} ${pluralise(thresholdPct, 'point')} or more` : '';
    const side = `${ties === 'include' && thresholdPct === 0 ? 'level with or ' : ''}${up ? 'ahead of' : 'behind'} ${other}${margin}`;
    if (trigger === 'extreme') return `${its} longest run ${side} to date`;
    return `${sessions === 1 ? 'a session' : `${countWord(sessions)} sessions in a row`}${owner === null ? '' : ` of ${owner}`} ${side}`;
  }
  if (thresholdPct === 0 && ties === 'include') {
    const calm = `without a ${up ? 'loss' : 'gain'}`;
    if (trigger === 'extreme') return `${its} longest run ${calm} to date`;
    return `${sessions === 1 ? 'a session' : `${countWord(sessions)} sessions in a row`} ${calm}${by}`;
  }
  const size = thresholdPct > 0 ? ` of ${amount(thresholdPct)}% or more` : '';
  const move = up ? 'gain' : 'loss';
  if (trigger === 'extreme') return `${its} longest run of ${pluralise(2, move, up ? 'gains' : 'losses')}${size} to date`;
  return sessions === 1 ? `a ${move}${size}${by}` : `${countWord(sessions)} straight ${up ? 'gains' : 'losses'}${size}${by}`;
}

function describeRecord({ price, trigger, atLeast }: ForwardParams, { by, its }: Words): string {
  const record = price === 'high' ? 'record intraday high' : 'record close';
  if (trigger === 'extreme') return `${its} longest wait for a ${record} to date`;
  return atLeast <= 1 ? `a ${record}${by}` : `a ${record}${by} at least ${sayWait(atLeast)} after the one before`;
}

function describeDistance({ sessions, unit, trigger }: ForwardParams, { by, its, up, size }: Words): string {
  const side = up ? 'above' : 'below';
  if (trigger === 'extreme') return `${its} greatest distance ${side} the ${sessions}-session mean to date`;
  return `a close${by} ${size}${unit === 'sigma' ? ' deviations' : '%'} or more ${side} its ${sessions}-session mean`;
}

function describeParticipation({ universe, sessions, trigger }: ForwardParams, { up, size }: Words): string {
  const share = trigger === 'extreme' ? '' : ` of ${size}% or ${up ? 'more' : 'less'}`;
  const named = `share${share} of ${universe === 'mag7' ? 'the Magnificent 7' : 'the four indices'} above their ${sessions}-session mean`;
  return trigger === 'extreme' ? `the ${up ? 'highest' : 'lowest'} ${named} to date` : `a ${named}`;
}

function describeBreadth(params: ForwardParams, { up, size }: Words): string {
  const { trigger, atLeast, indicator } = params;
  const name = nameIndicator({ ...params, sessions: readWindow(params) });
  const one = `${indefiniteArticle(name)} ${name}`;
  const { kind, unit } = describeIndicator(indicator);
  if (kind === 'event') {
    if (trigger === 'extreme') return `the longest wait for ${one} to date`;
    return atLeast <= 1 ? one : `${one} at least ${sayWait(atLeast)} after the one before`;
  }
  if (trigger === 'extreme') return `the ${up ? 'highest' : 'lowest'} ${name} to date`;
  const sign = !up && isSignedBreadth(params) && atLeast > 0 ? '\u2212' : '';
  return `${one} of ${sign}${size}${unit === 'pct' ? '%' : unit === 'pp' ? ` ${pluralise(atLeast, 'point')}` : ''} or ${up ? 'more' : 'less'}`;
}

/** The event of a rule as a noun phrase that can stand after "After": "five straight gains of 1% or more by the Russell 2000". */
export function describeEvent(params: ForwardParams, { owner, other }: EventNames): string {
  const { measure, sessions, direction, trigger, spread, price } = params;
  const up = direction === 'up';
  const size = amount(params.atLeast);
  const words: Words = { owner, other, up, size, by: owner === null ? '' : ` by ${owner}`, its: owner === null ? 'its' : `${owner}’s` };
  const { by, its } = words;
  const isExtreme = trigger === 'extreme';
  switch (measure) {
    case 'streak': return describeStreak(params, words);
    case 'record': return describeRecord(params, words);
    case 'distance': return describeDistance(params, words);
    case 'participation': return describeParticipation(params, words);
    case 'breadth': return describeBreadth(params, words);
    case 'return':
      if (isExtreme) return `${its} ${up ? 'highest' : 'lowest'} ${countWord(sessions)}-session return to date`;
      return `${withArticle(sessions)} ${up ? 'gain' : 'loss'} of ${size}% or more${by}`;
    case 'outperformance': {
      const side = `${up ? 'lead over' : 'lag behind'} ${other}`;
      if (isExtreme) return `${its} largest ${countWord(sessions)}-session ${side} to date`;
      const unit = { pp: ` ${pluralise(params.atLeast, 'point')}`, ratio: '%', log: ` log ${pluralise(params.atLeast, 'point')}` }[spread];
      return `${withArticle(sessions)} ${side} of ${size}${unit} or more${by}`;
    }
    case 'drawdown':
      if (isExtreme) return `${its} deepest drawdown to date`;
      return up ? `a rise${by} back to within ${size}% of its record close` : `a fall${by} to ${size}% or more below its record close`;
    case 'level': {
      const level = price === 'high' ? 'intraday high' : 'close';
      if (isExtreme) return `${its} ${up ? 'highest' : 'lowest'} ${level} to date`;
      return `${price === 'high' ? 'an' : 'a'} ${level}${by} at or ${up ? 'above' : 'below'} ${size}`;
    }
  }
}
