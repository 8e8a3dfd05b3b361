import { possessive } from '@/lib/format/possessive';
import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { joinWords } from '@/lib/format/join-words';
import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { nameInSentence } from '../../kit/name-in-sentence';
import type { Flag, Headline, StudyContext } from '../../kit/study';
import type { Season, Seasons } from './build-seasons';
import { namePeriod, yearOf } from './list-parts';
import { draws, type SeasonParams } from './params';
import type { YearStanding } from './year-paths';

const significance = 0.05;
const terms = { all: '', '1': 'first', '2': 'second', '3': 'third', '4': 'fourth' } as const;

function tell(fraction: number): string {
  return formatPercent(toPercent(fraction), { sign: true });
}

/** 'July', 'week 29', 'the 136th session'. */
function sayPeriod(by: SeasonParams['by'], period: number): string {
  if (by === 'session') return `the ${ordinalWord(period + 1)} session`;
  return by === 'week' ? `week ${period + 1}` : String(namePeriod(by, period));
}

function sayYears(count: number): string {
  return `${countWord(count)} ${pluralise(count, 'year')}`;
}

/** 'From 1928 to 2024', with the term and the years that are left out of it. */
export function saySpan({ years, params: { cycle, exclude } }: Seasons): string {
  const [first = NaN] = years;
  const last = years.at(-1) ?? NaN;
  const span = first === last ? `In ${first}` : `From ${first} to ${last}`;
  const term = cycle === 'all' ? '' : `, in the ${terms[cycle]} ${pluralise(years.length, 'year')} of presidents’ terms`;
  const without = exclude.filter((year) => Number(year) > first && Number(year) < last);
  const left = without.length === 0 ? '' : `, without ${joinWords(without)}`;
  const tail = term + left;
  return `${span}${tail}${tail === '' ? '' : ','}`;
}

/** The best and the worst by their means, among those that at least half of the years have; null where there are no two that differ. */
export function pickExtremes(seasons: readonly Season[]): { readonly best: Season; readonly worst: Season } | null {
  const most = seasons.reduce((count, season) => Math.max(count, season.count), 0);
  const judged = seasons.filter(({ count }) => count > 0 && count * 2 >= most);
  const [first] = judged;
  if (first === undefined) return null;
  const best = judged.reduce((top, season) => (season.mean > top.mean ? season : top), first);
  const worst = judged.reduce((low, season) => (season.mean < low.mean ? season : low), first);
  return best.mean > worst.mean ? { best, worst } : null;
}

function sayP(p: number): string {
  return formatNumber(p, { decimals: p < 0.1 ? 4 : 2 });
}

function sayTest({ seasons, params: { by } }: Seasons, told: readonly Season[]): string {
  if (told.some(({ isTooFew }) => isTooFew)) return '';
  const verdicts = told.map(({ period, p, pAdjusted }) => {
    const verdict = pAdjusted < significance ? 'significant' : p < significance ? 'not significant among so many looks' : 'not significant';
    return `${sayPeriod(by, period)} p = ${sayP(p)}, adjusted ${sayP(pAdjusted)}: ${verdict}`;
  });
  const looks = `${capitalise(countWord(seasons.length))} ${by}s were looked at`;
  return `${looks}; ${verdicts.join('; ')} (two-sided; ${formatNumber(draws, { decimals: 0 })} draws of one ${by} from each year).`;
}

function sayExtremes(built: Seasons, name: string): Pick<Headline, 'text' | 'detail'> {
  const { seasons, years, params } = built;
  const { by } = params;
  const found = pickExtremes(seasons);
  if (found === null)
    return { text: `${saySpan(built)} no ${by} of ${name} differs from another over ${sayYears(years.length)}.`, detail: '' };
  const { best, worst } = found;
  const noun = by === 'session' ? 'session of the year' : by;
  const nameOf = ({ period }: Season): string => (by === 'session' ? `the ${ordinalWord(period + 1)}` : sayPeriod(by, period));
  if (years.length === 1) {
    const text = `${saySpan(built)} ${possessive(name)} best ${noun} was ${nameOf(best)}, at ${tell(best.mean)}, and its worst ${nameOf(worst)}, at ${tell(worst.mean)}.`;
    return { text, detail: '' };
  }
  const over = best.count === worst.count ? '' : ` over ${countWord(worst.count)}`;
  const text = `${saySpan(built)} ${possessive(name)} best ${noun} on average was ${nameOf(best)}, at ${tell(best.mean)} over ${sayYears(best.count)}, and its worst ${nameOf(worst)}, at ${tell(worst.mean)}${over}.`;
  return { text, detail: sayTest(built, [best, worst]) };
}

/** The part of the year that it is now: what it did, and where it stands among the others. */
function sayFocus({ seasons, years, returns, params, listed, focus, thisYear }: Seasons): string | null {
  const season = focus === null ? undefined : seasons[focus.period];
  if (focus === null || season === undefined || season.count === 0) return null;
  const { by } = params;
  const valueOf = (row: number): string =>
    `${tell(returns.values[row * returns.periodCount + season.period] ?? NaN)} in ${years[row] ?? ''}`;
  const rank = 1 + seasons.filter(({ mean }) => mean > season.mean).length;
  const known = seasons.filter(({ count }) => count > 0).length;
  const place = known < 2 ? '' : `, ${rank === 1 ? 'the best' : ordinalWord(rank)} of ${countWord(known)} by the mean`;
  const spread = season.count < 2 ? '' : `, from ${valueOf(season.worst)} to ${valueOf(season.best)}`;
  const name = capitalise(sayPeriod(by, season.period));
  const now =
    focus === listed.running
      ? `the one of ${focus.year} is not complete and left out`
      : `in ${thisYear} it returned ${tell(season.current)}${years.includes(thisYear) ? '' : ', which is not counted'}`;
  if (focus !== listed.running && Number.isNaN(season.current)) return null;
  // One year alone has no mean: what this year did says all.
  if (season.count === 1) return focus === listed.running ? null : `${name} returned ${tell(season.current)} in ${thisYear}.`;
  return `${name} rose in ${formatPercent(toPercent(season.higherShare), { decimals: 0 })} of ${sayYears(season.count)} and returned ${tell(season.mean)} on average (median ${tell(season.median)})${place}${spread}; ${now}.`;
}

function sayStanding(thisYear: number, { session, value, rank, rankFromBelow, count, mean }: YearStanding): string {
  const size = formatPercent(Math.abs(toPercent(value)));
  const stood = value === 0 ? `level with` : `${size} ${value > 0 ? 'above' : 'below'}`;
  const at = `At its ${ordinalWord(session)} session ${thisYear} stood ${stood} the last close of ${thisYear - 1}`;
  if (count < 2) return `${at}.`;
  const [place, word] = rank <= rankFromBelow ? [rank, 'highest'] : [rankFromBelow, 'lowest'];
  return `${at}, the ${place === 1 ? word : `${ordinalWord(place)} ${word}`} of ${countWord(count)} years at that session, itself included; the mean of the others was ${tell(mean)}.`;
}

/** Best and worst with span, years and test; then the part of the year that it is now; then the year to date, like with like. */
export function saySeasons({ market }: StudyContext, built: Seasons, standing: YearStanding | null): Headline[] {
  const isAssumed = market.assumedIndex !== null && !Number.isNaN(built.main.closes[market.assumedIndex] ?? NaN);
  const first = sayExtremes(built, nameInSentence(built.main.instrument));
  const counted = built.years.includes(built.thisYear);
  const focus = sayFocus(built);
  const isTouched = counted && built.seasons.some(({ isProvisional }) => isProvisional);
  return [
    { ...first, provisional: isTouched },
    ...(focus === null ? [] : [{ text: focus, detail: '', provisional: isTouched }]),
    ...(standing === null ? [] : [{ text: sayStanding(built.thisYear, standing), detail: '', provisional: isAssumed }]),
  ];
}

/** What is left out, and what rests on too few years. */
export function listSeasonFlags({ market }: StudyContext, { seasons, years, main, listed, params }: Seasons): Flag[] {
  const { by } = params;
  const flags: Flag[] = [];
  const to = market.sessions[listed.running?.last ?? -1];
  if (to !== undefined)
    flags.push({
      code: 'running-unit',
      message: `The ${by} to date, up to ${formatLongDate(to)}, is left out of every ${by}’s figures, since it is not complete.`,
      dates: [to],
    });
  // Of the last weeks and sessions few years have one: the table says so, and no sentence is about them.
  const few = seasons.filter(({ isTooFew, count }) => isTooFew && count > 0);
  if (few.length * 2 > seasons.filter(({ count }) => count > 0).length) {
    const message = `Fewer than five years have ${few.length === seasons.length ? `each ${by}` : `most of the ${by}s`}: their statistics are grey, and they are not tested.`;
    flags.push({ code: 'few-events', message });
  }
  const began = market.sessions[main.first];
  if (began !== undefined && years.length > 0 && yearOf(began) >= (years[0] ?? NaN) - 1) {
    const left =
      by !== 'session'
        ? `the ${by} that they begin in is left out, since it has no close before it to be measured from`
        : yearOf(began) === yearOf(market.sessions[0])
          ? `that year is left out, since its sessions cannot be numbered from the first`
          : null;
    if (left !== null)
      flags.push({
        code: 'history-note',
        message: `The closes of ${nameInSentence(main.instrument)} begin on ${formatLongDate(began)}: ${left}.`,
        symbols: [main.symbol],
      });
  }
  return flags;
}
