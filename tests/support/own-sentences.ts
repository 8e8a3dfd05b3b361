import fc from 'fast-check';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { isOver, lastComplete, sessionUpTo } from '@/lib/claims/read/place-date';
import { readClaims, type ClaimsReading } from '@/lib/claims/read/read-claims';
import { buildClaimSentence, readSentence } from '@/lib/studies/after/claim/claim-sentence';
import { namePart } from '@/lib/studies/after/claim/like-with-like';
import { claimParams, type ClaimParams } from '@/lib/studies/after/claim/params';
import { claim } from '@/lib/studies/after/claim/study';
import { nameJoined } from '@/lib/studies/after/claim/name-joined';
import { nameBeginning } from '@/lib/studies/kit/unit-words';
import { comparisons, eventComparisons } from '@/lib/studies/measure/comparisons';
import { readJoined } from '@/lib/studies/measure/joined-rules';
import { describeMeasure, kindOf, measureNames } from '@/lib/studies/measure/measures';
import { createCalendar } from '@/lib/calendar/calendar';
import { listParameters } from '@/lib/view/parameter-schema';
import { setQuery } from '@/lib/view/set-query';

/** Instruments as a store could hold them: indices, a basket, a stock and a fund. */
const instruments = [
  { symbol: 'SPX', name: 'S&P 500', article: 'the ' },
  { symbol: 'RUT', name: 'Russell 2000', article: 'the ' },
  { symbol: 'NDX', name: 'Nasdaq-100', article: 'the ' },
  { symbol: 'M7', name: 'Magnificent 7', article: 'the ' },
  { symbol: 'AAPL', name: 'Apple', article: '' },
  { symbol: 'XLK', name: 'Technology (XLK)', article: '' },
];
const nameOf = (symbol: string): string => {
  const found = instruments.find((one) => one.symbol === symbol);
  return found === undefined ? symbol : `${found.article}${found.name}`;
};

// What no schema lists: names, numbers and dates as they are met.
const free: Readonly<Record<string, readonly string[]>> = {
  symbol: ['SPX', 'RUT', 'NDX', 'M7', 'AAPL', 'XLK'],
  versus: ['', 'SPX', 'RUT', 'AAPL'],
  sessions: ['1', '2', '5', '9', '12', '20', '63', '252'],
  thresholdPct: ['0', '0.5', '1', '2'],
  count: ['1', '2', '3', '9', '38'],
  windowSessions: ['2', '21', '63'],
  top: ['1', '3', '10'],
  since: ['', '', '1999', '2004', '2020-04', '2022-11', '2020-02-19', '2023-11-03'],
  said: ['', '1.2', '11.50', '9', '60', '5667.2', '-3.1'],
  atLeast: ['', '1', '3', '2.5', '10', '60', '5000'],
  horizon: ['1', '5', '21', '252'],
  partSessions: ['1', '5', '20'],
  sector: ['all', 'all', 'energy', 'health-care'],
  and: [
    '',
    '',
    'record',
    'return,symbol:NDX,sessions:1,direction:down,atLeast:1',
    'breadth,members:sp500,average:50,direction:down,atLeast:50',
    'streak,sessions:3,thresholdPct:0;distance,sessions:50,atLeast:5',
  ],
};
const parameters = listParameters(claim);
const own = parameters.filter(({ shared, name }) => !shared && name !== 'on');
const drawn = fc.record({
  ...Object.fromEntries(
    own.map(({ name, options }) => [
      name,
      fc.constantFrom(...(options.length > 0 ? options.map(({ value }) => value) : (free[name] ?? ['']))),
    ]),
  ),
  measure: fc.constantFrom(...measureNames),
  comparison: fc.constantFrom(...comparisons),
});
const days = fc.constantFrom(
  '2024-07-16',
  '2024-11-08',
  '2023-12-29',
  '2022-10-12',
  '2009-03-09',
  '2024-06-28',
  '1999-12-31',
  '2025-02-19',
);
const calendar = createCalendar();

/** A sentence that a claim prints, and the query of that claim in its canonical form. */
export interface OwnSentence {
  readonly text: string;
  readonly query: string;
  readonly measure: string;
  readonly comparison: string;
}

/** The last session that a claim is about, of units and parts of the year the end of the last whole one. */
function endOf({ unit, part, partSessions }: ClaimParams, date: string): string {
  const day = parseSessionDate(date);
  if (part === 'first-half') return sessionUpTo(parseSessionDate(`${date.slice(0, 4)}-06-30`));
  if (part === 'first-sessions')
    return calendar.sessionsBetween(parseSessionDate(`${date.slice(0, 4)}-01-01`), day)[partSessions - 1] ?? date;
  if (part === 'to-date') return date;
  return lastComplete(day, unit);
}

/** Whether something can be joined to it. */
function isJoined({ comparison, part }: ClaimParams): boolean {
  return (comparison === 'happened' || eventComparisons.some((name) => name === comparison)) && part === 'all';
}

/** The claim's own words, as its page prints them for a store whose data begin in `since`. */
function print(params: ClaimParams, asOf: string, isToDate: boolean, isOver: boolean): string {
  const year = parseSessionDate(`${asOf.slice(0, 4)}-01-01`);
  return readSentence(
    buildClaimSentence(params, {
      nameOf,
      asOf,
      isToDate,
      part: namePart(params, asOf, calendar.sessionsBetween(year, parseSessionDate(asOf))),
      start: nameBeginning(params.unit, '1990-01-02'),
      year: params.within !== 'year' ? '' : isOver ? asOf.slice(0, 4) : `${asOf.slice(0, 4)} so far`,
      basis: params.returns === 'total' ? 'total' : 'price',
      joined: (isJoined(params) ? readJoined(params.and, params) : []).map((rule) => nameJoined(rule, params, nameOf)),
      assumed: '',
    }),
  );
}

function isPlace(query: string): boolean {
  return kindOf(readQuery(query)) === 'place';
}

function isRun(measure: string | null): boolean {
  const name = measureNames.find((one) => one === (measure ?? 'streak'));
  return name !== undefined && describeMeasure(name).kind === 'run';
}

/**
 * The one link of a claim; the day of a plain fact is its own, whatever is known later. The first of its rank is the largest, of all data so is
 * what is the largest since they begin, and a level is one of closes where nothing else is said.
 */
function toLink(query: string): string {
  const texts = new URLSearchParams(query);
  const isFirst = texts.get('comparison') === 'nth' && texts.get('count') === '1';
  // Since a time that it still lies in it is the largest from its beginning on.
  const isWhole = texts.get('comparison') === 'highest-since' && (texts.get('asOf') ?? '').startsWith(texts.get('since') ?? '');
  return setQuery(
    query,
    {
      on: null,
      asOf: texts.get('asOf') ?? texts.get('on'),
      ...(isFirst || isWhole ? { comparison: 'largest', count: null } : {}),
      // It had no say.
      ...(isWhole ? { within: null } : {}),
      // Of the longest run ever, its length is what is asked for, and of what is up to a day the unit is that up to it.
      ...(texts.get('comparison') === 'ever' ? { sessions: isRun(texts.get('measure')) ? null : texts.get('sessions') } : {}),
      // Where something stands is to no side.
      ...(texts.get('comparison') === 'figure' && isPlace(query) ? { direction: null } : {}),
      ...(texts.get('measure') === 'level' && texts.get('price') === 'close' ? { price: null } : {}),
    },
    parameters,
  );
}

function toTexts(params: ClaimParams): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
}

function readQuery(query: string): ClaimParams {
  const texts = Object.fromEntries(new URLSearchParams(query));
  return claimParams.parse({ ...claim.fill?.(texts), ...texts, asOf: undefined, on: undefined });
}

/** The words of a claim that is read, by its query alone. */
function printQuery(query: string, text: string): string {
  const texts = new URLSearchParams(query);
  const params = readQuery(query);
  const day = texts.get('asOf') ?? texts.get('on') ?? '';
  return print(params, day, params.running === 'to-date', !text.includes(`${day.slice(0, 4)} so far`));
}

/** So many different sentences of claims, drawn from the schemas: every measure, comparison, unit, bound, year and condition that can be said. */
export function drawOwnSentences(count: number, seed: number): readonly OwnSentence[] {
  const found = new Map<string, OwnSentence>();
  const draws = fc.sample(fc.tuple(drawn, days, fc.boolean()), { seed, numRuns: count * 60 });
  for (const [texts, date, isRunning] of draws) {
    if (found.size >= count) break;
    const given: Readonly<Record<string, string>> = texts;
    // Of what is no choice of its measure nothing is said: units, parts and joined conditions are drawn where they can be.
    const parsed = [given, { ...given, and: '' }, { ...given, and: '', part: 'all' }, { ...given, and: '', part: 'all', unit: 'session' }]
      .map((one) => claimParams.safeParse(one))
      .find(({ success }) => success);
    if (parsed?.success !== true) continue;
    const { unit, part, running } = parsed.data;
    const last = sessionUpTo(parseSessionDate(date));
    const isToDate = isRunning && running === 'to-date' && part === 'all' && !isOver(last, unit);
    const asOf = isToDate ? last : endOf(parsed.data, date);
    if (parsed.data.since.slice(0, 4) > asOf.slice(0, 4)) continue;
    const link = new URLSearchParams({ ...toTexts(parsed.data), asOf });
    if (!isToDate) link.delete('running');
    const query = toLink(link.toString());
    // What has no say is not printed.
    const params = readQuery(query);
    const text = print(params, asOf, isToDate, asOf.slice(5) > '12-28');
    if (text.includes('…') || found.has(text)) continue;
    found.set(text, { text, query, measure: params.measure, comparison: params.comparison });
  }
  return [...found.values()];
}

/** How a sentence of ours was read: as its claim, not at all, as one with the same words, or as another one, which must never be. */
export function judgeOwnSentence({ text, query }: OwnSentence): {
  readonly verdict: 'equal' | 'refused' | 'alike' | 'other';
  readonly read: ClaimsReading;
} {
  const read = readClaims(text, { asOf: null, instruments });
  const [first, ...others] = read.claims;
  if (first === undefined) return { verdict: 'refused', read };
  if (others.length > 0) return { verdict: 'other', read };
  if (toLink(first.query) === query) return { verdict: 'equal', read };
  return { verdict: printQuery(first.query, text) === text ? 'alike' : 'other', read };
}
