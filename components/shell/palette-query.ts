import type { PaletteContents } from './build-commands';

const keptMs = 600_000;

async function fetchContents(): Promise<PaletteContents> {
  const response = await fetch('/api/palette');
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  // The edge between HTTP and the page: the route is ours and typed.
  return (await response.json()) as PaletteContents;
}

/** What the palette leads to, asked for when it is called for: every page would carry it otherwise. */
export const paletteQuery = { queryKey: ['palette'], queryFn: fetchContents, staleTime: keptMs } as const;
