import 'server-only';
import { lastSessionTo } from '@/lib/calendar/first-session-from';
import type { StudyParams } from '@/lib/studies/kit/is-heavy';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import type { Market } from '@/lib/market/market';
import type { Study } from '@/lib/studies/kit/study';
import type { StudyRange } from '@/lib/market/study-range';
import type { UniverseNeed } from '@/lib/market/universe/universe';
import { listParameters, toParameterText } from '@/lib/view/parameter-schema';
import { pickApplicable } from '@/lib/view/pick-applicable';
import { resolveRange } from '@/lib/market/resolve-range';
import type { View } from '@/lib/view/view';
import { toBadRequest } from '../http/http-error';
import { prepareMarket, type PreparedMarket } from './prepare-market';

/** The parameters of a view as its study types them: the view holds values that the schema has read. */
export function readParams(study: Study, view: View): StudyParams {
  return study.params.strip().parse(toTexts(view));
}

function toTexts(view: View): Record<string, string> {
  return Object.fromEntries(Object.entries(view.params).map(([name, value]) => [name, toParameterText(value)]));
}

/** Symbols that the parameters with a say name and the market lacks; of an empty one it is said that it is empty. @throws HttpError 400 that lists the known ones. */
export function requireSymbols(market: Market, study: Study, view: View): void {
  if (market.sessions.length === 0) return;
  const issues = pickApplicable(listParameters(study), new URLSearchParams(toTexts(view)).toString()).flatMap(({ name, widget }) => {
    if (widget !== 'symbol' && widget !== 'symbols') return [];
    const given = [view.params[name] ?? []].flat().map(String);
    const unknown = given.filter((symbol) => symbol !== '' && !market.series.has(symbol));
    if (unknown.length === 0) return [];
    return [{ path: name, message: `unknown symbol ${unknown.join(', ')}; known are ${[...market.series.keys()].join(', ')}` }];
  });
  if (issues.length > 0) throw toBadRequest(issues);
}

/** The sessions shown: a rolling range counts back from `asOf`, or from where the rows of a universe end before it. */
function resolveShown(
  { sessions, unit, universes }: Market,
  range: View['range'],
  asOfIndex: number,
  needs: readonly UniverseNeed[],
): ReturnType<typeof resolveRange> {
  const last = needs.find(({ ends }) => ends === 'rows')?.id;
  const ended = last === undefined ? null : (universes.get(last)?.last ?? null);
  const end = ended === null ? -1 : lastSessionTo(sessions, ended);
  if (range.kind !== 'last' || end < 0 || end >= asOfIndex) return resolveRange(sessions, asOfIndex, range, unit);
  return resolveRange(sessions.slice(0, end + 1), end, range);
}

/** What a study is computed on. */
export interface PreparedAnswer extends PreparedMarket {
  readonly range: StudyRange;
  /** Symbols that the study reads and the market has. */
  readonly symbols: readonly string[];
  readonly needs: readonly UniverseNeed[];
}

/**
 * Everything of an answer but its computation, which fails for no link: all that a view can have wrong is found here.
 * `whole` has the universes of the study attached; without them it ends where its closes do.
 * @throws HttpError 400 for what the view has wrong, 503 for an empty store.
 */
export function prepareAnswer(whole: Market, study: Study, view: View, params: StudyParams): PreparedAnswer {
  const needs = study.universes?.(params) ?? [];
  // The index of a universe that is not shipped is known by the store alone.
  const own = needs.flatMap(({ id }) =>
    findDefaultUniverse(id) === undefined ? (whole.universes.get(id)?.definition.indexSymbol ?? []) : [],
  );
  const symbols = [...new Set([...study.symbols(params), ...own])].filter((symbol) => whole.series.has(symbol));
  const reads = study.reads?.(params, view.basis) ?? [{ symbols, basis: view.basis }];
  const prepared = prepareMarket(whole, view, { reads, needs, quorum: study.quorum?.(params) ?? null, sampling: study.sampling?.(params) });
  const resolved = resolveShown(prepared.market, view.range, prepared.asOfIndex, needs);
  if (!resolved.ok) throw toBadRequest([resolved.issue]);
  return { ...prepared, range: resolved.value, symbols, needs };
}
