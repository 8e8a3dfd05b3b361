/** Said by a chart, on a page and in a picture, where nothing in sight has a value. */
export const nothingText = 'No session of this range has a value.';
