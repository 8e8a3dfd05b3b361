import { firstSessionFrom } from '@/lib/calendar/first-session-from';
import { countWord, pluralise } from '@/lib/format/number-words';
import { eventStudy, type HorizonResult, type OverlapPolicy } from '@/lib/metrics';
import { finishedCloses } from '../../measure/finished-units';
import { kindOf } from '../../measure/measures';
import type { ClaimParams } from './params';
import type { ClaimContext, Comparison, Evaluation } from './evaluation';
import { listOccurrences, standsAt } from './occurrences';
import { cannotSay } from './finding-words';
import { fromStart, lackOfHistory } from './judged-history';
import { formatLongDate } from '@/lib/format/format-date';

const policies: Readonly<Record<ClaimParams['policy'], OverlapPolicy>> = {
  all: { kind: 'all' },
  'first-cross': { kind: 'first-cross' },
  'first-in-horizon': { kind: 'first-in-horizon' },
};

function maskEvents(claim: ClaimContext): Uint8Array {
  const mask = new Uint8Array(claim.at + 1);
  // Of a run the session on which it reaches its length is the one that is known then.
  if (kindOf(claim.reading.choice) === 'run') for (const { reached } of listOccurrences({ ...claim, first: 0 })) mask[reached] = 1;
  else for (let t = 0; t <= claim.at; t += 1) mask[t] = standsAt(claim, t) ? 1 : 0;
  return mask;
}

function pickStatistic({ summary }: HorizonResult, statistic: ClaimParams['statistic']): number {
  if (statistic === 'median') return summary.median;
  return statistic === 'mean' ? summary.mean : summary.higherShare;
}

/** `afterwards`: the statistic of what followed the events from the period on; decided by the figure said alone. */
export const compareAfterwards: Comparison = (claim): Evaluation => {
  const {
    params: { horizon, policy, statistic },
    panel,
    series: { span, known },
    period,
    at,
    context: { market },
  } = claim;
  const [main] = panel.series;
  if (main === undefined || main.first < 0) return cannotSay(claim);
  const lack = lackOfHistory(claim);
  if (lack !== null) return cannotSay(claim, lack);
  const from = Math.max(claim.first, main.first, span?.first ?? 0, period === null ? 0 : firstSessionFrom(market.sessions, period.from));
  // No draws: a claim names a figure, and the study "What happened next" says how likely it was.
  const [result] = eventStudy({
    outcome: { close: finishedCloses(market, main.closes).slice(0, at + 1), versus: null },
    mask: maskEvents(claim),
    known: known.slice(0, at + 1),
    fromIndex: Math.min(from, at),
    toIndex: at,
    horizons: [horizon],
    policy: policies[policy],
    direction: 'higher',
    seed: 'claim',
    draws: 1,
    mostDrawnEvents: 0,
  });
  if (result === undefined || result.summary.count === 0)
    return cannotSay(claim, `No such event is stored${claim.period === null ? '' : ' from then on'}.`);
  if (result.summary.completeCount === 0)
    return cannotSay(claim, `No event has ${countWord(horizon)} ${pluralise(horizon, market.unit)} after it in the stored closes.`);
  const { events, returns, summary } = result;
  const rivals = [...events]
    .map((index, place) => ({ index, start: null, value: returns[place] ?? NaN, rank: null, isClaim: false }))
    .reverse();
  const begin = [market.sessions[from] ?? '', fromStart(claim)].sort().at(-1) ?? '';
  return {
    holds: true,
    missing: null,
    figure: pickStatistic(result, statistic),
    unit: 'pct',
    rank: null,
    rivals,
    finding: `${countWord(summary.completeCount)} of ${countWord(summary.count)} ${pluralise(summary.count, 'event')} since ${formatLongDate(begin)} ${summary.completeCount === 1 ? 'has' : 'have'} ${horizon === 1 ? `the ${market.unit}` : `the ${countWord(horizon)} ${market.unit}s`} after ${summary.count === 1 ? 'it' : 'them'}`,
  };
};
