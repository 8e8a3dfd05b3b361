import type { SessionDate } from '@/lib/calendar/session-date';
import { findOffScale } from './find-off-scale';
import { judgeAgainstStored, type ValueSeries, type FileVerdict } from './judge-values';
import { isMuch, nameLines } from './is-much';

export interface WeightsVerdict extends FileVerdict {
  /** Sessions that are left out. */
  readonly odd: ReadonlySet<SessionDate>;
  /** Sums of the weights a session with what stands beside them, in percent. */
  readonly least: number;
  readonly most: number;
}

// Weights as printed are rounded: a few hundred of them may sum to a little more than all, and two sources of one differ in the second decimal.
const [leastPercent, mostPercent, sameWeight] = [98.5, 101, 1e-4];
const usualRatio = 100;

interface Session {
  readonly line: number;
  /** Of the file and of what stands beside it, in percent. */
  readonly sum: number;
  /** The securities with a weight. */
  readonly names: Set<string>;
}

/** What is known of the members of the universe that weights are given of. */
export interface WeightedUniverse {
  /** How many members it has now; 0 where none are stored. */
  readonly membersNow: number;
  /** Their names on a session, as those of the series. */
  readonly membersOn: (session: SessionDate) => readonly string[];
  /** What the file gives beside, of securities that are not stored, in percent: a list of survivors lacks who left. */
  readonly unstored: ReadonlyMap<SessionDate, number>;
}

function sumSessions(all: readonly ValueSeries[]): Map<SessionDate, Session> {
  const sums = new Map<SessionDate, Session>();
  const add = (session: SessionDate, line: number, name: string, value: number): void => {
    const known = sums.get(session) ?? { line, sum: 0, names: new Set<string>() };
    sums.set(session, { ...known, sum: known.sum + value * 100, names: known.names.add(name) });
  };
  for (const { name, given } of all) for (const { session, line, value } of given) add(session, line, name, value);
  for (const { name, given, stored } of all) {
    const own = new Set(given.map(({ session }) => session));
    for (const [session, value] of stored) {
      const known = sums.get(session);
      if (known !== undefined && !own.has(session)) add(session, known.line, name, value);
    }
  }
  return sums;
}

/** Whether most of the weights are a hundredth of what stands for the same session. */
function areHundredths(all: readonly ValueSeries[]): boolean {
  const ratios = all.flatMap(({ given, stored }) =>
    given.flatMap(({ session, value }) => {
      const known = stored.get(session);
      return known === undefined || value === 0 ? [] : [known / value];
    }),
  );
  return ratios.length > 0 && ratios.filter((ratio) => ratio > usualRatio / 2 && ratio < usualRatio * 2).length > ratios.length / 2;
}

function looksLikeFractions(all: readonly ValueSeries[], memberCount: number, most: number): string[] {
  const largest = all.flatMap(({ given }) => given).reduce((found, { value }) => Math.max(found, value * 100), 0);
  // The largest member of a file is no smaller than an equal share of all.
  const isTiny = largest < 1 && memberCount > 0 && largest < 100 / memberCount;
  const isFraction = isTiny || areHundredths(all) || (largest <= 1 && most > 0.9 && most <= mostPercent / 100);
  return isFraction
    ? [`the largest weight is ${largest.toFixed(4)}: they look like fractions, and weights are given in percent (7.03, not 0.0703)`]
    : [];
}

/**
 * Judges the weights of a file, a series a security, as fractions: more than all of the universe, or less with all its members, fractions taken for percent, another scale
 * than around them, and what stands. Single sessions are left out.
 */
export function judgeWeights(all: readonly ValueSeries[], { membersNow, membersOn, unstored }: WeightedUniverse): WeightsVerdict {
  const sums = sumSessions(all);
  const percents = [...sums.values()].map(({ sum }) => sum);
  const [least, most] = [Math.min(...percents), Math.max(...percents)];
  const fractions = looksLikeFractions(all, membersNow, most);
  const { odd, lasting } = findOffScale(all);
  const wrong = [...sums].flatMap(([session, { line, sum, names }]) => {
    if (sum > mostPercent)
      return [
        {
          session,
          line,
          text: `the weights of ${session} sum to ${sum.toFixed(2)}%, more than all of the universe, with what is stored for it`,
        },
      ];
    const times = odd.get(session);
    if (times !== undefined)
      return [{ session, line, text: `the weights of ${session} are about ${Number(times.toPrecision(2))} times those around them` }];
    const members = membersOn(session);
    return fractions.length > 0 ||
      sum + (unstored.get(session) ?? 0) >= leastPercent ||
      members.length === 0 ||
      !members.every((name) => names.has(name))
      ? []
      : [
          {
            session,
            line,
            text: `the weights of ${session} are of all ${members.length} members and sum to ${sum.toFixed(2)}%: they are weights in something larger than this universe`,
          },
        ];
  });
  const left = new Set(wrong.map(({ session }) => session));
  const sound = all.map((series) => ({ ...series, given: series.given.filter(({ session }) => !left.has(session)) }));
  const refusals = [
    ...fractions,
    ...(lasting === null
      ? []
      : [
          `from ${lasting.session} on weights are about ${Number(lasting.factor.toPrecision(2))} times what they were before: another scale`,
        ]),
    ...(wrong.length > 0 && (wrong.length === sums.size || isMuch(wrong.length, sums.size)) ? [nameLines(wrong)] : []),
    ...judgeAgainstStored(
      sound,
      (given, stored) => Math.abs(given - stored) <= sameWeight,
      (value) => `${Number((value * 100).toFixed(4))}%`,
    ),
  ];
  const remarks = refusals.length === 0 && wrong.length > 0 ? [`left out ${wrong.length} sessions: ${nameLines(wrong)}`] : [];
  const kept = [...sums].flatMap(([session, { sum }]) => (left.has(session) && refusals.length === 0 ? [] : [sum]));
  return {
    refusals,
    remarks,
    odd: left,
    least: kept.length === 0 ? least : Math.min(...kept),
    most: kept.length === 0 ? most : Math.max(...kept),
  };
}
