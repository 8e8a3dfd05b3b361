import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { toShown } from '@/lib/format/percent-units';
import { nameVerdict } from '@/lib/format/verdict-words';
import type { Flag, Headline, SentencePart, StudyContext, Understated } from '../../kit/study';
import { eventComparisons } from '../../measure/comparisons';
import { describeMeasure, isBetween, isEventMeasure, isFromLow, isOfUniverse, isSignal, kindOf } from '../../measure/measures';
import { readSentence } from './claim-sentence';
import { hasDecider } from './compare-happened';
import { isSignedFigure, type ClaimContext } from './evaluation';
import { sayFigure } from './finding-words';
import type { Judgement } from './judge-claim';
import type { ClaimParams } from './params';
import { tellCaveat } from './tell-understatement';
import { standsAt } from './occurrences';

function sayVerdict(judgement: Judgement, understated: Understated | null): string {
  const { kind, under, missing } = judgement;
  if (kind === 'cannot_check')
    return missing === null || missing.startsWith('Not checkable') ? (missing ?? 'Cannot be checked.') : `Cannot be checked. ${missing}`;
  return `${nameVerdict({ kind, under, understated, caveat: tellCaveat(judgement) })}.`;
}

/** Whether others alone reach the threshold when rounded: the claim's own session reaches it as it is. */
function isRoundedElsewhere({ under, judged: { claim } }: Judgement): boolean {
  return (
    under === 'rounding' && [...eventComparisons, 'happened'].some((name) => name === claim.params.comparison) && standsAt(claim, claim.at)
  );
}

const isPlainEvent = ({ comparison }: ClaimParams): boolean => comparison === 'happened' || comparison === 'none';

/** The figure, with its digits before rounding where these decide. */
function sayFound(judgement: Judgement): string {
  const {
    under,
    telling: { claim, evaluation },
  } = judgement;
  const shown = toShown(evaluation.figure, evaluation.unit);
  // How far it was from what decides it is told in its own words.
  if (Number.isNaN(shown) || (isPlainEvent(claim.params) && hasDecider(claim.reading.choice))) return '';
  const told = { unit: evaluation.unit, signed: isSignedFigure(claim, evaluation), per: claim.context.market.unit };
  const figure = sayFigure(shown, told);
  if (under === 'rounding' && !isRoundedElsewhere(judgement) && kindOf(claim.reading.choice) !== 'run')
    return `The figure is ${sayFigure(shown, told, 4)}, which is ${figure} rounded`;
  const wait =
    isEventMeasure(claim.reading.choice) && evaluation.unit === claim.series.unit
      ? isBetween(claim.reading.choice)
        ? ' between it and the one before'
        : isFromLow(claim.reading.choice)
          ? ' after the low'
          : ' after the one before'
      : '';
  return `The figure is ${figure}${wait}`;
}

/** The verdict, then the claim in its own words; below it what was found, and what could have been said. */
export function sayClaim(
  { market }: StudyContext,
  judgement: Judgement,
  sentence: readonly SentencePart[],
  understated: Understated | null,
): Headline {
  const { evaluation } = judgement.telling;
  const provisional = market.assumedIndex !== null;
  const text = `${sayVerdict(judgement, understated)} ${readSentence(sentence)}`;
  if (judgement.kind === 'cannot_check') return { text, detail: '', provisional };
  const detail = [
    sayFound(judgement),
    evaluation.finding,
    isRoundedElsewhere(judgement) ? 'counted are those too that reach it when rounded' : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
  return { text, detail: [`${capitalise(detail)}.`, understated?.message ?? ''].filter((part) => part !== '').join(' '), provisional };
}

/** Title of the picture. */
export function nameChart({ panel, reading: { choice } }: ClaimContext): string {
  const names = panel.series.map((item) => item.instrument.name);
  const [main = '', other = ''] = names;
  return describeMeasure(choice.measure).title(choice, { main, other });
}

/** The first signal of a history has a bar among the others and is no wait: the signal before it is not stored. */
export function flagFirstSignal(
  { market: { sessions }, range }: StudyContext,
  { series: { values, span }, reading: { choice } }: ClaimContext,
): Flag[] {
  if (!isSignal(choice) || span === null) return [];
  const at = values.findIndex((wait) => !Number.isNaN(wait));
  const date = sessions[at];
  if (date === undefined || at < range.first || at > range.last) return [];
  return [
    {
      code: 'first-event',
      message: `The wait before the first, that of ${formatLongDate(date)}, is counted from ${formatLongDate(sessions[span.first] ?? '')}, where one can first be judged: it was longer.`,
      symbols: [choice.members],
      dates: [date],
    },
  ];
}

/** What the panel lacks; closes of the basis that was not asked for are not used in silence: the claim is linked as it can be judged. */
export function listLacks({ panel, reading, params }: ClaimContext): readonly Flag[] {
  if (isOfUniverse(params) || params.returns !== 'any' || panel.basis === reading.basis) return panel.flags;
  const message = `The claim can be judged ${panel.basis === 'total' ? 'with dividends reinvested' : 'without dividends'}.`;
  return panel.flags.map((flag) =>
    flag.code === 'unavailable' ? { ...flag, message, instead: { basis: panel.basis, symbols: {} } } : flag,
  );
}
