import type { StudyResult } from '@/lib/studies/kit/study-result';

/** First and last day that a calendar offers, as YYYY-MM-DD; absent where there is no limit. */
export interface DayLimits {
  readonly minDate?: string;
  readonly maxDate?: string;
}

type Sourced = Pick<StudyResult, 'sources' | 'universe' | 'range'>;

/** The spans of what a result is made of: of its universe, whose rows they are, or else of its instruments. */
function listSpans({ sources, universe }: Sourced): StudyResult['sources'] {
  const own = sources.filter(({ symbol, first }) => symbol === universe && first !== null);
  return own.length > 0 ? own : sources;
}

/** The first day of which anything is stored. */
export function limitStart(result: Sourced): DayLimits {
  const [first] = listSpans(result)
    .flatMap((source) => source.first ?? [])
    .sort();
  return first === undefined ? {} : { minDate: first };
}

/** The days of which anything is stored up to `asOf`, and what is shown already, as an assumed session is. */
export function limitDays(result: Sourced): DayLimits {
  const last = listSpans(result)
    .flatMap((source) => source.last ?? [])
    .sort()
    .at(-1);
  if (last === undefined) return limitStart(result);
  return { ...limitStart(result), maxDate: last > result.range.to ? last : result.range.to };
}
