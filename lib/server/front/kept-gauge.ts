import 'server-only';

/** How what is kept is told of, by either thread: finished answers by the front, all else by the maker. */
export function keptGauge(part: 'entries' | 'bytes') {
  const told = part === 'bytes' ? 'Bytes' : 'Number';
  const unbounded = part === 'bytes' ? ' 0 where the number is bounded.' : '';
  return {
    name: `broadtape_kept_${part}`,
    help: `${told} of what is kept in memory, by keep; finished pages are in "finished answers".${unbounded}`,
    labelNames: ['keep'] as const,
  };
}
