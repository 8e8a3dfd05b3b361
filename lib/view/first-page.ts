import type { Row } from '@/lib/studies/kit/study';

const firstPageRows = 50;

/** The newest rows, complete, which a page of a study brings for its table; none where those of its chart are all of them. */
export function listNewestRows(all: readonly Row[], drawn: readonly Row[]): readonly Row[] {
  return drawn.length < all.length ? all.slice(-firstPageRows) : [];
}

/** Rows of its chart, about two per pixel of a wide one: as many as the panel asks for later, so that its first answer is the page's. */
export const viewPoints = 1600;
