import {
  listBulls,
  listCrossings,
  listMoves,
  listRecords,
  listRecoveries,
  listReturns,
  listSides,
  listStretches,
  listWaits,
  type Known,
} from './story';
import type { Answer, WitnessClaim } from './witness-claim';

/** One of what is compared: the session that it is dated by, its size where that is known, and what it is at least. */
interface Entry {
  readonly t: number;
  readonly size: Known<number>;
  readonly least?: number | undefined;
}

/** What is compared, and of which sessions it is known whether they had one. */
interface Told {
  readonly entries: readonly Entry[];
  readonly known: readonly boolean[];
  /** From where on anything is known. */
  readonly begin: number;
}

const firstTrue = (flags: readonly boolean[]): number => flags.indexOf(true);
const eventMeasures: ReadonlySet<string> = new Set(['swing', 'record', 'recovery', 'cross']);
const runMeasures: ReadonlySet<string> = new Set(['calm', 'spell', 'streak']);

function listMarks(claim: WitnessClaim): Known<boolean>[] {
  if (claim.measure === 'record') return listRecords(claim);
  if (claim.measure === 'cross') return listCrossings(listSides(claim, claim.fast));
  if (claim.measure === 'spell') return listSides(claim, 'close');
  const moves = listMoves(claim.measure === 'streak' ? claim : { ...claim, ties: 'exclude', b: null });
  return claim.measure === 'calm' ? moves.map((move) => (move === null ? null : !move)) : moves;
}

/** How many of the last sessions brought the move. */
function listTallies(claim: WitnessClaim): Known<number>[] {
  const moves = listMoves({ ...claim, ties: 'exclude', b: null });
  return moves.map((_, t) => {
    let sum = 0;
    for (let back = 0; back < claim.sessions; back += 1) {
      const move = moves[t - back] ?? null;
      if (move === null) return null;
      sum += move ? 1 : 0;
    }
    return sum;
  });
}

/** Values of each session, for what has one at all of them. */
function listValues(claim: WitnessClaim): Known<number>[] {
  if (claim.measure === 'tally') return listTallies(claim);
  return listReturns(claim.a, claim.sessions).map((value) => (value === null ? null : claim.direction === 'down' ? -value : value));
}

const stored = (closes: readonly number[]): number => closes.findIndex((close) => !Number.isNaN(close));

function storedBegin({ a, b }: WitnessClaim): number {
  return Math.max(stored(a), b === null ? 0 : stored(b));
}

function tell(claim: WitnessClaim): Told {
  const { a, dates, measure } = claim;
  const isEvent = claim.comparison === 'first-since' || claim.comparison === 'only-k-since';
  const hasClose = a.map((close) => !Number.isNaN(close));
  if (measure === 'recovery')
    return {
      entries: listRecoveries(claim).map(({ t, wait, least }) => ({ t, size: wait, least: isEvent ? least : undefined })),
      known: hasClose,
      begin: storedBegin(claim),
    };
  if (measure === 'cycle-age') {
    const ages = listBulls(a).flatMap(({ low, confirmed, to }) => {
      const days = dates.map((date) => (Date.parse(date) - Date.parse(dates[low] ?? '')) / 86_400_000);
      return days.flatMap((size, t) => (t >= confirmed && t <= to && hasClose[t] === true ? [{ t, size, low }] : []));
    });
    const known = hasClose.map((has, t) => has && ages.some((age) => age.t === t));
    // It grows day by day: with nothing missing between, the oldest day of each stands for it.
    const isLast = ({ t, low }: (typeof ages)[number]): boolean => !ages.some((age) => age.t === t + 1 && age.low === low);
    const isRanked = ['largest', 'nth', 'highest-since'].includes(claim.comparison);
    const compared = claim.direction === 'up' && isRanked ? ages.filter((age) => isLast(age)) : ages;
    return {
      entries: compared.map(({ t, size }) => ({ t, size: claim.direction === 'up' ? size : -size })),
      known,
      begin: firstTrue(known),
    };
  }
  if (eventMeasures.has(measure)) {
    const marks = listMarks(claim);
    const known = marks.map((mark) => mark !== null);
    const entries = listWaits(marks, measure !== 'record').map(({ t, wait, least }) => ({ t, size: wait, least }));
    return { entries, known, begin: measure === 'cross' ? firstTrue(known) : storedBegin(claim) };
  }
  if (runMeasures.has(measure)) {
    const marks = listMarks(claim);
    const known = marks.map((mark) => mark !== null);
    const entries = listStretches(marks).map(({ from, to }) => ({ t: to, size: to - from + 1 }));
    return { entries, known, begin: measure === 'spell' ? firstTrue(known) : storedBegin(claim) };
  }
  const values = listValues(claim);
  const known = values.map((value) => value !== null);
  return { entries: values.flatMap((size, t) => (size === null ? [] : [{ t, size }])), known, begin: firstTrue(known) };
}

/** The days that a year, a month or a day names. */
function periodOf(since: string): { readonly from: string; readonly to: string } {
  return { from: `${since}-01-01`.slice(0, 10), to: `${since}-99-99`.slice(0, 10) };
}

interface Scope {
  /** Whether a session lies in the time that is looked back on: after what is named, or, said within it, from its beginning on. */
  readonly isLater: (t: number) => boolean;
  /** Whether a session is counted: from the beginning of what is named on. */
  readonly isFrom: (t: number) => boolean;
  /** Whether what is stored begins after what is named. */
  readonly isShort: boolean;
}

function scopeOf({ since, dates }: WitnessClaim, begin: number): Scope {
  if (since === '') return { isLater: () => true, isFrom: () => true, isShort: false };
  const { from, to } = periodOf(since);
  const on = (t: number): string => dates[t] ?? '';
  const isSaidWithin = to >= on(dates.length - 1);
  const start = on(begin);
  return {
    isLater: (t) => (isSaidWithin ? on(t) >= from : on(t) > to),
    isFrom: (t) => on(t) >= from,
    // Of a year or month that the history begins in all is looked at that there is.
    isShort: begin >= 0 && from < start && (since.length === 10 || to < start),
  };
}

const answer = (isSo: boolean): Answer => (isSo ? 'holds' : 'fails');

/** `largest`, `nth`: how many are larger. */
function judgeRank(claim: WitnessClaim, { entries, known, begin }: Told, own: Entry): Answer {
  const { dates, within } = claim;
  const year = (dates.at(-1) ?? '').slice(0, 4);
  const scope = scopeOf(claim, begin);
  const isCounted = (t: number): boolean => (within === 'year' ? (dates[t] ?? '').startsWith(year) : scope.isFrom(t));
  const place = 1 + entries.filter(({ t, size, least }) => isCounted(t) && (size ?? least ?? -Infinity) > (own.size ?? NaN)).length;
  const wanted = claim.comparison === 'nth' ? claim.count : 1;
  if (place > wanted) return 'fails';
  const yearBegin = dates.findIndex((date) => date.startsWith(year));
  const lacksYear = (dates[begin] ?? '').startsWith(year) && !(begin === yearBegin && begin > 0);
  if (within === 'year' ? lacksYear : scope.isShort) return 'cannot_check';
  const isJudged = claim.measure === 'cycle-age' ? claim.a.map((close) => !Number.isNaN(close)) : known;
  const looked = dates.flatMap((date, t) => (date.startsWith(year) && t >= begin ? [t] : []));
  const unknown = looked.filter((t) => isJudged[t] !== true).length;
  if (place === wanted && within === 'year' && unknown > looked.length / 20) return 'cannot_check';
  return answer(place === wanted);
}

function judgeHighest(claim: WitnessClaim, { entries, begin }: Told, own: Entry): Answer {
  const last = claim.dates.length - 1;
  const scope = scopeOf(claim, begin);
  const above = entries.filter(({ t, size, least }) => t < last && (size ?? least ?? -Infinity) >= (own.size ?? NaN));
  if (above.some(({ t }) => scope.isLater(t))) return 'fails';
  return above.length === 0 && scope.isShort ? 'cannot_check' : 'holds';
}

/** The occurrences of an event: each by the session that it is dated by, the last that it covers, and whether it is known to be one. */
function listOccurrences(claim: WitnessClaim, told: Told): { t: number; to: number; isSure: boolean }[] {
  if (runMeasures.has(claim.measure)) {
    const { sessions } = claim;
    const long = told.entries.filter(({ size }) => (size ?? 0) >= sessions);
    return long.map(({ t, size }) => ({ t: t - (size ?? 0) + sessions, to: t, isSure: true }));
  }
  if (eventMeasures.has(claim.measure)) {
    const least = Number(claim.atLeast);
    if (!(least > 0)) return told.entries.map(({ t }) => ({ t, to: t, isSure: true }));
    return told.entries.flatMap((one) => {
      const isSure = (one.size ?? one.least ?? -Infinity) >= least;
      return isSure || one.size === null ? [{ t: one.t, to: one.t, isSure }] : [];
    });
  }
  const isAge = claim.measure === 'cycle-age' && claim.direction === 'down';
  const least = (Number(claim.atLeast) * (isAge ? -1 : 1)) / (claim.measure === 'return' ? 100 : 1);
  const stands = told.known.map((isKnown, t) =>
    isKnown ? (told.entries.find((entry) => entry.t === t)?.size ?? NaN) >= least - 1e-12 : null,
  );
  const isOneDay = claim.measure === 'return' && claim.sessions === 1;
  if (isOneDay || claim.comparison === 'first-since') return stands.flatMap((is, t) => (is === true ? [{ t, to: t, isSure: true }] : []));
  return listStretches(stands).map(({ from, to }) => ({ t: from, to, isSure: true }));
}

function judgeOccurrence(claim: WitnessClaim, told: Told): Answer {
  const last = claim.dates.length - 1;
  const scope = scopeOf(claim, told.begin);
  const isEachDay = runMeasures.has(claim.measure) && claim.sessions === 1 && claim.comparison === 'first-since';
  const all = listOccurrences(claim, told).flatMap((one) =>
    isEachDay ? Array.from({ length: one.to - one.t + 1 }, (_, day) => ({ ...one, t: one.t + day, to: one.t + day })) : [one],
  );
  const own = all.at(-1);
  // The way of the claim's own record is told from the low that is stored, be it the first fall of the data: shorter than said it is no such record.
  const stands = own !== undefined && own.to === last && (claim.measure !== 'recovery' || own.isSure);
  if (told.known[last] !== true) return 'cannot_check';
  if (!stands) return 'fails';
  // Of the first of the data no wait is told, though it was at least so long.
  if (told.entries.at(-1)?.size === null && Number(claim.atLeast) > 0 && claim.measure !== 'recovery') return 'cannot_check';
  const before = all.slice(0, -1);
  if (claim.comparison === 'first-since') {
    if (before.some(({ to, isSure }) => isSure && scope.isLater(to))) return 'fails';
    if (before.some(({ to }) => scope.isLater(to))) return 'cannot_check';
    return before.every(({ isSure }) => !isSure) && scope.isShort ? 'cannot_check' : 'holds';
  }
  const counted = all.filter(({ t }) => scope.isFrom(t));
  const least = counted.filter(({ isSure }) => isSure).length;
  if (least > claim.count) return 'fails';
  if (scope.isShort) return 'cannot_check';
  if (least === counted.length) return answer(least === claim.count);
  return counted.length < claim.count ? 'fails' : 'cannot_check';
}

/** Of crossings, which one missing close hides for many sessions, nothing holds of all that are looked back on where more than a twentieth of them are unknown. */
function requireKnown(claim: WitnessClaim, told: Told, found: Answer): Answer {
  if (claim.measure !== 'cross' || found !== 'holds' || claim.within === 'year') return found;
  const { isFrom } = scopeOf(claim, told.begin);
  const looked = told.known.flatMap((is, t) => (t >= told.begin && isFrom(t) ? [is] : []));
  return looked.filter((is) => !is).length > looked.length / 20 ? 'cannot_check' : found;
}

/** The claim about the last session, from what its comparison says in words. */
export function judgeWitness(given: WitnessClaim): Answer {
  // What a comparison has no room for has no say.
  const isRanked = given.comparison === 'largest' || given.comparison === 'nth';
  const isPlain = ['in-a-row', 'gap'].includes(given.comparison);
  const within = isRanked ? given.within : 'all';
  const claim = { ...given, within, since: isPlain || within === 'year' ? '' : given.since };
  const told = tell(claim);
  return requireKnown(claim, told, judge(claim, told));
}

function judge(claim: WitnessClaim, told: Told): Answer {
  const last = claim.dates.length - 1;
  const isKnown = told.known[last] === true;
  const { comparison, measure, since } = claim;
  if (since !== '' && periodOf(since).from > (claim.dates[last] ?? '')) return 'cannot_check';
  const own = told.entries.find(({ t }) => t === last);
  // What goes back to the first session that is known may have begun before it.
  const isCutOff = own !== undefined && runMeasures.has(measure) && last - (own.size ?? 0) + 1 === firstTrue(told.known);
  if (isCutOff && (own.size ?? 0) < claim.sessions) return 'cannot_check';
  if (comparison === 'first-since' || comparison === 'only-k-since') return judgeOccurrence(claim, told);
  if (comparison === 'count-this-year') {
    const from = since === '' ? `${(claim.dates[last] ?? '').slice(0, 4)}-01-01` : periodOf(since).from;
    if (!isKnown || told.begin < 0 || (claim.dates[told.begin] ?? '') >= from) return 'cannot_check';
    return answer(told.entries.filter(({ t }) => (claim.dates[t] ?? '') >= from).length === claim.count);
  }
  if (!isKnown) return 'cannot_check';
  if (comparison === 'in-a-row') return answer((own?.size ?? 0) >= claim.sessions);
  if (own === undefined) return 'fails';
  if (comparison === 'gap') {
    const size = measure === 'recovery' ? (listRecoveries(claim).at(-1)?.way ?? null) : own.size;
    return size === null ? 'cannot_check' : answer(size === claim.count);
  }
  if (runMeasures.has(measure) && own.size !== claim.sessions) return 'fails';
  if (own.size === null) return 'cannot_check';
  // The fastest way back is the smallest.
  const isTurned = measure === 'recovery' && claim.direction === 'down';
  const turned = (entry: Entry): Entry => (isTurned && entry.size !== null ? { ...entry, size: -entry.size } : entry);
  const compared = { ...told, entries: told.entries.map((entry) => turned(entry)) };
  return comparison === 'highest-since' ? judgeHighest(claim, compared, turned(own)) : judgeRank(claim, compared, turned(own));
}
