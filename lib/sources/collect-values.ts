import type { SessionDate } from '@/lib/calendar/session-date';
import type { SeriesAnswer, SeriesValue } from './series-source';
import type { RejectedRow } from './source';
import { SourceError } from './source-error';

/** A value with its text as received. */
export interface ValueCandidate extends SeriesValue {
  readonly raw: string;
}

/**
 * What an adapter of a series hands over: candidates in any order become ascending values, those of the future and different ones of one day
 * become rejected rows. Whether a value can be one of the series is for those to say who know it.
 * @throws SourceError `no_data_yet` when neither a value nor a rejected row is left.
 */
export function collectValues(
  provider: string,
  candidates: readonly ValueCandidate[],
  rejected: readonly RejectedRow[],
  today: SessionDate,
): SeriesAnswer {
  const refused = [...rejected];
  const first = new Map<string, ValueCandidate>();
  const doubted = new Set<string>();
  const keyOf = ({ day, seenOn }: SeriesValue) => `${seenOn} ${day}`;
  for (const candidate of candidates) {
    const known = first.get(keyOf(candidate));
    if (known !== undefined && known.value !== candidate.value) doubted.add(keyOf(candidate));
    first.set(keyOf(candidate), known ?? candidate);
  }
  const sound: SeriesValue[] = [];
  for (const candidate of candidates) {
    const { day, value, seenOn, isPublished, raw } = candidate;
    const reject = (reason: string) => refused.push({ session: day, raw, reason });
    if (day > today || seenOn > today) reject(`it lies in the future (today is ${today})`);
    else if (doubted.has(keyOf(candidate))) reject('two different values for one date');
    else if (!Number.isFinite(value)) reject('the value is not a finite number');
    else if (first.get(keyOf(candidate)) === candidate) sound.push({ day, value, seenOn, isPublished });
  }
  if (sound.length === 0 && refused.length === 0) throw new SourceError('no_data_yet', `${provider} has no values in that range`);
  return { values: sound.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)), rejected: refused };
}
