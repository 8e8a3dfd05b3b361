import { describeMeasure } from '../../measure/measures';
import type { Candidate } from './fact';

/** Windows within this factor of each other say one thing: a week that holds a rare day, a month that holds a rare week. */
const nearFactor = 5;

function isNear(a: number, b: number): boolean {
  return a <= b * nearFactor && b <= a * nearFactor;
}

interface Placed {
  readonly candidate: Candidate;
  /** Smallest first. */
  readonly order: number;
}

function comparePlaced({ candidate: a, order: orderA }: Placed, { candidate: b, order: orderB }: Placed): number {
  if (orderA !== orderB) return orderA - orderB;
  if (a.found.history !== b.found.history) return b.found.history - a.found.history;
  // A move of one says more than the same move against another.
  if ((a.choice.versus === '') !== (b.choice.versus === '')) return a.choice.versus === '' ? -1 : 1;
  if (a.strength !== b.strength) return b.strength - a.strength;
  if (a.window !== b.window) return a.window - b.window;
  return a.family < b.family ? -1 : 1;
}

/** Whether a move of one leg alone says that it beat, or lagged, the others. */
function explains({ choice: move }: Candidate, { choice: lead }: Candidate): boolean {
  if (describeMeasure(lead.measure).explainedBy !== move.measure) return false;
  return move.symbol === (move.direction === 'up' ? lead.symbol : lead.versus);
}

/** Leads of one over several, or of several over one, in sum or day after day, and the move behind them are one story. */
function isSameStory(a: Candidate, b: Candidate): boolean {
  if (!isNear(a.window, b.window)) return false;
  const isLead = ({ choice: { measure, versus } }: Candidate): boolean => versus !== '' && describeMeasure(measure).versus !== undefined;
  if (!isLead(a) || !isLead(b)) return explains(a, b) || explains(b, a);
  return a.choice.symbol === b.choice.symbol || a.choice.versus === b.choice.versus;
}

function isSameFamily(kept: Candidate, candidate: Candidate): boolean {
  return kept.family === candidate.family && (kept.window === 0 || isNear(kept.window, candidate.window));
}

export interface MergedCandidate {
  readonly candidate: Candidate;
  /** Weaker statements that it stands for. */
  readonly merged: number;
  /** Of those the first of each other instrument or pair that tells the same story. */
  readonly also: readonly Candidate[];
}

/**
 * The first of overlapping statements, in their order: of one family (instrument or pair, and measure) the first, of windows
 * those more than a factor of five apart, and of one story (leads that share their leader or their laggard, its own move) the first.
 * `orderOf` is smallest for what is told first; the longer history, the plainer statement and the larger threshold settle what is equal.
 */
export function mergeCandidates(candidates: readonly Candidate[], orderOf: (candidate: Candidate) => number): MergedCandidate[] {
  const kept: { candidate: Candidate; merged: number; also: Candidate[] }[] = [];
  const placed = candidates.map((candidate) => ({ candidate, order: orderOf(candidate) }));
  for (const { candidate } of placed.sort(comparePlaced)) {
    const stronger =
      kept.find((item) => isSameFamily(item.candidate, candidate)) ?? kept.find((item) => isSameStory(item.candidate, candidate));
    if (stronger === undefined) {
      kept.push({ candidate, merged: 0, also: [] });
      continue;
    }
    stronger.merged += 1;
    if (![stronger.candidate, ...stronger.also].some(({ family }) => family === candidate.family)) stronger.also.push(candidate);
  }
  return kept;
}
