import 'server-only';
import { escapeXml } from '@/lib/format/escape-xml';
import { countDaysBetween } from '@/lib/calendar/civil-date';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import { nameProviders } from '@/lib/format/source-line';
import { claim } from '@/lib/studies/after/claim/study';
import { kindOf } from '@/lib/studies/measure/measures';
import type { Flag } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { listParameters } from '@/lib/view/parameter-schema';
import { setQuery } from '@/lib/view/set-query';
import { getBaseUrl } from '../http/base-url';
import { tryQuery } from './run-query';

/** A sentence that may be printed, with its footnote, in each form in which it is pasted. */
export interface SafeSentence {
  readonly text: string;
  readonly markdown: string;
  readonly html: string;
}

type Changes = Readonly<Record<string, string | null>>;

const parameters = listParameters(claim);
const points = 10;
// What is so of the data whatever is said; any other doubt keeps a sentence from being offered.
const harmless: ReadonlySet<Flag['code']> = new Set([
  'history-note',
  'older-than-newest',
  'stale',
  'mixed-sources',
  'revised',
  'points-scale',
  // The unit that goes on is left out, or the sentence says how far it went.
  'running-unit',
]);

/** What comes once a month, or ranks behind so many, is true and nothing to print. */
const fewestDays = 30;
const lastRank = 10;
const lastOfYear = 5;
const fewestInARow = 2;

/** The definition under which alone it holds, as the link says it; null where no link can. */
function stateDefinition(under: string | null): Changes | null {
  if (under === null) return {};
  const [name = '', value = ''] = under.split('=');
  const parts: Readonly<Record<string, string>> = { measure: 'spread', price: 'price', deviation: 'deviation', basis: 'returns' };
  const part = parts[name];
  return part === undefined || value === '' ? null : { [part]: value };
}

/** The day of the claim, or of the newest other row: of a run that went on its last one. */
function readDay(result: StudyResult, isClaim: boolean): SessionDate | null {
  const row = result.events?.find((other) => (other['is_claim'] === true) === isClaim);
  const date = row?.['end'] ?? row?.['date'];
  return typeof date === 'string' && isSessionDate(date) ? date : null;
}

/** The day of the last one like it, where it is worth to be named. */
function readOther(result: StudyResult): SessionDate | null {
  const [own, other] = [readDay(result, true), readDay(result, false)];
  return own !== null && other !== null && countDaysBetween(other, own) > fewestDays ? other : null;
}

/** How far a date is written: of years their year, of months theirs, of a quarter its last month. A week is known by its last day. */
const printed: Readonly<Record<string, number>> = { year: 'yyyy'.length, quarter: 'yyyy-mm'.length, month: 'yyyy-mm'.length };

/** Since when, as it is printed, and by the day where that says too little or too much. */
function sayOther(result: StudyResult, other: SessionDate): readonly string[] {
  // Of parts of a year, and of the same quarter of each, there is one a year.
  const isYearly = result.params['part'] !== 'all' && result.params['unit'] !== 'month';
  const length = isYearly ? printed['year'] : printed[String(result.params['unit'])];
  return length === undefined ? [other] : [other.slice(0, length), other];
}

function ownRank(result: StudyResult): number | null {
  const rank = result.events?.find((row) => row['is_claim'] === true)?.['rank'];
  return typeof rank === 'number' ? rank : null;
}

/** Whether a rank is of the lower half, as the second of two is: nobody prints it. */
function isLow(rank: number, { events }: StudyResult): boolean {
  return rank > 1 && 2 * rank > (events?.length ?? 0);
}

/** A figure as it is printed: two decimals at most, whole where it counts; of moves their size, of what is on either side of zero with its sign. */
function printFigure({ verdict }: StudyResult, isSigned: boolean): string | null {
  if (verdict?.figure == null) return null;
  const isCount = verdict.unit === 'sessions' || verdict.unit === 'count';
  const size = verdict.signed && verdict.unit !== 'level' && !isSigned ? Math.abs(verdict.figure) : verdict.figure;
  return isCount ? String(Math.round(size)) : size.toFixed(2);
}

/** The same claim with what the closes say in the place of what was said, the strongest first. */
async function listCandidates(query: string, result: StudyResult): Promise<Changes[]> {
  const { comparison } = result.params;
  const kind = kindOf(claim.params.parse(Object.fromEntries(new URLSearchParams(query))));
  const figure = printFigure(result, kind === 'signed');
  // Of a run its length is said in the sentence itself.
  const isRun = kind === 'run';
  const own: Changes = isRun ? { said: null, ...(figure === null ? {} : { sessions: figure }) } : { said: figure, side: null };
  const isEvent = isRun || kind === 'event';
  const isOne = isRun && Number(figure) < fewestInARow;
  // Runs of one go over those that were longer, and one that goes on is longer than is said.
  const isLonger = isOne || (isRun && Number(figure) !== Number(result.params['sessions']));
  // Where nothing can be said beside it, the figure alone.
  const alone: Changes[] =
    figure === null || kind === 'event' || isOne ? [] : [{ ...own, comparison: isRun ? 'in-a-row' : 'figure', count: null, since: null }];
  if (result.params['within'] === 'year' && (comparison === 'largest' || comparison === 'nth')) {
    const rank = ownRank(result);
    if (rank === null || rank > lastOfYear || isOne || isLow(rank, result)) return alone;
    return [rank === 1 ? { ...own, comparison: 'largest', count: null } : { ...own, comparison: 'nth', count: String(rank) }, ...alone];
  }
  switch (comparison) {
    case 'highest-since':
    case 'largest': {
      const probe = await tryQuery(
        claim.id,
        setQuery(query, { ...own, said: null, comparison: 'highest-since', since: '1900' }, parameters),
        points,
      );
      const last = probe === null ? null : readOther(probe);
      return [
        { ...own, comparison: 'largest', since: null },
        ...(last === null ? [] : sayOther(result, last).map((since) => ({ ...own, comparison: 'highest-since', since }))),
        ...alone,
      ];
    }
    case 'first-since': {
      if (isLonger) return alone;
      const other = readOther(result);
      return other === null ? [] : sayOther(result, other).map((since) => ({ said: null, since }));
    }
    case 'nth': {
      const rank = ownRank(result);
      if (rank === null || rank > lastRank || isOne || isLow(rank, result)) return alone;
      return [rank === 1 ? { ...own, comparison: 'largest' } : { ...own, count: String(rank) }, ...alone];
    }
    case 'only-k-since': {
      if (isLonger) return alone;
      const rank = ownRank(result);
      // Of days above a level neighbours count as one, which no reader would take "four times" for.
      return rank === null || rank > lastRank || !isEvent ? [] : [{ count: String(rank), said: null }];
    }
    case 'in-a-row':
      return alone;
    case 'count-this-year':
    case 'gap':
      return figure === null ? [] : [{ count: figure }];
    case 'figure':
      return alone;
    case 'happened':
    case 'none':
      return [{}, { comparison: comparison === 'none' ? 'happened' : 'none' }];
    default:
      return [];
  }
}

function tellSentence(result: StudyResult): string {
  return result.verdict?.sentence.map(({ text }) => text).join('') ?? '';
}

/** Of how many of the members of each session closes are stored, where they are those of that time: it is printed with what they say. */
function isCoverage({ code, message }: Flag): boolean {
  return code === 'survivorship' && message.startsWith('Coverage: ');
}

function addFootnote(result: StudyResult): SafeSentence {
  const sentence = tellSentence(result);
  const { coverage, basis, flags } = result;
  const how = basis === 'total' ? 'closes with dividends reinvested' : 'closes without dividends';
  const span =
    coverage.first === null || coverage.last === null ? '' : `, ${formatLongDate(coverage.first)} to ${formatLongDate(coverage.last)}`;
  const covered = flags.flatMap((flag) => (isCoverage(flag) ? [` ${flag.message}`] : [])).join('');
  const note = `Judged on ${how}${span}, and on nothing later.${covered} Closes: ${nameProviders(result)}. Checked with Broadtape, data version ${result.dataVersion}`;
  const link = `${getBaseUrl()}${result.links.pinned}`;
  return {
    text: `${sentence}\n\n${note}: ${link}`,
    markdown: `${sentence}\n\n*${note}: [the claim and its proof](${link})*`,
    html: `<p>${escapeXml(sentence)}</p>\n<p><small>${escapeXml(note)}: <a href="${escapeXml(link)}">the claim and its proof</a></small></p>`,
  };
}

/** Whether nothing stands against printing it: it holds as it is said, on closes that are stored and none that is assumed, with no more to be said, nothing that keeps it from standing out and no doubt beside it. */
function isSafe({ verdict, flags, simulated }: StudyResult): boolean {
  return (
    verdict?.kind === 'holds' &&
    verdict.understated === null &&
    verdict.caveat === null &&
    !simulated &&
    flags.every((flag) => harmless.has(flag.code) || isCoverage(flag))
  );
}

/**
 * The strongest true sentence of a claim's kind: what the closes say in the place of what was said, then judged like any claim. Null where none
 * holds as it is said, and wherever there is a doubt.
 * @param result the answer to `query`, of the study `claim`.
 */
export async function writeSafely(query: string, result: StudyResult): Promise<SafeSentence | null> {
  const { verdict, simulated, flags } = result;
  // Whatever is said in its place rests on the same assumed closes.
  const isAssumed = flags.some(({ code }) => code === 'provisional');
  if (verdict === null || verdict.kind === 'cannot_check' || simulated || isAssumed) return null;
  const stated = stateDefinition(verdict.under);
  if (stated === null) return null;
  for (const changes of await listCandidates(query, result)) {
    const candidate = await tryQuery(claim.id, setQuery(query, { ...stated, ...changes }, parameters), points);
    // What is so by one definition alone is said with it.
    const own = stateDefinition(candidate?.verdict?.under ?? null);
    const whole =
      candidate?.verdict?.kind !== 'holds_only_under' || own === null
        ? candidate
        : await tryQuery(claim.id, setQuery(query, { ...stated, ...own, ...changes }, parameters), points);
    if (whole !== null && isSafe(whole)) return addFootnote(whole);
  }
  return null;
}
