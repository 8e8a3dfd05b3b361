import 'server-only';
import { formatNumber } from '@/lib/format/format-number';
import { ordinal, ordinalWord } from '@/lib/format/number-words';
import type { RecordStrip } from '@/lib/studies/overview';
import type { StudyResult } from '@/lib/studies/study-result';

interface Clause {
  readonly subject: string;
  readonly text: string;
  /** Share of sessions of which something as rare can be said, from 0 (never) to 1 (always). */
  readonly share: number;
}

// What the studies are about as they start, which is how they are asked here.
const russell = 'the Russell 2000';

/** From this share on, the rank of a difference is no news and stays out of the sentence. */
const rareShare = 0.05;

function tellStreak(streaks: StudyResult | null): Clause[] {
  const open = streaks?.rows.find((row) => row['status'] === 'open');
  if (streaks === null || open === undefined || typeof open['sessions'] !== 'number') return [];
  const text = `rose 1% or more for a ${ordinalWord(open['sessions'])} straight session`;
  return [{ subject: russell, text, share: streaks.rows.length / Math.max(1, streaks.range.sessions) }];
}

function tellSpread(spread: StudyResult | null): Clause[] {
  const row = spread?.rows.at(-1);
  const value = row?.['value'];
  const rank = row?.['rank_to_date'];
  if (spread === null || typeof value !== 'number' || typeof rank !== 'number') return [];
  const count = Math.max(1, spread.rows.filter((item) => item['value'] !== null).length);
  const place = value < 0 ? count + 1 - rank : rank;
  const most = place === 1 ? 'the most' : `the ${ordinal(place)} most`;
  const share = place / count;
  const tail = share <= rareShare ? `, ${most} of ${formatNumber(count, { decimals: 0 })}` : '';
  return [{ subject: russell, text: `${value < 0 ? 'lagged' : 'beat'} the S&P 500 by ${formatNumber(Math.abs(value))} points in five sessions${tail}`, share }];
}

function tellRecord(strip: RecordStrip | null): Clause[] {
  if (strip === null) return [];
  const { records, sessions, year } = strip;
  const share = records / Math.max(1, sessions.length);
  if (sessions.at(-1)?.record === true) return [{ subject: 'the S&P 500', text: `closed at a record, its ${ordinal(records)} of ${year}`, share }];
  const since = sessions.length - 1 - sessions.findLastIndex((session) => session.record);
  const text = records === 0 ? `has no record close in ${year}` : `is ${since === 1 ? 'one session' : `${since} sessions`} past the last of its ${records} record closes of ${year}`;
  return [{ subject: 'the S&P 500', text, share: 1 - share }];
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * One sentence of the two rarest things that the studies found, rarest first unless it has a
 * comma of its own; one subject is named once. **Missing**: what the market lacks is left out; null when nothing can be said.
 */
export function composeLead(streaks: StudyResult | null, spread: StudyResult | null, strip: RecordStrip | null): string | null {
  const [first, second] = [...tellStreak(streaks), ...tellSpread(spread), ...tellRecord(strip)].sort((a, b) => a.share - b.share);
  if (first === undefined) return null;
  if (second === undefined) return `${capitalise(first.subject)} ${first.text}.`;
  // A clause with a comma of its own stands last.
  const [opening, closing] = first.text.includes(',') ? [second, first] : [first, second];
  const joined = opening.subject === closing.subject ? closing.text : `${closing.subject} ${closing.text}`;
  return `${capitalise(opening.subject)} ${opening.text} and ${joined}.`;
}
