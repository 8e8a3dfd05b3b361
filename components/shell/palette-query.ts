import { queryOptions } from '@tanstack/react-query';
import type { PaletteContents } from './build-commands';

const keptMs = 600_000;

async function fetchContents(): Promise<PaletteContents> {
  const response = await fetch('/api/palette');
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  // What parses it is fetched with it: every page would carry it otherwise.
  const { paletteContents } = await import('./palette-contents');
  return paletteContents.parse(await response.json());
}

/**
 * What the palette leads to, asked for when it is called for: every page would carry it otherwise. Without instruments the store could not be read, or is
 * empty still: it is asked for again the next time.
 */
export const paletteQuery = queryOptions({
  queryKey: ['palette'],
  queryFn: fetchContents,
  retry: false,
  staleTime: ({ state }) => ((state.data?.instruments.length ?? 0) > 0 ? keptMs : 0),
});
