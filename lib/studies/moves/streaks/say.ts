import { formatLongDate } from '@/lib/format/format-date';
import { formatMonthYear } from '@/lib/format/format-month-year';
import { formatNumber } from '@/lib/format/format-number';
import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import { neededClose, runLengths, type Run, type SessionMarks } from '@/lib/metrics';
import { buildMissingHeadline } from '../../kit/missing-headline';
import { nameInSentence } from '../../kit/name-in-sentence';
import { sayLastClose } from '../../kit/say-last-close';
import { nameClose, sayWhen } from '../../kit/unit-words';
import type { Flag, Headline, StudyContext } from '../../kit/study';
import type { StudyPanel } from '../../kit/study-series';
import type { StreakParams } from './params';

interface Verb {
  readonly past: string;
  readonly participle: string;
}

function chooseVerb(panel: StudyPanel, { direction, thresholdPct, ties }: StreakParams): Verb {
  const other = panel.series[1];
  const up = direction === 'up';
  if (other !== undefined) {
    const by = thresholdPct > 0 ? ` by ${thresholdPct} ${pluralise(thresholdPct, 'point')} or more` : '';
    const tie = thresholdPct === 0 && ties === 'include' ? 'matched or ' : '';
    const name = `${nameInSentence(other.instrument)}${by}`;
    return up
      ? { past: `${tie}beat ${name}`, participle: `${tie}beaten ${name}` }
      : { past: `${tie}lagged ${name}`, participle: `${tie}lagged ${name}` };
  }
  if (thresholdPct > 0) {
    const by = `${thresholdPct}% or more`;
    return up ? { past: `rose ${by}`, participle: `risen ${by}` } : { past: `fell ${by}`, participle: `fallen ${by}` };
  }
  if (ties === 'include') {
    return up ? { past: 'rose or held', participle: 'risen or held' } : { past: 'fell or held', participle: 'fallen or held' };
  }
  return up ? { past: 'rose', participle: 'risen' } : { past: 'fell', participle: 'fallen' };
}

/** What the next close must be for the run to go on; nothing for a relative streak, which needs two closes. */
function describeNeeded(
  { market: { unit, isToDate } }: StudyContext,
  panel: StudyPanel,
  chosen: StreakParams,
  current: number,
  last: number,
): string | null {
  const [main, other] = panel.series;
  // Of a unit to date the run may still end with itself.
  if (main === undefined || other !== undefined || isToDate || !(current > 0)) return null;
  const needed = neededClose(main.closes[last] ?? NaN, chosen.direction, chosen.thresholdPct / 100, chosen.ties === 'include');
  if (Number.isNaN(needed)) return null;
  return `a ${nameClose(unit)} at or ${chosen.direction === 'up' ? 'above' : 'below'} ${formatNumber(needed)} would make ${countWord(current + 1)}`;
}

/**
 * The sentence of the streaks study: the run that is on now with its number among all such runs, else the last one,
 * else that there never was one. Counts whole runs in either mode.
 */
export function sayStreaks(
  context: StudyContext,
  panel: StudyPanel,
  chosen: StreakParams,
  marks: SessionMarks,
  runs: readonly Run[],
): Headline[] {
  const { market } = context;
  const { unit } = market;
  const [main] = panel.series;
  // At the far side of a gap it has a close, but no return.
  const last = Math.min(...panel.series.map((item) => item.last));
  if (main === undefined || !marks.some((mark) => mark !== -1))
    return [
      buildMissingHeadline(
        context,
        panel.series.map((item) => item.symbol),
      ),
    ];
  const begin = market.sessions[Math.max(...panel.series.map((item) => item.first))] ?? '';
  const name = nameInSentence(main.instrument, true);
  const verb = chooseVerb(panel, chosen);
  const inARow = chosen.length === 1 ? '' : ` for ${countWord(chosen.length)} straight ${unit}s`;
  const current = runLengths(marks)[last] ?? NaN;
  const provisional = last === market.assumedIndex;
  const needed = describeNeeded(context, panel, chosen, current, last);
  const stale = sayLastClose(market, last);
  if (chosen.versus === chosen.symbol)
    return [{ text: `${name} is compared with itself: no ${unit} can differ. Choose two instruments.`, detail: '', provisional: false }];
  const latest = runs.at(-1);
  const dateAt = (index: number): string => formatLongDate(market.sessions[index] ?? '');
  if (latest === undefined) {
    const text = `${name} has never ${verb.participle}${inARow} in the data from ${formatMonthYear(begin)}.`;
    return [{ text, detail: [stale, needed].filter((part) => part !== null).join(' · '), provisional }];
  }
  const rank =
    runs.length === 1
      ? `the first such run in the data from ${formatMonthYear(begin)}`
      : `the ${ordinalWord(runs.length)} such run since ${formatMonthYear(begin)}`;
  if (latest.status === 'open') {
    const previous = runs.at(-2);
    const before = previous === undefined ? 'the first of its kind' : `last ${dateAt(previous.reached)}`;
    const detail = [stale, before, needed].filter((part) => part !== null).join(' · ');
    const alone = unit === 'session' ? '' : ` ${sayWhen(unit, market.sessions[last] ?? '')}`;
    const straight = latest.length === 1 ? alone : ` for a${article(latest.length)} ${ordinalWord(latest.length)} straight ${unit}`;
    return [{ text: `${name} ${verb.past}${straight}, ${rank}.`, detail, provisional }];
  }
  const now = Number.isNaN(current)
    ? `no return ${sayWhen(unit, market.sessions[last] ?? '')}: the close before is missing`
    : current === 0
      ? 'no run now'
      : `now ${countWord(current)} in a row`;
  const detail = [stale, now, needed].filter((part) => part !== null).join(' · ');
  // A run longer than asked for went on after it was long enough: its last session is the last of which this is true.
  // A run of units is said to its end, a single one by its name.
  const when = inARow === '' || unit === 'session' ? sayWhen(unit, market.sessions[latest.end] ?? '') : `to ${dateAt(latest.end)}`;
  return [{ text: `${name} last ${verb.past}${inARow} ${when}, ${rank}.`, detail, provisional }];
}

/** 'n' where the ordinal begins with a vowel sound: an eighth, an eleventh, an 18th. */
function article(count: number): string {
  return count === 8 || count === 11 || count === 18 || (count >= 80 && count < 90) ? 'n' : '';
}

/** That the first run may have begun before the data. */
export function listAtLeastFlags({ market }: StudyContext, panel: StudyPanel, runs: readonly Run[]): Flag[] {
  return runs
    .filter((run) => run.atLeast)
    .slice(0, 1)
    .map((run) => ({
      code: 'at-least',
      message: `The first run begins with the first stored ${nameClose(market.unit)}, so it lasted at least as long as shown.`,
      symbols: panel.series.map((item) => item.symbol),
      dates: [market.sessions[run.start] ?? []].flat(),
    }));
}
