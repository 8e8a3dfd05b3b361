import type { Layer, LayerEvent } from './layer';

/** A longer note has no room on a chart: the table has all of it. */
const mostSigns = 28;

// What is read as one sign may be several letters of a text.
const signsOf = new Intl.Segmenter('en');

function shorten(text: string): string {
  const signs = Array.from(signsOf.segment(text), ({ segment }) => segment);
  if (signs.length <= mostSigns) return text;
  return `${signs
    .slice(0, mostSigns - 1)
    .join('')
    .trimEnd()}…`;
}

/** Notes of the user's own, from files. What is planned is there from its day on. */
export const notesLayer: Layer = {
  id: 'notes',
  readsNotes: true,
  find({ notes = [], sessions }) {
    const asOf = sessions.at(-1) ?? '';
    if (notes.length === 0) return { lacks: 'notes of your own that were known then' };
    const events = notes.flatMap(({ from, to, text, knownFrom, source }): LayerEvent[] => {
      if (from > asOf || knownFrom > asOf) return [];
      const label = shorten(text);
      return [{ from, to: to > asOf ? null : to, label, detail: label === text ? '' : text, knownFrom, source }];
    });
    return { label: 'Notes', events };
  },
};
