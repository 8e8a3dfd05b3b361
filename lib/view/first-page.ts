/** What a page of a study brings with it: the newest rows of its table. */
export const firstPageRows = 50;

/** Rows of its chart, about two per pixel of a wide one: as many as the panel asks for later, so that its first answer is the page's. */
export const viewPoints = 1600;
