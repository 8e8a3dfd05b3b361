import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { joinWords } from '@/lib/format/join-words';
import { countWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import type { StudyContext } from '../../kit/study';
import { findValues } from '../../kit/universe/universe-table';
import type { FoundOmens } from '../../measure/counts/find-omens';

function sayShare(share: number | undefined): string {
  return `${formatNumber(toPercent(share ?? NaN))}%`;
}

/** What else failed: both shares may exceed the level on a session without an omen. */
function sayUnmet({ omen, smallerShare, isRising, isNegative, isBalanced }: FoundOmens, levelPct: number, t: number): string {
  if (omen[t] !== 0 || !((smallerShare[t] ?? NaN) * 100 > levelPct)) return '';
  const unmet = [
    ...(isRising[t] === 0 ? ['the index was not above its close of 50 sessions before'] : []),
    ...(isNegative[t] === 0 ? ['the McClellan oscillator was not below zero'] : []),
    ...(isBalanced[t] === 0 ? ['new highs were more than twice the new lows'] : []),
  ];
  return unmet.length === 0 ? '' : `; but ${joinWords(unmet)}`;
}

/** Whether there was an omen on one session, with the two shares. */
export function sayHindenburg(name: string, found: FoundOmens, levelPct: number, t: number, date: string): string {
  return `${found.omen[t] === 1 ? 'A Hindenburg omen' : found.omen[t] === 0 ? 'No Hindenburg omen' : 'Whether there was a Hindenburg omen cannot be said'} of the ${name} on ${date}: ${sayShare(found.highsShare[t])} of issues at a new high and ${sayShare(found.lowsShare[t])} at a new low, where both must exceed ${levelPct}%${sayUnmet(found, levelPct, t)}`;
}

/** How many omens there were up to a session, and the last of them. */
export function sayOmens({ sessions }: StudyContext['market'], { omen }: FoundOmens, triggers: readonly number[], t: number): string {
  const past = triggers.filter((trigger) => trigger <= t);
  const last = past.at(-1);
  const since = formatLongDate(sessions[findValues(omen)?.first ?? -1] ?? '');
  if (Number.isNaN(omen[t] ?? NaN)) return 'One of the conditions cannot be judged on that session';
  if (last === undefined) return `None since ${since}, where all of its conditions can be judged`;
  return `${countWord(past.length)} ${pluralise(past.length, 'session')} with one since ${since}, ${past.length === 1 ? '' : 'the last '}on ${formatLongDate(sessions[last] ?? '')}`.replace(
    /^./,
    (letter) => letter.toUpperCase(),
  );
}
