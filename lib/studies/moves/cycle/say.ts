import { formatLongDate } from '@/lib/format/format-date';
import { formatMonthYear } from '@/lib/format/format-month-year';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { joinWords } from '@/lib/format/join-words';
import { countWord } from '@/lib/format/number-words';
import type { Basis } from '@/lib/market/market';
import { flagUnavailable } from '../../kit/flags';
import { buildMissingHeadline } from '../../kit/missing-headline';
import { nameInSentence } from '../../kit/name-in-sentence';
import { sayLastClose } from '../../kit/say-last-close';
import type { Flag, Headline, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { nameLeg, sayClose, sayEnd, sayLength, sayPlace, sayRule, sayThreshold } from './cycle-words';
import { gainAtAge, placeAmong, sizeOf, type Place } from './rank-legs';
import { ageOf, chooseStart, listCounted, type Cycle, type MeasuredLeg } from './read-cycle';

interface Told {
  readonly context: StudyContext;
  readonly main: StudySeries;
  readonly cycle: Cycle;
  readonly basis: Basis;
}

/** The year in which counting begins: the first close of a history is only what its first return is measured from. */
function sayCountedSince({ context: { market }, main, cycle }: Told): string {
  const at = cycle.countedFrom === main.first ? main.first + 1 : cycle.countedFrom;
  return `since ${(market.sessions[at] ?? market.sessions[cycle.countedFrom] ?? '').slice(0, 4)}`;
}

const words = {
  bull: { move: 'gain', most: 'largest', least: 'smallest', more: 'gained more' },
  bear: { move: 'fall', most: 'deepest', least: 'shallowest', more: 'fell further' },
} as const;

/** The last place among those before it is none to name while a leg runs, since it may yet grow: 'each of the 25 others since 1928 lasted longer'; null for another place. */
function sayOutdone({ rank, count }: Place, since: string, more: string): string | null {
  return count > 2 && rank === count ? `each of the ${countWord(count - 1)} others ${since} ${more}` : null;
}

function sayMove(gain: number): string {
  return `${gain < 0 ? 'down' : 'up'} ${formatPercent(Math.abs(gain) * 100)}`;
}

/** Where the leg stands among those that lasted as long, on the same session. */
function saySameAge({ main, cycle }: Told, running: MeasuredLeg): string | null {
  const { sessions, kind, gain } = running;
  const others = listCounted(cycle, kind).filter((leg) => leg !== running);
  const values = others.map((leg) => sizeOf({ kind, gain: gainAtAge(main.closes, leg, sessions) })).filter((value) => !Number.isNaN(value));
  const own = sizeOf({ kind, gain });
  const place = placeAmong([...values, own], own);
  if (values.length === 0 || place === null) return null;
  return `on session ${formatNumber(sessions, { decimals: 0 })} ${sayPlace(place, words[kind].most, words[kind].least)} that lasted so long`;
}

/** The leg that is not ranked: one that may have begun before the closes do, or before legs are counted. */
function sayUncounted({ context: { market }, main, cycle }: Told, { start }: MeasuredLeg): string {
  const from = chooseStart(cycle.chosen);
  if ((market.sessions[start] ?? '') < from) return `it began before ${formatLongDate(from)}, from which legs are counted`;
  return `it may have begun before the stored closes do, in ${formatMonthYear(market.sessions[main.first] ?? '')}, and is not ranked`;
}

function sayRunning(told: Told, running: MeasuredLeg): Headline {
  const {
    context: { market },
    main,
    cycle,
    basis,
  } = told;
  const { chosen } = cycle;
  const stale = sayLastClose(market, main.last);
  const name = nameInSentence(main.instrument);
  const stands = `The ${nameLeg(running.kind, chosen)} of ${name} ${stale === null ? 'is' : 'was'} ${sayLength(ageOf(running, chosen.days), chosen.days)} old and ${sayMove(running.gain)} from ${sayClose(market, main, running.start, basis)}`;
  const rivals = listCounted(cycle, running.kind);
  const since = sayCountedSince(told);
  const age = ageOf(running, chosen.days);
  const longest = placeAmong(
    rivals.map((leg) => ageOf(leg, chosen.days)),
    age,
  );
  const largest = placeAmong(rivals.map(sizeOf), sizeOf(running));
  const rank = !running.isCounted
    ? `; ${sayUncounted(told, running)}`
    : rivals.length === 1
      ? `, the only one counted ${since}`
      : longest === null
        ? ''
        : `: ${sayOutdone(longest, since, 'lasted longer') ?? `${sayPlace(longest, 'longest')} ${since}`}`;
  const { move, most, more } = words[running.kind];
  const size =
    !running.isCounted || rivals.length < 2 || largest === null
      ? null
      : (sayOutdone(largest, since, more) ?? `its ${move} is ${sayPlace(largest, most)}`);
  const confirmed = running.confirmed === null ? null : `confirmed on ${formatLongDate(market.sessions[running.confirmed] ?? '')}`;
  const parts = [stale, sayEnd(market, main, cycle, running, basis), confirmed, size, running.isCounted ? saySameAge(told, running) : null];
  return { text: `${stands}${rank}.`, detail: parts.filter((part) => part !== null).join(' · '), provisional: isProvisional(told) };
}

function isProvisional({ context: { market }, main }: Told): boolean {
  return market.assumedIndex !== null && main.last === market.assumedIndex;
}

/** The sentence of the cycle study: the leg that runs, its age, its move, and how long it is among its kind. */
export function sayCycle(
  context: StudyContext,
  main: StudySeries | undefined,
  symbol: string,
  cycle: Cycle | null,
  basis: Basis,
): Headline[] {
  if (main === undefined || cycle === null || main.last < 0 || cycle.unavailable !== null) return [buildMissingHeadline(context, [symbol])];
  const told: Told = { context, main, cycle, basis };
  if (cycle.running !== null) return [sayRunning(told, cycle.running)];
  const stale = sayLastClose(context.market, main.last);
  const { rule } = cycle;
  const name = nameInSentence(main.instrument, true);
  if (rule === null)
    return [
      {
        text: `The printed list does not say where ${nameInSentence(main.instrument)} stands: a bear market at 20% was confirmed after it.`,
        detail: stale ?? '',
        provisional: isProvisional(told),
      },
    ];
  const thresholds =
    rule.fall === rule.rise
      ? `neither a fall nor a rise of ${sayThreshold(rule.fall)}`
      : `neither a fall of ${sayThreshold(rule.fall)} nor a rise of ${sayThreshold(rule.rise)}`;
  return [
    {
      text: `${name} has had ${thresholds} between closes since ${formatMonthYear(context.market.sessions[main.first] ?? '')}: no bull or bear market is confirmed.`,
      detail: stale ?? '',
      provisional: isProvisional(told),
    },
  ];
}

/** Why a printed list says nothing, and which other rules see another leg than the one that is told. */
export function listCycleFlags(context: StudyContext, main: StudySeries, cycle: Cycle, others: readonly Cycle[]): Flag[] {
  const { market } = context;
  if (cycle.unavailable !== null) return [flagUnavailable(`Unavailable: ${cycle.unavailable}.`, [main.symbol])];
  const { running } = cycle;
  // A threshold of one's own is meant to see something else.
  if (running === null || cycle.chosen.rule === 'threshold') return [];
  // One clause per leg that is seen, with the rules that see it.
  const seen = new Map<string, string[]>();
  for (const other of others) {
    const leg = other.running;
    if (leg === null || (leg.kind === running.kind && leg.start === running.start)) continue;
    const what = `a ${leg.kind} market since ${formatLongDate(market.sessions[leg.start] ?? '')}`;
    seen.set(what, [...(seen.get(what) ?? []), sayRule(other.chosen)]);
  }
  if (seen.size === 0) return [];
  const told = [...seen].map(([what, rules]) => `${what} ${joinWords(rules)}`).join('; ');
  return [{ code: 'measure-ranks-differently', message: `Another rule sees another market: ${told}.`, symbols: [main.symbol] }];
}
