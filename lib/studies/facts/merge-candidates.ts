import type { Candidate } from './fact';

/** Windows within this factor of each other share so many sessions that they say one thing. */
const nearFactor = 4;

function isNear(a: number, b: number): boolean {
  return a <= b * nearFactor && b <= a * nearFactor;
}

function compareCandidates(a: Candidate, b: Candidate): number {
  if (a.rarity !== b.rarity) return a.rarity - b.rarity;
  if (a.found.history !== b.found.history) return b.found.history - a.found.history;
  // A move of one says more than the same move against another.
  if ((a.choice.versus === '') !== (b.choice.versus === '')) return a.choice.versus === '' ? -1 : 1;
  if (a.strength !== b.strength) return b.strength - a.strength;
  if (a.window !== b.window) return a.window - b.window;
  return a.family < b.family ? -1 : 1;
}

/** Whether a rarer move of one leg alone already says that it beat, or lagged, the others. */
function explains({ choice: kept, window: keptWindow }: Candidate, { choice, window }: Candidate): boolean {
  if (kept.measure !== 'return' || choice.measure !== 'outperformance' || !isNear(keptWindow, window)) return false;
  return kept.symbol === (kept.direction === 'up' ? choice.symbol : choice.versus);
}

function covers(kept: Candidate, candidate: Candidate): boolean {
  if (kept.family === candidate.family) return kept.window === 0 || isNear(kept.window, candidate.window);
  return explains(kept, candidate);
}

/**
 * The strongest of overlapping statements, rarest first: of one family (instrument or pair, and measure) the rarest, of windows
 * those more than a factor of four apart, and no lead that one leg's own rarer move explains. `merged` counts what each stands for.
 */
export function mergeCandidates(candidates: readonly Candidate[]): { readonly candidate: Candidate; readonly merged: number }[] {
  const kept: { candidate: Candidate; merged: number }[] = [];
  for (const candidate of [...candidates].sort(compareCandidates)) {
    const stronger = kept.find((item) => covers(item.candidate, candidate));
    if (stronger === undefined) kept.push({ candidate, merged: 0 });
    else stronger.merged += 1;
  }
  return kept;
}
