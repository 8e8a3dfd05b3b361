'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import type { Row } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { drawnRange } from '@/lib/view/drawn-range';
import { viewPoints } from '@/lib/view/first-page';
import type { ParameterSchema } from '@/lib/view/parameter-schema';
import { leadChart } from '@/lib/view/lead-chart';
import { setQuery } from '@/lib/view/set-query';
import { fetchStudy, StudyRequestError } from './fetch-study';

interface Options {
  readonly initial: StudyResult;
  readonly initialQuery: string;
  readonly parameters: readonly ParameterSchema[];
  /** What the page shows when its address says nothing: then the address holds the dates shown alone, and any other change leads to the study. */
  readonly base?: string | undefined;
  /** What is shown while the address says nothing at all: any change then stands in the address in full. */
  readonly start?: string | undefined;
  /** Whether every row is fetched ahead, for a chart that can be moved. */
  readonly withHistory?: boolean;
}

export type QueryChanges = Readonly<Record<string, string | null>>;

export interface StudyView {
  /** The newest answer that arrived: it stays while another is on its way or failed. */
  readonly result: StudyResult;
  /** Canonical query of the address bar, perhaps ahead of `result`. */
  readonly query: string;
  readonly error: StudyRequestError | null;
  readonly loading: boolean;
  /** Whether any answer is still on its way, the rest of the history among them. */
  readonly pending: boolean;
  /** Every row of the chart that leads, from the first session to `asOf`, where it can be moved; else null. */
  readonly history: readonly Row[] | null;
  /** The same of the study's own chart, where another one leads. */
  readonly ownHistory: readonly Row[] | null;
  /** Every row of the range, or null while only the thinned ones are here. */
  readonly complete: readonly Row[] | null;
  readonly change: (changes: QueryChanges, how?: 'push' | 'replace') => void;
  readonly retry: () => void;
}

function retryUnlessRefused(count: number, error: Error): boolean {
  return count < 1 && !(error instanceof StudyRequestError && error.issues.length > 0);
}

function addressOf(query: string): string {
  return query === '' ? window.location.pathname : `?${query}`;
}

function isRange(name: string): boolean {
  return name === 'from' || name === 'to' || name === 'last';
}

function nameDefault([first]: readonly ParameterSchema[]): string {
  return first === undefined ? '' : `${first.name}=${first.initial ?? ''}`;
}

/** The canonical query of an address: its own, that of the start, or that of the page with the dates of the address. */
function readView(
  search: Pick<URLSearchParams, 'toString' | 'get'>,
  { base, start }: Pick<Options, 'base' | 'start'>,
  parameters: readonly ParameterSchema[],
): string {
  const own = search.toString();
  if (base === undefined) return setQuery(own === '' && start !== undefined ? start : own, {}, parameters);
  const dates = Object.fromEntries(
    ['from', 'to', 'last'].flatMap((name) => {
      const value = search.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  return setQuery(base, dates, parameters);
}

/** A display-only chart stands at 100 on its first session in sight: its values belong to one range alone. */
export function isDisplayOnly(result: StudyResult): boolean {
  return result.chart.kind === 'lines' && result.chart.baseline === 100;
}

/** The study of the address bar: parameters in, answers out, history kept so that Back works. */
export function useStudyView({ initial, initialQuery, parameters, base, start, withHistory = true }: Options): StudyView {
  const id = initial.study.id;
  const router = useRouter();
  const search = useSearchParams();
  const query = useMemo(() => readView(search, { base, start }, parameters), [search, base, start, parameters]);
  const ask = (asked: string, points: number | null) => ({
    queryKey: ['study', id, asked, points] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) => fetchStudy(id, asked, points, signal),
    retry: retryUnlessRefused,
  });
  const view = useQuery({ ...ask(query, viewPoints), ...(query === initialQuery ? { initialData: initial } : {}) });
  const [shown, setShown] = useState({ result: initial, query: initialQuery });
  if (view.data !== undefined && view.data !== shown.result) setShown({ result: view.data, query });

  const { result } = shown;
  const perSession = result.chart.kind === 'lines';
  const movable = perSession || result.chart.kind === 'spans';
  const thinned = result.totalRows > result.rows.length;
  const all = useQuery({ ...ask(setQuery(shown.query, { last: 'max', layers: null }, parameters), null), enabled: movable && withHistory });
  const exact = useQuery({
    ...ask(setQuery(shown.query, { layers: null }, parameters), null),
    enabled: thinned && (!perSession || isDisplayOnly(result)),
  });
  const history = useMemo(() => (movable && all.data !== undefined ? leadChart(all.data).rows : null), [movable, all.data]);
  const complete = useMemo(() => {
    if (!thinned) return result.rows;
    if (exact.data !== undefined) return exact.data.rows;
    if (history === null || result.chart.kind !== 'lines' || isDisplayOnly(result)) return null;
    const { from, to } = drawnRange(result);
    return history.filter((row) => String(row['date']) >= from && String(row['date']) <= to);
  }, [thinned, result, exact.data, history]);

  const change = useCallback(
    (changes: QueryChanges, how: 'push' | 'replace' = 'push'): void => {
      const now = readView(new URLSearchParams(window.location.search), { base, start }, parameters);
      const next = setQuery(now, changes, parameters);
      if (next === now) return;
      if (base !== undefined && !Object.keys(changes).every((name) => isRange(name))) {
        router.push(`/studies/${id}?${next}`, { scroll: false });
        return;
      }
      // Everything at its default needs a name, or the address would say nothing and mean the start.
      const whole = next === '' && start !== undefined ? nameDefault(parameters) : next;
      const address =
        base === undefined
          ? whole
          : [...new URLSearchParams(next)]
              .filter(([name]) => isRange(name))
              .map(([name, value]) => `${name}=${value}`)
              .join('&');
      if (how === 'push') window.history.pushState(null, '', addressOf(address));
      else window.history.replaceState(null, '', addressOf(address));
    },
    [parameters, base, start, id, router],
  );
  const { refetch } = view;
  return {
    result,
    query,
    history,
    ownHistory: movable && all.data !== undefined ? all.data.rows : null,
    complete,
    change,
    error:
      view.error instanceof StudyRequestError ? view.error : view.error === null ? null : new StudyRequestError(view.error.message, []),
    loading: view.isFetching && view.data === undefined,
    pending: view.isFetching || all.isFetching || exact.isFetching,
    retry: useCallback(() => void refetch(), [refetch]),
  };
}
