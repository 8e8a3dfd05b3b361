import 'server-only';
import { capitalise } from '@/lib/format/capitalise';
import { formatNumber } from '@/lib/format/format-number';
import { ordinal, ordinalWord } from '@/lib/format/number-words';
import type { RecordStrip } from '@/lib/studies/overview';
import { namedRanks, sayShare } from '@/lib/studies/say-rank';
import type { StudyResult } from '@/lib/studies/study-result';

interface Clause {
  /** What the clause is about, to tell whether another one is about the same. */
  readonly group: string;
  readonly subject: string;
  readonly text: string;
  /** The clause where the group has just been named. */
  readonly again: string;
  /** Share of sessions of which something as rare can be said, from 0 (never) to 1 (always). */
  readonly share: number;
}

// What the studies are about as they start, which is how they are asked here.
const russell = 'Russell 2000';
const magnificent = 'Magnificent 7';

/** From this share on, the rank of a difference is no news and stays out of the sentence. */
const rareShare = 0.05;

function tellStreak(streaks: StudyResult | null): Clause[] {
  const open = streaks?.rows.find((row) => row['status'] === 'open');
  if (streaks === null || open === undefined || typeof open['sessions'] !== 'number') return [];
  const text = `rose 1% or more for a ${ordinalWord(open['sessions'])} straight session`;
  return [{ group: russell, subject: `the ${russell}`, text, again: text, share: streaks.rows.length / Math.max(1, streaks.range.sessions) }];
}

function nameOf(result: StudyResult, parameter: string): string {
  const symbol = result.params[parameter];
  return result.instruments.find((instrument) => instrument.symbol === symbol)?.name ?? String(symbol);
}

function placeSpread(spread: StudyResult | null): { readonly value: number; readonly place: number; readonly count: number } | null {
  const row = spread?.rows.at(-1);
  const value = row?.['value'];
  const rank = row?.['rank_to_date'];
  if (spread === null || typeof value !== 'number' || typeof rank !== 'number') return null;
  const count = Math.max(1, spread.rows.filter((item) => item['value'] !== null).length);
  return { value, place: value < 0 ? count + 1 - rank : rank, count };
}

function tellSpread(spread: StudyResult | null): Clause[] {
  const placed = placeSpread(spread);
  if (spread === null || placed === null) return [];
  const { value, place, count } = placed;
  const total = formatNumber(count, { decimals: 0 });
  const milder = spread.rows.filter(({ value: other }) => typeof other === 'number' && (value < 0 ? other > value : other < value)).length;
  const most = place <= namedRanks ? `the ${place === 1 ? '' : `${ordinal(place)} `}most of ${total}` : `more than in ${sayShare(milder / count)} of ${total} such windows`;
  const tail = place / count <= rareShare ? `, ${most}` : '';
  const text = `${value < 0 ? 'lagged' : 'beat'} the ${nameOf(spread, 'b')} by ${formatNumber(Math.abs(value))} points in five sessions${tail}`;
  const group = nameOf(spread, 'a');
  return [{ group, subject: `the ${group}`, text, again: group === magnificent ? `together they ${text}` : text, share: place / count }];
}

function tellMembers(members: StudyResult | null): Clause[] {
  const row = members?.rows.at(-1);
  const advancers = row?.['advancers'];
  const eligible = row?.['eligible'];
  if (members === null || typeof advancers !== 'number' || typeof eligible !== 'number' || eligible === 0) return [];
  // A session that lacks a member has another denominator: it is no rival.
  const rivals = members.rows.flatMap((item) => (item['eligible'] === eligible && typeof item['advancers'] === 'number' ? [item['advancers']] : []));
  const share = Math.min(rivals.filter((count) => count <= advancers).length, rivals.filter((count) => count >= advancers).length) / rivals.length;
  const few = advancers === 0 ? 'none' : advancers === eligible ? `all ${eligible}` : String(advancers);
  return [{ group: magnificent, subject: `${few} of the ${magnificent}`, text: 'rose on the day', again: `${few} of them rose on the day`, share }];
}

function tellIndex(text: string, share: number): Clause {
  return { group: 'S&P 500', subject: 'the S&P 500', text, again: text, share };
}

function tellRecord(strip: RecordStrip | null): Clause[] {
  if (strip === null) return [];
  const { records, sessions, year } = strip;
  const share = records / Math.max(1, sessions.length);
  if (sessions.at(-1)?.record === true) return [tellIndex(`closed at a record, its ${ordinal(records)} of ${year}`, share)];
  const since = sessions.length - 1 - sessions.findLastIndex((session) => session.record);
  const text = records === 0 ? `has no record close in ${year}` : `is ${since === 1 ? 'one session' : `${since} sessions`} past the last of its ${records} record closes of ${year}`;
  return [tellIndex(text, 1 - share)];
}

/** What the sentence may be made of; null where the market lacks it. */
export interface LeadSources {
  readonly streaks: StudyResult | null;
  /** Five-session differences of one group against another, over all of history. */
  readonly spreads: readonly (StudyResult | null)[];
  readonly recordStrip: RecordStrip | null;
  /** Participation of the Magnificent 7, over all of history. */
  readonly members: StudyResult | null;
}

/**
 * One sentence of the two rarest things that the studies found, rarest first unless it has a
 * comma of its own; one subject is named once. **Missing**: what the market lacks is left out; null when nothing can be said.
 */
export function composeLead({ streaks, spreads, recordStrip, members }: LeadSources): string | null {
  const clauses = [...tellStreak(streaks), ...spreads.flatMap(tellSpread), ...tellRecord(recordStrip), ...tellMembers(members)];
  const [first, second] = clauses.sort((a, b) => a.share - b.share);
  if (first === undefined) return null;
  if (second === undefined) return `${capitalise(first.subject)} ${first.text}.`;
  // A clause with a comma of its own stands last.
  const [opening, closing] = first.text.includes(',') ? [second, first] : [first, second];
  const joined = opening.group === closing.group ? closing.again : `${closing.subject} ${closing.text}`;
  return `${capitalise(opening.subject)} ${opening.text} and ${joined}.`;
}
