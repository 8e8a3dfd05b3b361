import { formatLongDate } from '@/lib/format/format-date';
import type { StudyContext, VerdictKind } from '../../kit/study';
import { isOfUniverse } from '../../measure/measures';
import type { ClaimParams } from './params';
import { listReadings, nameDefault, settleReading, type HistoryStart, type Reading } from './definitions';
import { evaluateClaim } from './evaluate-claim';
import { prepareClaim } from './prepare-claim';
import type { ClaimContext, Evaluation } from './evaluation';
import { listOtherWindows } from './other-windows';
import { settleParams, settleThreshold } from './settle-claim';

/** A reading with what the claim comes to under it. */
export interface JudgedReading {
  readonly reading: Reading;
  readonly claim: ClaimContext;
  readonly evaluation: Evaluation;
}

/** A claim under its own reading and under every other. */
export interface Judgement {
  readonly kind: VerdictKind;
  readonly under: string | null;
  readonly missing: string | null;
  readonly judged: JudgedReading;
  /** What the sentence says: the link's own words with a say, and the threshold of its event. */
  readonly params: ClaimParams;
  /** The reading that the verdict rests on: the judged one, or the one under which alone the claim holds. */
  readonly telling: JudgedReading;
  readonly others: readonly JudgedReading[];
}

/** Why nothing is judged on the sample market. */
export const simulatedReason = 'Not checkable on simulated data: these closes were generated and never happened.';

/** Where the histories of the claim's instruments become what they are today (G14): the day after each dated caveat. */
function listStarts({ panel, context: { market }, at, reading }: ClaimContext): HistoryStart {
  // The index of a universe stands beside its breadth: when it became what it is changes no count.
  if (isOfUniverse(reading.choice)) return [];
  const ends = panel.series.flatMap((item) =>
    item.instrument.notes.flatMap((note) => (note.to === null ? [] : [{ to: note.to, name: item.instrument.name }])),
  );
  const starts = ends.flatMap(({ to, name }) => {
    const date = market.sessions.find((session) => session > to);
    const first = market.sessions[Math.max(...panel.series.map((item) => item.first), 0)] ?? '';
    return date === undefined || date <= first || date >= (market.sessions[at] ?? '')
      ? []
      : [{ date, label: `${name} from ${formatLongDate(date)}` }];
  });
  return [...new Map(starts.map((start) => [start.date, start])).values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/**
 * The verdict. A claim is judged under what it says; where it leaves a measure, a price or a basis open, under the default, and it
 * holds only under that one when another that the wording admits fails, or only under another when that holds and the default
 * fails. Ties, nested runs, episodes and the start of history inform and never decide.
 */
export function judgeClaim(context: StudyContext, link: ClaimParams): Judgement {
  const given = settleParams(link);
  const reading = settleReading(given, context.basis);
  const open = prepareClaim(context, given, reading);
  const params: ClaimParams = { ...given, atLeast: settleThreshold(open) };
  const claim: ClaimContext = { ...open, params };
  const judged: JudgedReading = { reading, claim, evaluation: evaluateClaim(claim) };
  const hasBothBases = claim.panel.series.length > 0 && claim.panel.series.every((item) => item.instrument.basis === 'both');
  // A horizon is counted in the unit of the claim, and so is what is joined: they are no other reading of it in another.
  const others = listReadings(
    given,
    params,
    reading,
    listStarts(claim),
    hasBothBases,
    given.comparison === 'afterwards' || given.part !== 'all' || given.on !== '' || reading.joined.length > 0
      ? []
      : listOtherWindows(context, reading.choice),
  ).map((other): JudgedReading => {
    const prepared = prepareClaim(context, params, other);
    return { reading: other, claim: prepared, evaluation: evaluateClaim(prepared) };
  });
  const common = { params, judged, telling: judged, others, under: null, missing: null };
  if (context.market.simulated) return { ...common, kind: 'cannot_check', missing: simulatedReason };
  const { holds, missing } = judged.evaluation;
  if (holds === null) return { ...common, kind: 'cannot_check', missing };
  // What reaches its threshold as it is needs no rounding; that more would reach it rounded informs.
  const deciding = others.filter((other) => other.reading.decides && !(holds && other.reading.id === 'rounding'));
  const against = deciding.find((other) => other.evaluation.holds === !holds);
  if (against === undefined) return { ...common, kind: holds ? 'holds' : 'fails' };
  if (holds) return { ...common, kind: 'holds_only_under', under: nameDefault(reading, against.reading) };
  return { ...common, telling: against, kind: 'holds_only_under', under: against.reading.id };
}
