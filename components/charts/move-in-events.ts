const farStep = 21;

/** The row that a key leads to, far by 21: the first or the last to begin with, none beyond the ends; null for a key that means nothing here. */
export function moveInEvents(key: string, from: number | null, count: number, isFar: boolean): number | null {
  const step = isFar ? farStep : 1;
  const goals: Readonly<Record<string, number>> = {
    ArrowLeft: (from ?? count - 1 + step) - step,
    ArrowRight: (from ?? -step) + step,
    Home: 0,
    End: count - 1,
  };
  const goal = goals[key];
  return goal === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, goal));
}
