import { isSessionDate } from '@/lib/calendar/session-date';
import { publishedClaims } from '../after/claim/library/library';
import type { Layer, LayerEvent } from './layer';

/** Published claims, where their day is known. */
export const claimsLayer: Layer = {
  id: 'claims',
  find({ sessions }) {
    const asOf = sessions.at(-1) ?? '';
    const events = publishedClaims
      .flatMap(({ said, by, published }): LayerEvent[] =>
        published === null || !isSessionDate(published) || published > asOf
          ? []
          : [{ from: published, to: published, label: by, detail: said, knownFrom: published, source: 'library of claims' }],
      )
      .sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
    return { label: 'Published claims', events };
  },
};
