import { capitalise } from '@/lib/format/capitalise';
import { formatCell } from '@/lib/format/format-cell';
import { toShown } from '@/lib/format/percent-units';
import { nameVerdict } from '@/lib/format/verdict-words';
import type { Headline, StudyContext } from '../study';
import { isEventMeasure } from '../measure/measure-choice';
import { isSignedFigure } from './evaluation';
import { readSentence } from './claim-sentence';
import type { Judgement } from './judge-claim';
import type { SentencePart } from '../study';

function sayVerdict({ kind, under, missing }: Judgement): string {
  if (kind === 'cannot_check') return missing === null || missing.startsWith('Not checkable') ? (missing ?? 'Cannot be checked.') : `Cannot be checked. ${missing}`;
  return `${nameVerdict({ kind, under })}.`;
}

/** The verdict, then the claim in its own words; below it what was found. */
export function buildClaimHeadline({ market }: StudyContext, judgement: Judgement, sentence: readonly SentencePart[]): Headline {
  const { claim, evaluation } = judgement.telling;
  const provisional = market.assumedIndex !== null;
  const text = `${sayVerdict(judgement)} ${readSentence(sentence)}`;
  if (judgement.kind === 'cannot_check') return { text, detail: '', provisional };
  const shown = toShown(evaluation.figure, evaluation.unit);
  const signed = isSignedFigure(claim, evaluation);
  const figure = Number.isNaN(shown) ? '' : `The figure is ${formatCell(shown, { unit: evaluation.unit, type: 'number', signed })}${evaluation.unit === 'sigma' ? ' deviations' : evaluation.unit === 'sessions' ? ` sessions${isEventMeasure(claim.reading.choice) && evaluation.unit === claim.series.unit ? ' after the one before' : ''}` : ''}`;
  const detail = [figure, evaluation.finding].filter((part) => part !== '').join('; ');
  return { text, detail: `${capitalise(detail)}.`, provisional };
}
