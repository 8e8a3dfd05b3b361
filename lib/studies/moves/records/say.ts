import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import { findLastClose, type RecordEvent, type YearCount } from '@/lib/metrics';
import { buildMissingHeadline } from '../../kit/missing-headline';
import { nameInSentence } from '../../kit/name-in-sentence';
import type { RecordParams } from './params';
import { sayLastClose } from '../../kit/say-last-close';
import type { Headline, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';

/** The sentence of the records study: the record set in the last session with its number in the year, else how far below the last one it is. */
export function buildRecordHeadlines(
  context: StudyContext,
  main: StudySeries | undefined,
  chosen: RecordParams,
  values: Float64Array,
  events: readonly RecordEvent[],
  counts: readonly YearCount[],
): Headline[] {
  const { market } = context;
  const last = findLastClose(values);
  const year = counts.at(-1);
  if (main === undefined || year === undefined) return [buildMissingHeadline(context, [chosen.symbol])];
  const name = nameInSentence(main.instrument, true);
  const provisional = last === market.assumedIndex;
  const share = `${formatPercent((year.records / year.sessions) * 100, { decimals: 0 })} of sessions this year`;
  const dateOf = (event: RecordEvent): string => formatLongDate(market.sessions[event.index] ?? '');
  const latest = events.at(-1);
  const noun = chosen.price === 'close' ? 'record close' : 'record high';
  if (latest === undefined) {
    return [{ text: `${name} has set no ${noun} since its first, on ${formatLongDate(market.sessions[main.first] ?? '')}.`, detail: '', provisional }];
  }
  if (latest.index === last) {
    const set = chosen.price === 'close' ? 'closed at a record' : 'set a record high';
    const previous = events.at(-2);
    const before = previous === undefined ? 'the first of all' : `the one before on ${dateOf(previous)}`;
    return [{ text: `${name} ${set}, its ${ordinalWord(year.records)} of ${year.year}.`, detail: `${share} · ${before}`, provisional }];
  }
  const below = (1 - (values[last] ?? NaN) / latest.level) * 100;
  const since = last - latest.index;
  const count = `${countWord(year.records)} ${pluralise(year.records, 'record')} in ${year.year}`;
  const stands = below === 0 ? 'level with' : `${formatPercent(below)} below`;
  const stale = sayLastClose(market, last);
  const text = `${name} ${stale === null ? 'is' : 'was'} ${stands} its ${noun} of ${formatNumber(latest.level)} on ${dateOf(latest)}, with ${count}.`;
  return [{ text, detail: [stale, `${countWord(since)} ${pluralise(since, 'session')} since a record`].filter((part) => part !== null).join(' · '), provisional }];
}
