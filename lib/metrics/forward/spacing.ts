/**
 * Sessions between the two events that lie closest together; infinite for fewer than two.
 * **Shape** ascending session indexes. **Units** sessions.
 * @example smallestSpacing(Int32Array.of(3, 10, 12)) // 2
 */
export function smallestSpacing(events: Int32Array): number {
  return events.reduce((least, t, place) => (place === 0 ? least : Math.min(least, t - (events[place - 1] ?? 0))), Infinity);
}

/**
 * Events of which no two lie closer together than `sessions`: the first, and each that is far enough from the last one taken.
 * **Shape** ascending session indexes, some of them out. **Units** sessions. **Source** DEFINITIONS, `forward` (`first-in-horizon`).
 * @example spacedEvents(Int32Array.of(0, 3, 6), 5) // [0, 6]
 */
export function spacedEvents(events: Int32Array, sessions: number): Int32Array {
  let last = -Infinity;
  return events.filter((t) => {
    if (t - last < sessions) return false;
    last = t;
    return true;
  });
}
