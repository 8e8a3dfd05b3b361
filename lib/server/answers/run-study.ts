import 'server-only';
import { joinQuery } from '@/lib/view/join-query';
import { joinWords } from '@/lib/format/join-words';
import { isHeavy, type StudyParams } from '@/lib/studies/kit/is-heavy';
import type { Market } from '@/lib/market/market';
import { toSectorSlug } from '@/lib/market/universe/sector-slug';
import type { UniverseNeed } from '@/lib/market/universe/universe';
import { nameUnits } from '@/lib/studies/kit/name-units';
import type { Flag, Study } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { listParameters, type ParameterSchema } from '@/lib/view/parameter-schema';
import { serializeView } from '@/lib/view/serialize-view';
import { thinResult } from '@/lib/view/thin-result';
import type { View } from '@/lib/view/view';
import { requireStudy } from './read-view';
import { flagDisputes } from './flag-disputes';
import { getHeavy } from './get-heavy';
import { linkInstead } from './link-instead';
import { loadDisputes } from './load-disputes';
import { loadMarket, type LoadedMarket } from './load-market';
import { layEvents } from './lay-events';
import { listSources } from './list-sources';
import { attachSeries } from './load-series';
import { attachUniverses } from './load-universe';
import { requireSector } from './require-sector';
import { listUniverseChoices, requireUniverse } from './require-universe';
import { prepareAnswer, readParams, requireSymbols } from './prepare-answer';

/** What can be chosen, where a sector can: those of the universe that is measured. */
function listChoices({ params }: Study, { universes }: Market, needs: readonly UniverseNeed[]): StudyResult['sectors'] {
  if (params.shape['sector'] === undefined) return [];
  return (universes.get(needs[0]?.id ?? '')?.sectorNames ?? []).map((name) => ({ value: toSectorSlug(name), label: name }));
}

function buildLinks(
  study: Study,
  view: View,
  parameters: readonly ParameterSchema[],
  { asOf, dataVersion: version }: Pick<StudyResult, 'asOf' | 'dataVersion'>,
): StudyResult['links'] {
  const withQuery = (path: string, of: View) => joinQuery(path, serializeView(of, parameters));
  return {
    self: withQuery(`/api/v1/studies/${study.id}`, view),
    csv: withQuery(`/api/v1/studies/${study.id}.csv`, view),
    page: withQuery(`/studies/${study.id}`, view),
    pinned: withQuery(`/studies/${study.id}`, { ...view, asOf, version }),
  };
}

function computeResult(
  study: Study,
  view: View,
  params: StudyParams,
  { whole, choices }: { readonly whole: Market; readonly choices: StudyResult['universes'] },
  parameters: readonly ParameterSchema[],
): StudyResult {
  const { market, daily, asOf, next, range, symbols, needs, flags } = prepareAnswer(whole, study, view, params);
  const computed = nameUnits(study.compute({ market, daily, range, basis: view.basis, next }, params), market);
  const { base: baseIndex, first, last } = computed.range ?? range;
  const [base, from, to] = [market.sessions[baseIndex], market.sessions[first], market.sessions[last]];
  if (base === undefined || from === undefined || to === undefined) throw new RangeError(`range ${first} to ${last} leaves the market`);
  const { id, title, question, rowsAre } = study;
  return {
    study: { id, title, question, rowsAre },
    params: view.params,
    definition: study.definition(params),
    range: { base, from, to, last: view.range.kind === 'last' ? view.range.last : null, sessions: last - first + 1 },
    asOf,
    dataVersion: market.dataVersion,
    universe: needs.find(({ ends }) => ends !== 'nothing')?.id ?? null,
    basis: computed.basis ?? view.basis,
    provisional: market.assumedIndex !== null && last >= market.assumedIndex,
    simulated: market.simulated,
    coverage: computed.coverage,
    columns: computed.columns,
    rows: computed.rows,
    totalRows: computed.rows.length,
    events: computed.events?.rows ?? null,
    eventTitle: computed.events?.title ?? null,
    eventColumns: computed.events?.columns ?? null,
    tables: computed.tables ?? [],
    verdict: computed.verdict ?? null,
    headlines: computed.headlines,
    // Two instruments may carry the same caveat (M7 and M7D): it is said once.
    flags: [
      ...new Map(
        [...computed.flags, ...flags].map((flag) => [`${flag.code} ${flag.message}`, linkInstead(flag, view, parameters)]),
      ).values(),
    ],
    sources: listSources(market, { symbols, basis: computed.basis ?? view.basis, first, last }),
    chart: computed.chart,
    universes: choices,
    sectors: listChoices(study, market, needs),
    instruments: [...whole.series.values()].map(({ instrument: { symbol, name, kind } }) => ({ symbol, name, kind })),
    links: buildLinks(study, view, parameters, { asOf, dataVersion: market.dataVersion }),
  };
}

export interface RunOptions {
  readonly points?: number | undefined;
  /** The market of the view's version, where the caller has it already: what is said beside the answer and the answer are then of one. */
  readonly market?: LoadedMarket | undefined;
  /** Whether that market is a supposition: the answer is for the caller alone, neither recalled nor kept. */
  readonly isSupposed?: boolean | undefined;
}

/**
 * The answer to a view: the one computation behind page, chart, table, CSV and JSON. With `points` the drawn rows are thinned
 * to about that many (and `totalRows` says how many there are). Heavy studies wait for their turn, and their answers are kept.
 * @throws HttpError 404 for an unknown study, 400 for what the view has wrong, 410 for replaced data, 503 for an empty store or
 * too many heavy ones at a time.
 */
export async function runStudy(view: View, { points, market, isSupposed = false }: RunOptions = {}): Promise<StudyResult> {
  const study = requireStudy(view.study);
  const parameters = listParameters(study);
  const loaded = market ?? (await loadMarket(view.version));
  requireSymbols(loaded, study, view);
  const params = readParams(study, view);
  await requireUniverse(loaded, study, params);
  await requireSector(loaded, study, params);
  // What is loaded for an answer waits for its turn with it: no flood of links loads the members of many versions at once.
  const needs = study.universes?.(params) ?? [];
  const series = study.series?.(params) ?? [];
  // What is laid over the charts changes nothing beneath: answers are kept without it.
  const bare = { ...view, layers: [] };
  const compute = async () => {
    // Markets with universes are kept: series are added to a copy of one.
    const whole = await attachSeries(await attachUniverses(loaded, needs, view.basis), loaded.stamp, series);
    const choices = await listUniverseChoices(loaded, study);
    const computeOn = (of: Market) => computeResult(study, bare, params, { whole: of, choices }, parameters);
    const answer = computeOn(whole);
    // A supposed close is not doubted in its turn.
    const doubts = isSupposed ? [] : await flagDisputes(await loadDisputes(loaded), { market: whole, answer, computeOn });
    return doubts.length === 0 ? answer : { ...answer, flags: [...answer.flags, ...doubts] };
  };
  const result =
    isHeavy(study, params) && !isSupposed
      ? await getHeavy(loaded, { study: study.id, query: serializeView(bare, parameters) }, compute)
      : await compute();
  const layered =
    view.layers.length === 0
      ? result
      : { ...(await layEvents(result, view.layers, loaded, study.symbols(params))), links: buildLinks(study, view, parameters, result) };
  // A kept answer belongs to the view without them: they are told of this link alone.
  const told = view.unknown.length === 0 ? layered : { ...layered, flags: [...layered.flags, flagUnknown(study, view.unknown)] };
  return points === undefined ? told : thinResult(told, points);
}

/** A misspelt parameter must not pass for a default. */
function flagUnknown({ title, params }: Study, unknown: readonly string[]): Flag {
  const names = unknown.map((name) => `“${name}”`);
  return {
    code: 'unknown-parameter',
    message: `${joinWords(names)} ${names.length === 1 ? 'is no parameter' : 'are no parameters'} of the study “${title}” and changed nothing; its own are ${joinWords(Object.keys(params.shape))}.`,
  };
}
