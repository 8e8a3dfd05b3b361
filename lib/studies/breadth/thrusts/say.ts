import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { countWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { zweigLow, type Thrusts } from '@/lib/metrics';
import type { StudyContext } from '../../kit/study';
import { findValues } from '../../kit/universe/universe-table';
import type { ThrustParams } from './params';
import { thrustLevels } from './thrust-levels';

export const thrustNames = { zweig: 'Zweig breadth thrust', deemer: 'Deemer breakaway momentum', whaley: 'Whaley breadth thrust' } as const;

/** A quotient as it is usually written: 0.615, 1.97, 73.66%. */
function writeQuotient(value: number, which: ThrustParams['which']): string {
  return which === 'whaley' ? `${formatNumber(toPercent(value))}%` : formatNumber(value, { decimals: 3 });
}

function saySignal({ triggers, values, isArmed }: Thrusts, t: number, { which, spacing }: ThrustParams): string {
  const value = values[t] ?? NaN;
  if (triggers.includes(t)) return 'which is a thrust';
  const gap = thrustLevels[which] - value;
  const away = `${which === 'whaley' ? `${formatNumber(toPercent(gap))} points` : writeQuotient(gap, which)} below the trigger of ${writeQuotient(thrustLevels[which], which)}`;
  if (which === 'zweig') return isArmed[t] === 1 ? `armed, ${away}` : `not armed: it must first fall below ${formatNumber(zweigLow)}`;
  if (isArmed[t] === 1) return away;
  if (gap < 0) return `above the trigger of ${writeQuotient(thrustLevels[which], which)}, which it must first fall back to`;
  return `${away}, and within ${which === 'deemer' ? countWord(spacing) : 'ten'} sessions of the last one, so that the next session’s would not count`;
}

/** Where the quotient stood on one session, and how far a trigger is. */
export function sayThrusts(name: string, found: Thrusts, chosen: ThrustParams, t: number, date: string): string {
  return `The ${thrustNames[chosen.which]} of the ${name} stood at ${writeQuotient(found.values[t] ?? NaN, chosen.which)} on ${date}, ${saySignal(found, t, chosen)}`;
}

/** How many triggers there were up to a session, and the last of them. */
export function sayTriggers({ sessions }: StudyContext['market'], { triggers, values }: Thrusts, t: number): string {
  const past = triggers.filter((trigger) => trigger <= t);
  const last = past.at(-1);
  const since = formatLongDate(sessions[findValues(values)?.first ?? -1] ?? '');
  if (last === undefined) return `None since ${since}, where it can first be measured`;
  return `${countWord(past.length)} ${pluralise(past.length, 'trigger')} since ${since}, ${past.length === 1 ? '' : 'the last '}on ${formatLongDate(sessions[last] ?? '')}`.replace(
    /^./,
    (letter) => letter.toUpperCase(),
  );
}
