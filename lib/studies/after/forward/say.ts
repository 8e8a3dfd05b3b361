import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { capitalise } from '@/lib/format/capitalise';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { countWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { nameBeginning, onOrIn } from '../../kit/unit-words';
import { nameInSentence } from '../../kit/name-in-sentence';
import type { Headline } from '../../kit/study';
import { isOfMany } from '../../measure/measures';
import { tellWhen } from './condition-sample';
import { describeEvent } from '../../measure/describe-event';
import { isAssumed, type ForwardStudy } from './forward-study';
import { horizonsOf } from './horizons';

function nameRule({ measured, context, params }: ForwardStudy): { readonly own: string; readonly other: string } {
  const find = (symbol: string): string => {
    const series = context.market.series.get(symbol);
    return series === undefined ? symbol : nameInSentence(series.instrument);
  };
  return { own: find(params.symbol), other: find(measured.panel.series[1]?.symbol ?? params.versus) };
}

function tellSpan({ context: { market }, span, judged, params: { unit } }: ForwardStudy): string {
  // Sessions on which the rule cannot be judged yet are no base.
  const first = judged.findIndex((mark, t) => t >= span.first && mark === 1);
  const nameAt = (t: number): string => nameBeginning(unit, market.sessions[t] ?? '');
  const from = nameAt(first < 0 || first > span.last ? span.first : first);
  return span.last >= market.sessions.length - 1 ? `since ${from}` : `from ${from} to ${nameAt(span.last)}`;
}

function tellCount(count: number, complete: number): string {
  if (complete < count) return `${countDigits(complete)} of ${countDigits(count)} events complete`;
  return count === 1 ? 'the only event' : `${countDigits(count)} events`;
}

function countDigits(count: number): string {
  return formatNumber(count, { decimals: 0 });
}

/** What the outcome did: "the Russell 2000 stood 23.15% higher", of a pair "the Russell 2000 led the S&P 500 by 2.10 points". */
function tellOutcome({ main, other }: ForwardStudy, mean: number): string {
  const size = formatNumber(Math.abs(toPercent(mean)));
  const name = nameInSentence(main.instrument);
  if (other === null) return `${name} stood ${size}% ${mean < 0 ? 'lower' : 'higher'}`;
  return `${name} ${mean < 0 ? 'trailed' : 'led'} ${nameInSentence(other.instrument)} by ${size} points`;
}

function tellBase({ other, focus }: ForwardStudy): string {
  const { base, summary } = focus;
  const size =
    other === null ? `${formatNumber(Math.abs(toPercent(base.mean)))}%` : `${formatNumber(Math.abs(toPercent(base.mean)))} points`;
  if (base.mean < 0 === summary.mean < 0) return size;
  if (other === null) return base.mean < 0 ? `a loss of ${size}` : `a gain of ${size}`;
  return base.mean < 0 ? `a lag of ${size}` : `a lead of ${size}`;
}

const policyWords = {
  all: (unit: CalendarUnit) => `Every ${unit} ${onOrIn(unit)} which the rule holds counts`,
  'first-cross': (unit: CalendarUnit) => `A ${unit} ${onOrIn(unit)} which the rule holds counts when the one before does not meet it`,
  gap: (unit: CalendarUnit, gap: number) =>
    `An event counts when it is at least ${countWord(gap)} ${pluralise(gap, unit)} after the one before`,
  'first-in-horizon': () => 'An event counts when it is at least the horizon after the last one that counted',
} as const;

/** The overlap policy as a sentence without its full stop; printed wherever figures are. */
export function describePolicy({ policy, unit, gapSessions }: ForwardStudy['params']): string {
  return policyWords[policy](unit, gapSessions);
}

/** The usual level of a test. */
const significance = 0.05;

function tellTest({ focus, results, adjusted, params }: ForwardStudy): string {
  const test = focus.permutation;
  if (test === null) return '';
  const how =
    test.method === 'date-sets'
      ? `sets of dates at least ${countWord(test.minGapSessions)} ${pluralise(test.minGapSessions, params.unit)} apart`
      : 'shifts of the whole pattern of events';
  const after = adjusted[results.indexOf(focus)] ?? NaN;
  const looks = countWord(horizonsOf[params.unit].length);
  const sayP = (p: number): string => `p = ${formatNumber(p, { decimals: p < 0.1 ? 4 : 2 })}`;
  const verdict =
    after < significance
      ? 'significant'
      : test.p < significance
        ? `not significant once adjusted for ${looks} horizons`
        : 'not significant';
  return `Random dates did as well ${formatPercent(toPercent(test.p), { decimals: test.p < 0.1 ? 2 : 0 })} of the time: ${verdict} (one-sided ${sayP(test.p)}, ${params.test}; ${countDigits(test.draws)} ${how}; ${sayP(after)} adjusted for ${looks} horizons).`;
}

// Of hundreds of events each moves a mean that lies near a level across it; that is no one event's doing.
const carriedShare = 0.25;

/** Whether the mean tells of one event: without the outcome furthest from it, it would lie on the other side of zero or of what any session had, and be another by a quarter. */
function isCarried({ focus: { returns, summary, base } }: ForwardStudy): boolean {
  const complete = Array.from(returns).filter((value) => !Number.isNaN(value));
  if (complete.length < 3) return false;
  const furthest = complete.reduce((most, value) => (Math.abs(value - summary.mean) > Math.abs(most - summary.mean) ? value : most));
  const rest = (summary.mean * complete.length - furthest) / (complete.length - 1);
  if (Math.abs(summary.mean - rest) < carriedShare * Math.abs(summary.mean)) return false;
  return [0, base.mean].some((level) => !Number.isNaN(level) && summary.mean > level !== rest > level);
}

/** The sentence of what happened next at the horizon in focus, beside what any session of the span had; the detail prints the overlap policy. */
export function sayForward(study: ForwardStudy): Headline {
  const {
    focus,
    params,
    main,
    other,
    context: { market },
  } = study;
  const { summary, base, horizonSessions, events } = focus;
  const { own, other: versus } = nameRule(study);
  const isSame = main.symbol === params.symbol && !isOfMany(params);
  const { unit: per } = params;
  const later = `${countWord(horizonSessions)} ${pluralise(horizonSessions, per)} later`;
  const policy = `${describePolicy(params)}.`;
  const provisional =
    market.assumedIndex !== null && (events.includes(market.assumedIndex) || events.some((t) => isAssumed(study, t + horizonSessions)));
  if (summary.completeCount === 0) {
    const bare = describeEvent(params, { owner: isOfMany(params) ? null : own, other: versus });
    const whole = `${bare}${tellWhen(params)}`;
    // A level that was never crossed brings no event, however often it holds.
    if (summary.count === 0 && study.heldShare > 0) {
      const held =
        study.heldShare === 1
          ? `Every ${per}${tellWhen(params)} ${tellSpan(study)} brought ${bare}: none is the first`
          : `No ${per} ${tellSpan(study)} is the first that brought ${whole}: it held as the history begins`;
      return { text: `${held}, so nothing can have followed.`, detail: policy, provisional };
    }
    if (summary.count === 0) return { text: `No ${per} ${tellSpan(study)} brought ${whole}.`, detail: policy, provisional };
    const none = summary.count === 1 ? 'the only event is' : `all ${countDigits(summary.count)} events are`;
    return { text: `${capitalise(whole)}: ${none} too recent to have an outcome ${later}.`, detail: policy, provisional };
  }
  const when = tellWhen(params);
  const event = `${describeEvent(params, { owner: isSame || isOfMany(params) ? null : own, other: versus })}${when === '' ? '' : `,${when}`}`;
  const average = summary.completeCount === 1 ? '' : ' on average';
  const against = base.completeCount === 0 ? '' : `, against ${tellBase(study)} for any ${per}${when} ${tellSpan(study)}`;
  const unit = other === null ? '%' : ' points';
  const median = `${formatNumber(toPercent(summary.median), { sign: true })}${unit}`;
  const carried = isCarried(study) ? `; one of them carries the mean, the median is ${median}` : '';
  const text = `After ${event}${isSame && when === '' ? '' : ','} ${tellOutcome(study, summary.mean)}${average} ${later} (${tellCount(summary.count, summary.completeCount)}${carried})${against}.`;
  const share =
    other === null
      ? `${formatNumber(toPercent(summary.higherShare), { decimals: 0 })}% higher`
      : `ahead after ${formatNumber(toPercent(summary.higherShare), { decimals: 0 })}%`;
  const figures = `Median ${median}, ${share}.`;
  return { text, detail: [policy, figures, tellTest(study)].filter((part) => part !== '').join(' '), provisional };
}
