import { capitalise } from '@/lib/format/capitalise';
import { toShown } from '@/lib/format/percent-units';
import { nameVerdict } from '@/lib/format/verdict-words';
import type { Headline, SentencePart, StudyContext, Understated } from '../../kit/study';
import { eventComparisons } from '../../measure/comparisons';
import { isEventMeasure, kindOf } from '../../measure/measures';
import { isSignedFigure } from './evaluation';
import { readSentence } from './claim-sentence';
import type { Judgement } from './judge-claim';
import { standsAt } from './occurrences';
import { sayFigure } from './say';

function sayVerdict({ kind, under, missing }: Judgement, understated: Understated | null): string {
  if (kind === 'cannot_check') return missing === null || missing.startsWith('Not checkable') ? (missing ?? 'Cannot be checked.') : `Cannot be checked. ${missing}`;
  return `${nameVerdict({ kind, under, understated })}.`;
}

/** Whether others alone reach the threshold when rounded: the claim's own session reaches it as it is. */
function isRoundedElsewhere({ under, judged: { claim } }: Judgement): boolean {
  return under === 'rounding' && eventComparisons.some((name) => name === claim.params.comparison) && standsAt(claim, claim.at);
}

/** The figure, with its digits before rounding where these decide. */
function sayFound(judgement: Judgement): string {
  const { under, telling: { claim, evaluation } } = judgement;
  const shown = toShown(evaluation.figure, evaluation.unit);
  if (Number.isNaN(shown)) return '';
  const told = { unit: evaluation.unit, signed: isSignedFigure(claim, evaluation) };
  const figure = sayFigure(shown, told);
  if (under === 'rounding' && !isRoundedElsewhere(judgement) && kindOf(claim.reading.choice) !== 'run') return `The figure is ${sayFigure(shown, told, 4)}, which is ${figure} rounded`;
  const wait = isEventMeasure(claim.reading.choice) && evaluation.unit === claim.series.unit ? ' after the one before' : '';
  return `The figure is ${figure}${wait}`;
}

/** The verdict, then the claim in its own words; below it what was found, and what could have been said. */
export function buildClaimHeadline({ market }: StudyContext, judgement: Judgement, sentence: readonly SentencePart[], understated: Understated | null): Headline {
  const { evaluation } = judgement.telling;
  const provisional = market.assumedIndex !== null;
  const text = `${sayVerdict(judgement, understated)} ${readSentence(sentence)}`;
  if (judgement.kind === 'cannot_check') return { text, detail: '', provisional };
  const detail = [sayFound(judgement), evaluation.finding, isRoundedElsewhere(judgement) ? 'counted are those too that reach it when rounded' : ''].filter((part) => part !== '').join('; ');
  return { text, detail: [`${capitalise(detail)}.`, understated?.message ?? ''].filter((part) => part !== '').join(' '), provisional };
}
