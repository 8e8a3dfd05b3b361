/** A list that takes long to make and is made once: piece by piece ahead of need, or all of it when it is asked for. */
export interface GrownList<Piece> {
  readonly all: () => readonly Piece[];
  /** Makes at most so many more pieces; whether the list is whole. */
  readonly grow: (pieces: number) => boolean;
}

/** The list of what `make` yields, which is called when the first piece is asked for. */
export function createGrownList<Piece>(make: () => Iterator<Piece>): GrownList<Piece> {
  const made: Piece[] = [];
  let rest: Iterator<Piece> | null = null;
  let isWhole = false;
  const grow = (pieces: number): boolean => {
    rest ??= make();
    for (let left = pieces; left > 0 && !isWhole; left -= 1) {
      const next = rest.next();
      if (next.done === true) isWhole = true;
      else made.push(next.value);
    }
    return isWhole;
  };
  return {
    all: () => {
      grow(Infinity);
      return made;
    },
    grow,
  };
}
