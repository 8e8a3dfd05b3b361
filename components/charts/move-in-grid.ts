/** A cell of a grid, by its lane and its session. */
export interface GridPlace {
  readonly lane: number;
  readonly session: number;
}

const steps: Readonly<Record<string, readonly [lane: number, session: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  PageUp: [0, -21],
  PageDown: [0, 21],
};

// What charts of lines have for a month.
const farKeys: Readonly<Record<string, string>> = { ArrowLeft: 'PageUp', ArrowRight: 'PageDown' };

/** The cell that a key leads to, with Shift a month of sessions away: the newest of the first lane to begin with, none beyond the edges; null for a key that means nothing here. */
export function moveInGrid(
  key: string,
  from: GridPlace | null,
  { lanes, sessions }: { readonly lanes: number; readonly sessions: number },
  isFar = false,
): GridPlace | null {
  const step = steps[isFar ? (farKeys[key] ?? key) : key];
  if (lanes === 0 || sessions === 0 || (step === undefined && key !== 'Home' && key !== 'End')) return null;
  if (key === 'Home') return { lane: from?.lane ?? 0, session: 0 };
  if (from === null || step === undefined) return { lane: from?.lane ?? 0, session: sessions - 1 };
  const within = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));
  return { lane: within(from.lane + step[0], lanes), session: within(from.session + step[1], sessions) };
}
