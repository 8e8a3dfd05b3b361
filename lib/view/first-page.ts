import type { Row } from '@/lib/studies/kit/study';

/** Rows of its chart, about two per pixel of a wide one: as many as the panel asks for later, so that its first answer is the page's. */
export const viewPoints = 1600;

// So that an answer of `viewPoints` ends with more than a first page of its table.
const pointsPerNewest = 32;

/** How many of the newest rows stay whole where an answer is thinned to `points`: a table begins with them. */
export function countNewest(points: number): number {
  return Math.floor(points / pointsPerNewest);
}

/** The newest rows, complete, which a page of a study brings for its table; none where those of its chart end with them. */
export function listNewestRows(all: readonly Row[], drawn: readonly Row[]): readonly Row[] {
  const newest = all.slice(-countNewest(viewPoints));
  return newest.every((row, at) => drawn[drawn.length - newest.length + at] === row) ? [] : newest;
}
