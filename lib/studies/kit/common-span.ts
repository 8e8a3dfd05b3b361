import { formatLongDate } from '@/lib/format/format-date';
import { joinWords } from '@/lib/format/join-words';
import { pluralise } from '@/lib/format/number-words';
import { windowReturn } from '@/lib/metrics';
import type { Market } from '@/lib/market/market';
import { nameInSentence } from './name-in-sentence';
import { nameClose } from './unit-words';
import type { Flag, StudyContext } from './study';
import { clampRange, type StudyRange } from '@/lib/market/study-range';
import type { StudySeries } from './study-series';

/** What of the displayed range several instruments are compared over (G7, G15). */
export interface CommonSpan {
  /** From the latest of their first closes on, where that lies after the base asked for. */
  readonly range: StudyRange;
  /** Index of the latest first close; -1 where none of them has one before the last session shown. */
  readonly start: number;
  readonly flags: readonly Flag[];
}

function nameAll(series: readonly StudySeries[], atStart = false): string {
  return joinWords(series.map(({ instrument }, place) => nameInSentence(instrument, atStart && place === 0)));
}

/** The return of closes over a span, a fraction; NaN where either end is missing, or both are one session. */
export function spanReturn(closes: Float64Array, { base, last }: StudyRange): number {
  return last > base ? windowReturn(closes, last, last - base) : NaN;
}

/** `2023-12-29 to 2024-12-31` as a sentence tells it: 'from the close of 29 Dec 2023 to that of 31 Dec 2024'. */
export function saySpan({ sessions }: Market, { base, last }: StudyRange): string {
  return `from the close of ${formatLongDate(sessions[base] ?? '')} to that of ${formatLongDate(sessions[last] ?? '')}`;
}

/** The range starts with a first close, which has none before it. */
function flagFirstClose({ sessions, unit }: Market, { base }: StudyRange, beginning: readonly StudySeries[], others: number): Flag {
  const date = sessions[base];
  const from = `from the close of ${formatLongDate(date ?? '')}, the first ${unit === 'session' ? '' : `${nameClose(unit)} `}of ${nameAll(beginning)}`;
  const message =
    others > 0
      ? `Compared ${from}; ${pluralise(others, 'the other has', 'the others have')} earlier ones.`
      : `Measured ${from}: none is known before it.`;
  return { code: 'first-close', message, symbols: beginning.map(({ symbol }) => symbol), dates: date === undefined ? [] : [date] };
}

/** An end of the span on which an instrument has no close: it has no return over it. */
function flagMissingEnds({ sessions }: Market, { base, last }: StudyRange, series: readonly StudySeries[]): Flag[] {
  return [...new Set([base, last])].flatMap((index): Flag[] => {
    const without = series.filter(({ closes }) => Number.isNaN(closes[index] ?? NaN));
    const date = sessions[index];
    if (without.length === 0 || date === undefined) return [];
    const message = `${nameAll(without, true)} ${pluralise(without.length, 'has', 'have')} no close on ${formatLongDate(date)}, ${index === base ? 'from' : 'to'} which the range is measured, and so no return over it.`;
    return [{ code: 'eligibility', message, symbols: without.map(({ symbol }) => symbol), dates: [date] }];
  });
}

/**
 * The span over which instruments are compared: the displayed range from the latest of their first closes on. One whose first close is
 * not before the last session shown has no return there: it shortens nothing and is named.
 */
export function findCommonSpan({ market, range }: StudyContext, series: readonly StudySeries[]): CommonSpan {
  const listed = series.filter(({ first }) => first >= 0);
  const late = listed.filter(({ first }) => first >= range.last);
  const compared = listed.filter(({ first }) => first < range.last);
  const start = Math.max(-1, ...compared.map(({ first }) => first));
  const common = clampRange(range, start);
  const beginning = compared.filter(({ first }) => first === start);
  const flags = [
    ...(compared.length > 0 && common.base === common.first
      ? [flagFirstClose(market, common, beginning, compared.length - beginning.length)]
      : []),
    ...late.map(
      (item): Flag => ({
        code: 'short-history',
        symbols: [item.symbol],
        message: `${nameInSentence(item.instrument, true)} has no return here: its first ${nameClose(market.unit)} is that of ${formatLongDate(market.sessions[item.first] ?? '')}.`,
      }),
    ),
    ...flagMissingEnds(market, common, compared),
  ];
  return { range: common, start, flags };
}
