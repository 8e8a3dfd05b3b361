/** What is taken for granted where neither closes nor intraday highs are named. */
export const ofCloses = 'Closes are meant, where nothing else is said.';
