import { isAsSaid, isUnclear } from './naive-figure';
import { halfCent, listHappenings, meanAt, naiveValue, slack, windowReturn, type NaiveClaim } from './naive-value';

/** Places whose threshold is their own figure where none is given. */
const places = ['volatility', 'cycle-gain', 'cycle-age', 'tally'];
/** Runs, told by the session that they last to. */
const runs = ['streak', 'calm', 'spell'];
/** What happens on single sessions, whose waits are ranked. */
const events = ['record', 'recovery', 'swing', 'quadrant', 'cross'];
/** Moves, which are on one side of zero: on the other there is no such thing. */
const sided = ['return', 'outperformance', 'distance', 'drawdown'];

function extreme({ measure, direction, comparison }: NaiveClaim, value: number): number {
  // The fastest way back is looked for where such ways are ranked.
  if (measure === 'recovery') return direction === 'down' && ['largest', 'nth', 'highest-since'].includes(comparison) ? -value : value;
  if (runs.includes(measure) || events.includes(measure) || measure === 'tally') return value;
  // What is equal to 12 digits is equal.
  return Number((direction === 'down' || measure === 'drawdown' ? -value : value).toPrecision(12));
}

const isPercent = ({ measure, figure, distanceIn }: NaiveClaim) =>
  (measure === 'return' && figure === 'pct') ||
  ['outperformance', 'drawdown', 'volatility', 'cycle-gain'].includes(measure) ||
  (measure === 'distance' && distanceIn === 'pct');

interface Found {
  readonly holds: boolean | null;
  readonly figure: number;
}

const nothing: Found = { holds: null, figure: NaN };
const deny = ({ holds, figure }: Found): Found => ({ holds: holds === null ? null : !holds, figure });

function bounds(since: string): { from: string; to: string } | null {
  if (since === '') return null;
  const to = since.length === 4 ? `${since}-12-31` : since.length === 7 ? `${since}-31` : since;
  return { from: since.padEnd(10, '-01').slice(0, 10), to };
}

/** The threshold given, or that of the session itself without its third decimal; empty where the session is on the other side of zero. */
export function boundOf(claim: NaiveClaim, values: readonly number[]): string {
  // Of a plain fact the figure of the session itself says nothing.
  if (claim.atLeast !== '' || claim.comparison === 'happened') return claim.atLeast;
  // A place is where it is: cut so that the session itself is beyond it.
  if (claim.measure === 'tally') return Number.isNaN(values.at(-1) ?? NaN) ? '' : String(Math.max(values.at(-1) ?? NaN, 1));
  const percent = (values.at(-1) ?? NaN) * (isPercent(claim) ? 100 : 1);
  if (places.includes(claim.measure))
    return Number.isNaN(percent)
      ? ''
      : String((claim.direction === 'up' ? Math.floor(percent * 100 + 1e-9) : Math.ceil(percent * 100 - 1e-9)) / 100);
  const size = sided.includes(claim.measure) ? extreme(claim, values.at(-1) ?? NaN) * (isPercent(claim) ? 100 : 1) : 0;
  // A size that is cut to nothing is no bound: everything on its side stands.
  return size >= 0.01 - 1e-11 ? String(Math.floor(size * 100 + 1e-9) / 100) : '';
}

function threshold(claim: NaiveClaim): number {
  if (runs.includes(claim.measure)) return claim.sessions;
  if (claim.atLeast === '' && events.includes(claim.measure)) return -Infinity;
  if (claim.measure === 'level') return extreme(claim, Number(claim.atLeast));
  if (places.includes(claim.measure))
    return claim.atLeast === '' ? NaN : extreme(claim, Number(claim.atLeast) / (isPercent(claim) ? 100 : 1));
  return Math.abs(Number(claim.atLeast)) / (isPercent(claim) ? 100 : 1);
}

/** The sessions on which what is claimed was so. */
function listStanding(claim: NaiveClaim, values: readonly number[]): number[] {
  const bound = boundOf(claim, values);
  if (sided.includes(claim.measure) && bound === '') return values.flatMap((value, t) => (extreme(claim, value) > 0 ? [t] : []));
  const least = threshold({ ...claim, atLeast: bound });
  const room =
    claim.isRounded && claim.measure !== 'tally' && (sided.includes(claim.measure) || places.includes(claim.measure))
      ? halfCent * (isPercent(claim) ? 1 : 100)
      : slack;
  return values.flatMap((value, t) => (extreme(claim, value) >= least - room ? [t] : []));
}

/** The events of a claim, each by the session on which it happened. */
function happenings(claim: NaiveClaim, values: readonly number[]): number[] {
  const on = listStanding(claim, values);
  const isOfOneDay = (claim.measure === 'return' || claim.measure === 'outperformance') && claim.sessions === 1;
  return events.includes(claim.measure) || isOfOneDay ? on : on.filter((t) => !on.includes(t - 1));
}

function beginOf(claim: NaiveClaim, values: readonly number[]): string {
  const entries = listHappenings(claim);
  if (entries !== null) return claim.dates[entries.findIndex((entry) => entry !== null)] ?? '';
  const has = (t: number) => !Number.isNaN(claim.a[t] ?? NaN);
  const begin =
    claim.measure === 'streak' || claim.measure === 'calm' || events.includes(claim.measure)
      ? Math.max(
          values.findIndex((_, t) => has(t)),
          claim.b === null ? 0 : claim.b.findIndex((close) => !Number.isNaN(close)),
        )
      : values.findIndex((value) => !Number.isNaN(value));
  return claim.dates[begin] ?? '';
}

/** Whether the claim goes back further than what is stored. */
function isTooOld(claim: NaiveClaim, values: readonly number[]): boolean {
  const period = bounds(claim.since);
  const begin = beginOf(claim, values);
  if (period === null || begin === '' || period.from >= begin) return false;
  return claim.since.length === 10 || period.to < begin;
}

/** Whether the history that can be judged begins within the year, and not with its first session. */
function lacksYear(claim: NaiveClaim, values: readonly number[]): boolean {
  const begin = beginOf(claim, values);
  const year = (claim.dates.at(-1) ?? '').slice(0, 4);
  const first = claim.dates.findIndex((date) => date.startsWith(year));
  return begin.startsWith(year) && !(first > 0 && begin === claim.dates[first]);
}

function judgeAfterwards(claim: NaiveClaim, values: readonly number[]): Found {
  const { a, dates, goesOn = false, horizon, policy, statistic, since } = claim;
  if (isTooOld(claim, values)) return nothing;
  const all = runs.includes(claim.measure) ? happenings(claim, values) : listStanding(claim, values);
  let kept = all;
  // A session crosses nothing where nobody knows of the one before.
  const first = values.findIndex((value) => !Number.isNaN(value));
  const isCycle = claim.measure.startsWith('cycle');
  // Of a bear market it is known that no bull market runs.
  const known =
    claim.measure === 'record' || claim.measure === 'recovery'
      ? a
      : claim.measure === 'swing'
        ? a.map((_, t) => windowReturn(a, t, 1))
        : (listHappenings(claim)?.map((entry) => (entry === null ? NaN : 0)) ??
          values.map((value, t) => (isCycle && t >= first - 1 ? (a[t] ?? NaN) : value)));
  if (policy === 'first-cross') kept = all.filter((t) => !all.includes(t - 1) && !Number.isNaN(known[t - 1] ?? NaN));
  if (policy === 'first-in-horizon') {
    kept = [];
    for (const t of all) if (kept.length === 0 || t - (kept.at(-1) ?? 0) >= horizon) kept.push(t);
  }
  const from = bounds(since)?.from ?? '';
  const outcomes = kept
    .filter((t) => (dates[t] ?? '') >= from)
    .filter((t) => !(goesOn && t + horizon === dates.length - 1))
    .map((t) => (a[t + horizon] ?? NaN) / (a[t] ?? NaN) - 1)
    .filter((value) => !Number.isNaN(value))
    .sort((x, y) => x - y);
  const n = outcomes.length;
  if (n === 0) return nothing;
  const median = ((outcomes[Math.floor((n - 1) / 2)] ?? NaN) + (outcomes[Math.ceil((n - 1) / 2)] ?? NaN)) / 2;
  const figure =
    statistic === 'median'
      ? median
      : statistic === 'mean'
        ? outcomes.reduce((sum, value) => sum + value, 0) / n
        : outcomes.filter((value) => value > 0).length / n;
  return { holds: true, figure };
}

/** Of a session that is known to have brought no such move nothing can be the longest awaited. */
function noMove(claim: NaiveClaim, at: number): Found {
  if (listHappenings(claim) !== null) return { holds: false, figure: NaN };
  if (claim.measure === 'record' || claim.measure === 'recovery')
    return Number.isNaN(claim.a[at] ?? NaN) ? nothing : { holds: false, figure: NaN };
  return claim.measure === 'swing' && !Number.isNaN(windowReturn(claim.a, at, 1)) ? { holds: false, figure: NaN } : nothing;
}

/** The first event of the data, of which nobody knows how long it was waited for; -1 where it is known: of a way back from a fall that began at a record of the data. */
function findUnknown({ measure, a }: NaiveClaim, values: readonly number[]): number {
  const event = values.findIndex((value) => !Number.isNaN(value));
  if (!events.includes(measure)) return -1;
  const stored = Array.from(a)
    .slice(0, event - (values[event] ?? NaN))
    .filter((close) => !Number.isNaN(close));
  return measure === 'recovery' && stored.some((close) => close > (stored[0] ?? NaN)) ? -1 : event;
}

function judgeComparison(claim: NaiveClaim, values: readonly number[]): Found {
  const { dates, comparison, count, measure } = claim;
  const at = values.length - 1;
  const figure = values[at] ?? NaN;
  const own = extreme(claim, figure);
  // The first of the data is no record.
  const unknown = findUnknown(claim, values);
  const isFirst = at === unknown;
  // How long it was waited for nobody knows.
  const isUnknown = isFirst && measure !== 'recovery';
  const period = bounds(claim.since);
  const year = (dates[at] ?? '').slice(0, 4);
  // "Since 2025" looks back past 2025, but said in 2025 to its beginning.
  const isWithin = (t: number): boolean =>
    period === null || (dates[t] ?? '') > period.to || ((dates[at] ?? '') <= period.to && (dates[t] ?? '') >= period.from);
  // Of a run its last session stands for it, and of what ages its oldest one.
  const isAge = measure === 'cycle-age' && claim.direction === 'up';
  const ends = values.flatMap((value, t) =>
    Number.isNaN(value) ||
    // It counts where it was waited for as long at least, whatever came before the data.
    (t === unknown && !(t < at && measure !== 'recovery' && (comparison === 'highest-since' ? value >= own : value > own))) ||
    (runs.includes(measure) && value === 0) ||
    ((runs.includes(measure) || isAge) && t < at && (values[t + 1] ?? NaN) > value)
      ? []
      : [t],
  );
  const isOfYear = claim.within === 'year';
  const compared = ends.filter((t) => (isOfYear ? dates[t]?.slice(0, 4) === year : true));
  const isShort = isOfYear ? lacksYear(claim, values) : isTooOld(claim, values);
  switch (comparison) {
    case 'largest':
    case 'nth': {
      if (Number.isNaN(own)) return noMove(claim, at);
      if (isFirst) return nothing;
      const better = compared.filter(
        (t) => (isOfYear || (dates[t] ?? '') >= (period?.from ?? '')) && extreme(claim, values[t] ?? NaN) > own,
      );
      const wanted = comparison === 'largest' ? 1 : count;
      if (better.length + 1 <= wanted && isShort) return nothing;
      return { holds: better.length + 1 === wanted, figure };
    }
    case 'ever': {
      if (compared.length === 0 || isShort) return nothing;
      const top = Math.max(...compared.map((t) => extreme(claim, values[t] ?? NaN)));
      const best = compared.filter((t) => extreme(claim, values[t] ?? NaN) === top);
      const inside = best.some(
        (t) =>
          period === null ||
          ((dates[t] ?? '') >= period.from && (dates[runs.includes(measure) ? t - (values[t] ?? NaN) + 1 : t] ?? '') <= period.to),
      );
      return { holds: inside && !(isOfYear && period !== null && period.to < year), figure: values[best[0] ?? -1] ?? NaN };
    }
    case 'highest-since': {
      if (Number.isNaN(own)) return noMove(claim, at);
      if (isFirst) return nothing;
      const above = ends.filter((t) => t < at && extreme(claim, values[t] ?? NaN) >= own);
      if (above.length === 0 && isTooOld(claim, values)) return nothing;
      return { holds: !above.some((t) => isWithin(t)), figure };
    }
    case 'first-since':
    case 'only-k-since': {
      if (Number.isNaN(figure) && !events.includes(measure)) return nothing;
      if (isUnknown && Number(claim.atLeast) > 0) return nothing;
      const shown = isUnknown ? NaN : figure;
      const happened = happenings(claim, values);
      const standing = listStanding(claim, values);
      const here = standing.includes(at);
      // The first of the data would count if it was waited for so long.
      const isHidden = unknown >= 0 && unknown < at && Number(claim.atLeast) > 0 && !standing.includes(unknown);
      if (comparison === 'only-k-since') {
        const counted = happened.filter((t) => (dates[t] ?? '') >= (period?.from ?? ''));
        if (!here) return { holds: false, figure: shown };
        if (counted.length <= count && isTooOld(claim, values)) return nothing;
        if (isHidden && (dates[unknown] ?? '') >= (period?.from ?? '') && [count - 1, count].includes(counted.length)) return nothing;
        return { holds: counted.length === count, figure: shown };
      }
      const isRun = runs.includes(measure) && claim.sessions > 1;
      const before = standing.filter((t) => t < at && !(isRun && standing.includes(t + 1)));
      if (here && before.length === 0 && isTooOld(claim, values)) return nothing;
      const isFirstSuch = here && !before.some((t) => isWithin(t));
      if (isFirstSuch && isHidden && isWithin(unknown)) return nothing;
      return { holds: isFirstSuch, figure: shown };
    }
    case 'in-a-row':
      return !runs.includes(measure) || Number.isNaN(figure) ? nothing : { holds: figure >= claim.sessions, figure };
    case 'count-this-year': {
      const from = period?.from ?? `${year}-01-01`;
      if (!events.includes(measure) || beginOf(claim, values) >= from) return nothing;
      const records = values.filter((value, t) => !Number.isNaN(value) && (dates[t] ?? '') >= from).length;
      return { holds: records === count, figure: records };
    }
    case 'gap': {
      const before = values.slice(0, -1).filter((value) => !Number.isNaN(value));
      return !events.includes(measure) || (before.length === 0 && !Number.isNaN(figure) && measure !== 'recovery')
        ? nothing
        : { holds: figure === count, figure };
    }
    case 'happened': {
      if (isUnknown && Number(claim.atLeast) > 0) return nothing;
      const decided = decidedAt(claim, at, figure);
      const here = listStanding(claim, values).includes(at);
      if (measure === 'quadrant') return { holds: here, figure };
      if (measure === 'recovery') return Number.isNaN(claim.a[at] ?? NaN) ? nothing : { holds: here, figure: here ? figure : NaN };
      return Number.isNaN(decided) ? nothing : { holds: here, figure: decided };
    }
    case 'figure':
      return Number.isNaN(figure) || claim.said === '' ? nothing : { holds: true, figure };
    default:
      return claim.said === '' ? nothing : judgeAfterwards(claim, values);
  }
}

/** The figure that decides whether something happened: how far a close is above the record, a line above its mean, or how it moved. */
function decidedAt({ measure, a, average, fast }: NaiveClaim, t: number, value: number): number {
  const close = a[t] ?? NaN;
  if (measure === 'record') return Number.isNaN(close) ? NaN : close / Math.max(...a.slice(0, t).filter((item) => !Number.isNaN(item))) - 1;
  if (measure === 'swing') return windowReturn(a, t, 1);
  if (measure === 'cross') return (fast === 'close' ? close : meanAt(a, t, Number(fast))) / meanAt(a, t, average) - 1;
  return value;
}

/** Where more than a twentieth of the sessions that are looked back on cannot be judged, nothing holds of all of them. */
function requireKnown(claim: NaiveClaim, found: Found): Found {
  const entries = listHappenings(claim);
  if (entries === null || found.holds !== true || claim.comparison === 'afterwards' || claim.within === 'year') return found;
  const start = entries.findIndex((entry) => entry !== null);
  const named = bounds(claim.since)?.from ?? '';
  const looked = entries.filter((_, t) => t >= start && (claim.dates[t] ?? '') >= named);
  return looked.filter((entry) => entry === null).length > 0.05 * looked.length ? nothing : found;
}

/** Of a year with more than a twentieth of its sessions unknown nothing holds. */
function requireYear(claim: NaiveClaim, values: readonly number[], found: Found): Found {
  if (claim.within !== 'year' || found.holds !== true) return found;
  const begin = beginOf(claim, values);
  const entries = listHappenings(claim);
  const knowns = values.map((value, t) =>
    entries !== null
      ? entries[t] !== null
      : claim.measure === 'record' || claim.measure === 'recovery'
        ? !Number.isNaN(claim.a[t] ?? NaN)
        : claim.measure === 'swing'
          ? !Number.isNaN(windowReturn(claim.a, t, 1))
          : claim.measure.startsWith('cycle')
            ? !Number.isNaN(claim.a[t] ?? NaN)
            : !Number.isNaN(value),
  );
  const looked = knowns.filter(
    (_, t) => (claim.dates[t] ?? '') >= begin && claim.dates[t]?.slice(0, 4) === claim.dates.at(-1)?.slice(0, 4),
  );
  return looked.filter((known) => !known).length > 0.05 * looked.length ? nothing : found;
}

/** The session must have brought what is ranked: no loss is a gain, no run of seven one of five. */
function requireOwn(claim: NaiveClaim, values: readonly number[], found: Found): Found {
  if (!['largest', 'nth', 'highest-since', 'figure', 'ever'].includes(claim.comparison)) return found;
  if (claim.comparison === 'ever' && found.holds === null) return found;
  const figure = claim.comparison === 'ever' ? found.figure : (values.at(-1) ?? NaN);
  if (found.holds === null && Number.isNaN(figure)) return found;
  if (sided.includes(claim.measure) && !(extreme(claim, figure) > 0)) return { holds: false, figure };
  return runs.includes(claim.measure) && claim.comparison !== 'ever' && figure !== claim.sessions ? { holds: false, figure } : found;
}

/** Whether a run reaches back to the first session that can be judged, and any number of sessions before it would change the verdict. */
function isCutOff(claim: NaiveClaim, values: readonly number[]): boolean {
  const { measure, comparison, sessions, said } = claim;
  if (!runs.includes(measure) || comparison === 'ever' || comparison === 'afterwards') return false;
  const known = values.slice(values.findIndex((value) => !Number.isNaN(value)));
  if (!known.every((value) => value > 0)) return false;
  if (known.length < sessions) return true;
  if (comparison !== 'in-a-row' || said === '') return false;
  return new Set(Array.from({ length: 5000 }, (_, more) => isAsSaid(claim, known.length + more, false))).size > 1;
}

/** Whether nobody knows of the claim's session if it brought the event. */
function isHiddenAt(claim: NaiveClaim): boolean {
  const at = claim.a.length - 1;
  if (listHappenings(claim) !== null) return listHappenings(claim)?.[at] === null;
  if (!events.includes(claim.measure) || claim.comparison === 'afterwards') return false;
  return Number.isNaN(claim.measure === 'swing' ? windowReturn(claim.a, at, 1) : (claim.a[at] ?? NaN));
}

/** A claim about the last session, judged the plain and slow way under exactly the definitions given; figure in the unit shown. */
export function judgeNaively(given: NaiveClaim): Found {
  if (given.comparison === 'none') return deny(judgeNaively({ ...given, comparison: 'happened', atLeast: '', said: '' }));
  // What the sentence of a comparison has no room for has no say.
  const hasSince = !['in-a-row', 'gap', 'figure', 'happened'].includes(given.comparison);
  const hasFigure = !['count-this-year', 'gap', 'happened'].includes(given.comparison);
  const isRanked = ['largest', 'nth', 'ever'].includes(given.comparison);
  const within = isRanked ? given.within : 'all';
  const claim = {
    ...given,
    within,
    since: hasSince && !(within === 'year' && given.comparison !== 'ever') ? given.since : '',
    said: hasFigure ? given.said : '',
  };
  const values = claim.dates.map((_, t) => naiveValue(claim, t));
  const isAhead = (bounds(claim.since)?.from ?? '') > (claim.dates.at(-1) ?? '');
  const isBlank = claim.said === '' && (claim.comparison === 'figure' || (claim.comparison === 'ever' && claim.since === ''));
  const found =
    isAhead || isBlank || isHiddenAt(claim) || isCutOff(claim, values)
      ? nothing
      : requireYear(claim, values, requireKnown(claim, requireOwn(claim, values, judgeComparison(claim, values))));
  const hundred =
    claim.comparison === 'afterwards' ||
    (claim.comparison === 'happened' && ['record', 'swing', 'cross'].includes(claim.measure)) ||
    (isPercent(claim) && claim.comparison !== 'count-this-year' && claim.comparison !== 'gap');
  const figure = hundred ? found.figure * 100 : found.figure;
  if (found.holds === null || claim.said === '') return { holds: found.holds, figure };
  if (Number.isNaN(figure)) return found.holds ? nothing : { holds: false, figure };
  const isSize = sided.includes(claim.measure) && claim.comparison !== 'afterwards';
  if (found.holds && isUnclear(claim, figure, isSize)) return nothing;
  return { holds: found.holds && isAsSaid(claim, figure, isSize), figure };
}
