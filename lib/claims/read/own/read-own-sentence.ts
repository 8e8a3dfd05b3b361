import { calendarUnits } from '@/lib/calendar/calendar-unit';
import { monthNames, shortMonthNames } from '@/lib/calendar/month-names';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import { figureSides, saySide } from '@/lib/format/say-side';
import { claimParams } from '@/lib/studies/after/claim/params';
import { writeTexts } from '@/lib/studies/measure/write-claim-query';
import { dayOfEvent } from '../compare-parts';
import type { KnownInstrument } from '../find-chunks';
import { isOver } from '../place-date';
import { asClaim } from './as-parameters';
import { listEnds } from './list-ends';
import { hasSay, listFields, listSaid } from './list-fields';
import { isTooMuch, listMentions, type Mentions } from './mentions';
import { findJoinedWords, readJoinedWords } from './read-joined-words';
import { searchValues, toWanted, type Field, type Values, type Wanted } from './search-values';
import { hasOwnWordsAlone } from './own-words';
import { countMissing } from './words-in-common';
import { initial, templates, writeOwn } from './write-own';

// The sentences that claims print are read by writing them: of all claims that can be said the one whose sentence is the text, word by word. No
// second grammar has to follow what prints them, and nothing else is ever found.

const begins = /^(?:After|The|There was)\s|(?:['’]s|s['’])\s|\shad\s/iu;
const months = [...shortMonthNames, ...monthNames].join('|');
const dated = new RegExp(`\\b(?:\\d{1,2} )?(?:${months}) \\d{4}\\b|\\bquarter of \\d{4}\\b|\\b(?:in|of) \\d{4}\\b`, 'iu');
const bounds = figureSides.flatMap((side) => [saySide(side, false), saySide(side, true)].filter((words) => words !== '')).join(' |');
const compared = new RegExp(
  `\\bwas (?:the |one of |in |on |[+\\-\\u2212]?\\d|${bounds} )|\\b(?:for the first|the only|of only \\S+) times?\\b|\\blasted to\\b|\\scame\\s|\\bhad (?:an?|no|set|seen|made|had|entered) |^there was `,
  'iu',
);

/** Whether it begins, compares and is dated as ours are: what is not is not searched for. */
function isLikeOurs(text: string): boolean {
  return begins.test(text) && dated.test(text) && compared.test(text);
}

/** A sentence of ours, as the claim that it is of, or why it cannot be one; `isMissed` where it may be one that was not found. */
export type OwnReading =
  | { readonly query: string; readonly assumed: readonly string[] }
  | { readonly reason: string; readonly isMissed?: true };

const missed: OwnReading = {
  reason: 'It has the words in which claims are printed here, and is the sentence of none that was found: build it word by word below.',
  isMissed: true,
};

/** The share of a template's words that another sentence may have by chance. */
const chance = 0.75;
/** Of how many comparisons it is tried, each with how many measures and directions, and how many candidates of one are kept. */
const mostComparisons = 5;
const mostTemplates = 40;
const width = 8;

/** How many sentences are written in search of one: what was not found by then is given up, since it takes too long. */
const mostWritten = 800;

// They have one sentence but for a word.
const ranks: ReadonlySet<string> = new Set(['largest', 'highest-since']);

// What others depend on comes first.
const first = ['symbol', 'unit'];
// In what it is told, before its figures are.
const scales = ['versus', 'spread', 'figure', 'distanceIn', 'deviation'];
const parts = ['part', 'partSessions'];
const named = Object.keys(claimParams.shape).filter(
  (name) => !['measure', 'indicator', 'comparison', 'running', 'on', 'and', 'said', 'side', ...first, ...parts, ...scales].includes(name),
);

/** Fields that say something together, as one: each with each. */
function together(fields: readonly Field[]): Field {
  return (values) =>
    fields.reduce<readonly Values[]>(
      (all, field) =>
        all.flatMap((changes) => {
          const more = field({ ...values, ...changes });
          return more.length === 0 ? [changes] : more.map((one) => ({ ...changes, ...one }));
        }),
      [{}],
    );
}

function listOwnFields(mentions: Mentions): readonly Field[] {
  const of = (names: readonly string[]): readonly Field[] => listFields(claimParams.shape, names, mentions);
  const isRunning = mentions.plain.includes('so far') || mentions.plain.includes('to date)');
  const said = listSaid(mentions);
  // What one unit brought so far is told in other words than what several did: how many it is settles with that.
  const ofOne = (values: Values): Values[] =>
    mentions.plain.includes('so far') && hasSay(claimParams.shape, 'sessions', values) ? [{ toDate: 'yes', sessions: 1 }] : [];
  const ofUnits = (values: Values): Values[] =>
    isRunning && values['unit'] !== 'session' ? [{ toDate: '' }, { toDate: 'yes' }, ...ofOne(values)] : [{}];
  const ofEnds = (values: Values): readonly Values[] => listEnds(values, mentions).map((asOf) => ({ asOf }));
  return [
    ...of(['symbol']),
    together([...of(['unit']), ofUnits, ofEnds]),
    ...of(parts),
    ofEnds,
    ...of(['sessions']),
    ...of(scales),
    ...of(named),
    ...of(scales),
    (values) => (hasSay(claimParams.shape, 'said', values) ? said : []),
  ];
}

/** The templates that have the most words in common with the text, by their comparison; none where that is chance. What is the most ever is so up to a day. */
function listBegin({ plain, words }: Wanted): readonly (readonly Values[])[] {
  const groups = new Map<string, Values[]>();
  const distanceIn = words.has('deviations') || words.has('deviation') ? 'sigma' : 'pct';
  const scored = templates
    .all()
    .filter(({ values }) => values['comparison'] !== 'ever' || plain.includes(' up to '))
    .filter(({ values }) => values['measure'] !== 'distance' || values['distanceIn'] === distanceIn)
    .filter(({ compares }) => compares.some((said) => plain.includes(said)))
    .map(({ values, words: own, count }) => ({ values, missing: countMissing(own, words), count }))
    .filter(({ missing, count }) => missing <= count * chance)
    .sort((a, b) => 2 * a.missing - a.count - (2 * b.missing - b.count));
  for (const { values } of scored) {
    const comparison = String(values['comparison']);
    const name = ranks.has(comparison) ? 'rank' : comparison;
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    if (group.length < mostTemplates) group.push(values);
  }
  return [...groups.values()].slice(0, mostComparisons);
}

/** The parameters that have a say and are not what is left out. */
function listTexts(values: Values): (readonly [string, string])[] {
  return Object.keys(claimParams.shape)
    .filter(
      (name) => name === 'measure' || name === 'comparison' || (hasSay(claimParams.shape, name, values) && values[name] !== initial[name]),
    )
    .map((name) => [name, String(values[name])] as const);
}

/** Whether another comparison says the same in plainer words: the first of its rank is the largest, and the largest since the data begin is that of them all. */
function isRoundabout({ comparison, since, count }: Values): boolean {
  return (comparison === 'nth' && count === 1) || (comparison === 'highest-since' && since === '');
}

/** Of claims with one sentence the plainest first, that is which says the least beside it; words that are a universe’s and could be a sector’s are the universe’s: 'S&P 500 sectors Health Care sector members'. */
function prefer(a: Values, b: Values): number {
  const sectorWords = ({ sector }: Values): number => String(sector).length;
  return Number(isRoundabout(a)) - Number(isRoundabout(b)) || sectorWords(a) - sectorWords(b) || listTexts(a).length - listTexts(b).length;
}

/** Whether its last unit goes on: that is said, or it is up to a day that ends none. */
function isRunning({ unit, part, toDate, asOf }: Values): boolean {
  const end = String(asOf);
  const named = calendarUnits.find((name) => name === unit) ?? 'session';
  return toDate === 'yes' || (named !== 'session' && part === 'all' && isSessionDate(end) && !isOver(end, named));
}

const isPlainEvent = (comparison: unknown): boolean => comparison === 'happened' || comparison === 'none';

function toQuery(values: Values, post: SessionDate | null): string | null {
  const parsed = claimParams.safeParse(Object.fromEntries(listTexts(values)));
  if (!parsed.success) return null;
  const texts = listTexts({ ...values, and: parsed.data.and });
  const asOf = String(values['asOf']);
  // Of a plain fact the day is its own.
  const isEvent = isPlainEvent(values['comparison']) && values['part'] === 'all' && isSessionDate(asOf);
  const day = Object.entries(isEvent ? dayOfEvent(asOf, post) : { asOf });
  return writeTexts([...texts, ...(isRunning(values) ? [['running', 'to-date'] as const] : []), ...day]);
}

/**
 * The claim that a sentence is of, where it is one that claims print; null where it has words of its own, and is none. Never another one: its sentence, written again, is the text.
 * @param post the day on which it was published, or null.
 */
export function readOwnSentence(text: string, instruments: readonly KnownInstrument[], post: SessionDate | null): OwnReading | null {
  if (!isLikeOurs(text)) return null;
  const wanted = toWanted(text);
  if (!hasOwnWordsAlone(wanted.plain, instruments)) return null;
  const mentions = listMentions(text, instruments);
  if (isTooMuch(mentions)) return null;
  const begin = listBegin(wanted);
  if (begin.length === 0) return null;
  const words = findJoinedWords(text);
  const joined = words === null ? [] : [words];
  const fields = listOwnFields(mentions);
  let left = mostWritten;
  const write = (values: Values): string | null => {
    left -= 1;
    return left < 0 ? null : writeOwn(values, mentions, joined);
  };
  let found: readonly Values[] = [];
  for (const group of begin) {
    found = searchValues(wanted, group, fields, write, width);
    if (found.length > 0) break;
  }
  const whole = found.flatMap((values): Values[] => {
    if (words === null) return [values];
    const read = readJoinedWords(words, asClaim(values), mentions);
    return read === null ? [] : [{ ...values, and: read.and }];
  });
  const [best, ...others] = whole.toSorted(prefer).flatMap((values) => {
    const query = toQuery(values, post);
    return query === null ? [] : [{ values, query }];
  });
  if (best === undefined) return missed;
  // Two instruments of one name: which is meant nobody knows.
  if (others.some(({ values }) => values['symbol'] !== best.values['symbol'] || values['versus'] !== best.values['versus']))
    return { reason: 'Which of two instruments of that name is meant is not clear.' };
  const day = String(best.values['asOf']);
  if (post !== null && day > post)
    return { reason: `${formatLongDate(day)} lies after the post, ${formatLongDate(post)}: nothing is known of it then.` };
  const assumed = mentions.start === '' ? [] : ['“In the data” is taken for all that is stored here up to the day, wherever it begins.'];
  return { query: best.query, assumed };
}
