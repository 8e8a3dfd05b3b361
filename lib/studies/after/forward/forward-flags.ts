import { capitalise } from '@/lib/format/capitalise';
import { indefiniteArticle } from '@/lib/format/indefinite-article';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { countWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { onOrIn } from '../../kit/unit-words';
import { nameInSentence } from '../../kit/name-in-sentence';
import { readWindow } from '../../measure/measure-choice';
import { describeMeasure, isPriceMeasure } from '../../measure/measures';
import { flagUnavailable, listCommonFlags, listNoteFlags } from '../../kit/flags';
import type { Flag } from '../../kit/study';
import type { StudyPanel } from '../../kit/study-series';
import { mostDrawnEvents, type ForwardStudy } from './forward-study';

/** What the rule needs and the store or the link lacks. */
function listRuleFlags({ params, measured }: Pick<ForwardStudy, 'params' | 'measured'>): Flag[] {
  const [rule] = measured.panel.series;
  if (describeMeasure(params.measure).versus === 'needed' && measured.panel.series.length < 2) {
    return [
      flagUnavailable(
        `${capitalise(indefiniteArticle(params.measure))} ${params.measure} needs another instrument: choose one under “Against”.`,
        [params.symbol],
      ),
    ];
  }
  const needsHigh = params.price === 'high' && isPriceMeasure(params);
  if (needsHigh && rule !== undefined && (rule.high === null || measured.panel.basis !== 'price')) {
    return [flagUnavailable(`No intraday highs are stored for ${nameInSentence(rule.instrument)}.`, [rule.symbol])];
  }
  return [];
}

// A rule that holds more often than not tells little of what is particular.
const commonShare = 0.5;

function listDoubts({ focus, params, heldShare }: ForwardStudy): Flag[] {
  const { unit } = params;
  const { horizonSessions, summary, isOverlapping, isTooFew, permutation } = focus;
  const flags: Flag[] = [];
  if (heldShare > commonShare) {
    flags.push({
      code: 'common-event',
      message: `The rule holds on ${formatPercent(toPercent(heldShare), { decimals: heldShare < 1 ? 1 : 0 })} of the ${unit}s ${onOrIn(unit)} which it can be judged: what came after its events is ${heldShare < 1 ? 'mostly ' : ''}what came after any ${unit}.`,
    });
  }
  if (isTooFew && summary.count > 0) {
    const complete = summary.completeCount;
    const have = complete === 0 ? 'No event has' : `Only ${countWord(complete)} ${pluralise(complete, 'event has', 'events have')}`;
    flags.push({
      code: 'few-events',
      message: `${have} ${horizonSessions} ${pluralise(horizonSessions, unit)} behind ${complete === 1 || complete === 0 ? 'it' : 'them'}: fewer than five, so the events stand for themselves and their statistics are grey.`,
    });
  }
  if (isOverlapping) {
    const advice = params.policy === 'first-in-horizon' ? '' : ' The overlap policy “One a horizon” keeps them apart.';
    flags.push({
      code: 'overlapping-events',
      message: `Events lie closer together than ${horizonSessions} ${unit}s, so their outcomes share ${unit}s: the interval of the share higher is grey${permutation === null ? '' : ', and p comes from shifts of the whole pattern'}.${advice}`,
    });
  }
  if (permutation === null && summary.completeCount > mostDrawnEvents) {
    const count = formatNumber(summary.completeCount, { decimals: 0 });
    flags.push({
      code: 'not-tested',
      message: `${count} complete events are more than the ${formatNumber(mostDrawnEvents, { decimals: 0 })} that are tested: no p and no interval of the mean at this horizon. A rarer rule or another overlap policy has them.`,
    });
  }
  return flags;
}

/** The doubts: what is lacking, too few or overlapping events, and the histories that the events at the horizon in focus fall in. */
export function listForwardFlags(study: ForwardStudy, panel: StudyPanel): Flag[] {
  const { context, focus, params } = study;
  const spans = Array.from(focus.events, (t) => ({
    first: Math.max(0, t - readWindow(params)),
    last: Math.min(context.market.sessions.length - 1, t + focus.horizonSessions),
  }));
  return [
    ...listRuleFlags(study),
    ...listDoubts(study),
    ...listCommonFlags(context, panel),
    ...listNoteFlags(context.market, panel.series, spans),
  ];
}
