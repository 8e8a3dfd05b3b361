import { listSeriesCoverage, type SeriesCoverage } from '@/lib/store/series-coverage';
import type { CommandContext } from '../context';
import { exitCodes } from '../exit-codes';

function describe({ id, name, unit, frequency, periods, observations, first, last, expected, licenceClass }: SeriesCoverage): string {
  const head = `${id} (${name}; ${unit}; ${frequency}; ${licenceClass})`;
  if (first === null || last === null) return `${head}: nothing stored; npm run data -- series pull ${id}, or import --series ${id} <file>`;
  const next = expected === null ? '' : `; the next value is expected on ${expected}`;
  const revised = observations > periods ? `, ${observations - periods} revised values` : '';
  return `${head}: ${periods} periods, ${first} to ${last}${revised}${next}`;
}

/** `series list`: the shipped and the stored series and what stands of each. */
export async function listSeriesCommand({ store, output }: CommandContext): Promise<number> {
  const listed = await listSeriesCoverage(store);
  output.result(listed, listed.map(describe));
  return exitCodes.ok;
}
