import { newYorkDate } from '@/lib/calendar/new-york-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { shiftMonths } from '@/lib/calendar/shift-months';
import { pullSeries } from '@/lib/ingest/series/pull-series';
import { createSeriesSources } from '@/lib/sources/create-series-sources';
import { listSeriesCoverage } from '@/lib/store/series-coverage';
import { asWriter } from '../as-writer';
import type { CommandContext } from '../context';
import { exitCodes } from '../exit-codes';
import { describeRun } from '../output';
import { parseSeriesId } from '../parse-arguments';

type SeriesCoverage = Awaited<ReturnType<typeof listSeriesCoverage>>[number];

function describe({ id, name, unit, frequency, periods, observations, first, last, expected, licenceClass }: SeriesCoverage): string {
  const head = `${id} (${name}; ${unit}; ${frequency}; ${licenceClass})`;
  if (first === null || last === null) return `${head}: nothing stored; npm run data -- series pull ${id}, or import --series ${id} <file>`;
  const next = expected === null ? '' : `; the next value is expected on ${expected}`;
  const revised = observations > periods ? `, ${observations - periods} revised values` : '';
  return `${head}: ${periods} periods, ${first} to ${last}${revised}${next}`;
}

export interface SeriesPullOptions {
  /** Also what was known since a day; true: two years back. */
  readonly vintages?: SessionDate | true | undefined;
}

const usualMonths = 24;

/** `series pull [ids]`: the series as they are today, with `--vintages` also as they were known. */
export async function pullSeriesCommand(
  context: CommandContext,
  names: readonly string[],
  { vintages }: SeriesPullOptions,
): Promise<number> {
  const { store, now, output, env, signal } = context;
  const ids = names.length === 0 ? undefined : [...new Set(names.map(parseSeriesId))];
  const vintagesSince = vintages === true ? shiftMonths(newYorkDate(now().toISOString()), -usualMonths) : vintages;
  const sources = createSeriesSources(env);
  const report = await asWriter(context, 'series pull', (fence) =>
    pullSeries({ store, sources, now, fence, origin: 'cli', ids, vintagesSince, signal, onProgress: output.progress }),
  );
  output.result(report, describeRun(report));
  return report.state === 'done' ? exitCodes.ok : exitCodes.failed;
}

/** `series list`: the shipped and the stored series and what stands of each. */
export async function listSeriesCommand({ store, output }: CommandContext): Promise<number> {
  const listed = await listSeriesCoverage(store);
  output.result(listed, listed.map(describe));
  return exitCodes.ok;
}
