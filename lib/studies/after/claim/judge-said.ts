import { toShown } from '@/lib/format/percent-units';
import { isMove } from '../../measure/measures';
import { aboutRoom } from './about-room';
import { sayBound, saySaid, saySide } from './claim-units';
import type { ClaimContext, Evaluation } from './evaluation';
import { extremity } from './occurrences';
import { cannotSay, sayFigure } from './finding-words';
import { lackOfWait } from './judged-history';
import { matchesFigure } from './matches-figure';
import { meetsBound, type BoundSide } from './meets-bound';
import { findNearest, sayNearest } from './nearest';

/** Whether a figure is told as a size, the sentence saying on which side of zero it is: a loss of 20%. */
export function isSized({ params: { comparison }, reading: { choice } }: Pick<ClaimContext, 'params' | 'reading'>): boolean {
  return comparison !== 'afterwards' && isMove(choice);
}

/** Whether a figure is what is said of it: the one printed, or on the side of it that is said. **Units** as shown. */
export function matchesSaid(claim: ClaimContext, shown: number): boolean {
  const { said, side } = claim.params;
  if (said === '' || side === 'near') return matchesFigure(said, shown, isSized(claim));
  return meetsBound({ said, side, isSize: isSized(claim), room: claim.reading.rounding ?? 0 }, shown);
}

/** Whether a figure is too far off to be about the one that is said, or nearly it, and too near not to be: twice the room, and how near it must be nobody says. */
function isUnclear(claim: ClaimContext, shown: number): boolean {
  const { said, side } = claim.params;
  if (side !== 'about' && side !== 'nearly') return false;
  return meetsBound({ said, side, isSize: isSized(claim), room: aboutRoom(said) }, shown);
}

/** Why a figure is not on the side of it that is said: that it is the bound itself, or its digits where rounding hides them. */
function sayBeyond(claim: ClaimContext, { unit }: Evaluation, shown: number, it: string): string {
  const { said, side } = claim.params;
  const bound = sayBound(claim.params);
  const isSize = isSized(claim);
  const reaches = (one: BoundSide): boolean => meetsBound({ said, side: one, isSize, room: 0 }, shown);
  if (side !== 'near' && reaches('at-least') && reaches('at-most')) return `${it} is ${saySaid(claim.params)} exactly, not ${bound}`;
  // As it is shown it is the figure that was said.
  const isHidden =
    side === 'near'
      ? matchesFigure(said, Number(shown.toFixed(2)), isSize)
      : matchesFigure(Number(said.replace('\u2212', '-')).toFixed(2), shown, isSize);
  const told = { unit, signed: claim.series.signed, per: claim.context.market.unit };
  return isHidden ? `before rounding ${it} is ${sayFigure(shown, told, 4)}, not ${bound}` : `${it} is not ${bound}`;
}

/** That how near something must be is not said, and what it is. */
function sayUnclear({ params, series: { signed }, context }: ClaimContext, { unit }: Evaluation, shown: number): string {
  return `How near to ${saySaid(params)} “${saySide(params)}” must be is not said: the figure is ${sayFigure(shown, { unit, signed, per: context.market.unit })}.`;
}

/** When a value was on the side that it is not on, where that is all that is claimed; empty where more is. */
function sayWhen(claim: ClaimContext): string {
  const {
    params: { comparison, side },
    series: { values, unit },
    reading: { choice },
  } = claim;
  if (comparison !== 'figure' || side === 'near') return '';
  const isSo = (t: number): boolean => {
    const value = values[t] ?? NaN;
    return !Number.isNaN(value) && (!isMove(choice) || extremity(claim, value) > 0) && matchesSaid(claim, toShown(value, unit));
  };
  return `; ${sayNearest(claim, findNearest(claim, isSo))}`;
}

/** What was found of a claim with the figure that it says: fails where that is not the one recomputed, and tells which part is wrong. */
export function judgeSaid(claim: ClaimContext, found: Evaluation): Evaluation {
  const { said, comparison } = claim.params;
  if (said === '') return found;
  // Of what did not come there is no figure, and how long the first of the data was waited for nobody knows.
  if (Number.isNaN(found.figure)) return found.holds === true ? cannotSay(claim, lackOfWait(claim)) : found;
  const shown = toShown(found.figure, found.unit);
  // A loss is on no side of a gain: that there was none is all that is told of it.
  if (isSized(claim) && !(extremity(claim, found.figure) > 0))
    return { ...found, holds: false, finding: `${found.finding}${sayWhen(claim)}` };
  if (matchesSaid(claim, shown)) return found.holds === true ? found : { ...found, finding: `${found.finding}${sayWhen(claim)}` };
  if (found.holds === true && isUnclear(claim, shown)) return cannotSay(claim, sayUnclear(claim, found, shown));
  // Which part is wrong: the figure alone, or what is compared too.
  const isOnly = found.holds === true && comparison !== 'figure' && comparison !== 'afterwards';
  const it = isOnly ? 'it' : 'the figure';
  const wrong = sayBeyond(claim, found, shown, it);
  return {
    ...found,
    holds: false,
    finding: `${found.finding}; ${isOnly ? 'that part holds and only the figure fails: ' : ''}${wrong}${sayWhen(claim)}`,
  };
}
