import type { Source, Sources } from '@/lib/sources/source';

/** The source of one provider among those of a run. */
export function findSource(sources: Sources, id: string): Source {
  const found = sources.find((source) => source.id === id);
  if (found === undefined) throw new Error(`no source ${id}`);
  return found;
}
