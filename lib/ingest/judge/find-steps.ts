import type { SessionDate } from '@/lib/calendar/session-date';
import type { InstrumentKind } from '@/lib/market/market';
import { findStepRatio } from './explain-jump';
import { moveLimit } from './find-suspicious-moves';
import { isKnownMove } from './known-moves';

/** A close in its place among those before and after it. */
export interface PlacedClose {
  readonly session: SessionDate;
  readonly close: number;
  /** Whether it would be new; what is stored is not judged again. */
  readonly isNew: boolean;
}

export interface Steps {
  /** New closes that stand apart from both neighbours, or at an end with too few beside them, and why they wait. */
  readonly waiting: ReadonlyMap<SessionDate, string>;
  /** Where the scale changes and stays: whole stretches stand on another one. */
  readonly lasting: readonly string[];
}

// As many closes on a level are no misprint: the scale has changed.
const fewestOfLevel = 3;
// How much of a spike may be left on the way back, of its logarithm: markets do not undo three quarters of such a day on the next.
const leftOfSpike = 0.25;

function toTimes(ratio: number): string {
  return ratio >= 1 ? `1/${Number(ratio.toFixed(2))} of` : `${Number((1 / ratio).toFixed(2))} times`;
}

function say(before: PlacedClose, after: PlacedClose): string {
  return `the close goes from ${before.close} on ${before.session} to ${after.close} on ${after.session}`;
}

/**
 * Steps by a split ratio or a power of ten, and spikes that revert, among closes of one instrument.
 *
 * **Shape**: ascending closes in, what is stored and what would be new. **Ties/edges**: a step between two stored closes and a move on
 * public record are none; a step with fewer than three closes of a level on one side is a misprint of those, else the scale changed.
 */
export function findSteps(instrument: { readonly symbol: string; readonly kind: InstrumentKind }, closes: readonly PlacedClose[]): Steps {
  const limit = moveLimit(instrument.kind);
  const waiting = new Map<SessionDate, string>();
  const isFar = (from: PlacedClose, to: PlacedClose) =>
    Math.abs(to.close / from.close - 1) > limit && !isKnownMove(instrument.symbol, to.session, to.close / from.close - 1);

  const trusted: PlacedClose[] = [];
  for (let at = 0; at < closes.length; at += 1) {
    const [row, previous] = [closes[at], trusted.at(-1)];
    if (row === undefined) break;
    const length = previous === undefined || !isFar(previous, row) ? 0 : measureSpike(previous, closes, at);
    const spike = closes.slice(at, at + length);
    if (previous === undefined || length === 0 || !spike.every(({ isNew }) => isNew)) {
      trusted.push(row);
      continue;
    }
    for (const one of spike)
      waiting.set(one.session, `spike: ${say(previous, one)} and back, ${toTimes(previous.close / one.close)} what stands around it`);
    at += length - 1;
  }

  const steps = trusted.flatMap((row, place) => {
    const previous = trusted[place - 1];
    if (previous === undefined || !isFar(previous, row) || !(row.isNew || previous.isNew)) return [];
    const ratio = findStepRatio(previous.close, row.close);
    return ratio === null ? [] : [{ place, ratio, previous, row }];
  });
  const lasting: string[] = [];
  steps.forEach(({ place, ratio, previous, row }, index) => {
    const before = trusted.slice(steps[index - 1]?.place ?? 0, place);
    const after = trusted.slice(place, steps[index + 1]?.place ?? trusted.length);
    const text = `${say(previous, row)}, about ${toTimes(ratio)} it: the ratio of a split or a shifted decimal point`;
    const isFew = (level: readonly PlacedClose[]) => level.length < fewestOfLevel && level.every(({ isNew }) => isNew);
    const few = isFew(after) ? after : isFew(before) ? before : null;
    if (few === null) lasting.push(text);
    else for (const one of few) waiting.set(one.session, `step: ${text}`);
  });
  return { waiting, lasting };
}

/** How many closes from `at` on leave the level before them and come back to it: one of any kind, up to two that are a split's ratio away; 0 for none. */
function measureSpike(previous: PlacedClose, closes: readonly PlacedClose[], at: number): number {
  for (let length = 1; length < fewestOfLevel; length += 1) {
    const [spike, back] = [closes.slice(at, at + length), closes[at + length]];
    if (back === undefined) return 0;
    const away = Math.min(...spike.map(({ close }) => Math.abs(Math.log(close / previous.close))));
    const isRatio = spike.every(({ close }) => findStepRatio(previous.close, close) !== null);
    if (Math.abs(Math.log(back.close / previous.close)) <= leftOfSpike * away && (length === 1 || isRatio)) return length;
  }
  return 0;
}
