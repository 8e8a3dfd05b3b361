'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useMemo, useState } from 'react';
import type { Row } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { viewPoints } from '@/lib/view/first-page';
import type { ParameterSchema } from '@/lib/view/parameter-schema';
import { isDisplayOnly } from '@/lib/view/is-display-only';
import { leadChart, type DrawnChart } from '@/lib/view/lead-chart';
import { surveyRows, unpackChartRows } from '@/lib/view/pack-history';
import { setQuery } from '@/lib/view/set-query';
import { spreadOverview, type Overview } from '@/lib/view/spread-overview';
import { fetchHistory, fetchStudy, StudyRequestError } from './fetch-study';

interface Options {
  readonly initial: StudyResult;
  readonly initialQuery: string;
  readonly parameters: readonly ParameterSchema[];
  /** What the page shows when its address says nothing: then the address holds the dates shown alone, and any other change leads to the study. */
  readonly base?: string | undefined;
  /** What is shown while the address says nothing at all: any change then stands in the address in full. */
  readonly start?: string | undefined;
  /** Whether its chart can be moved: what is around its range is then fetched. */
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
  /** What the chart that leads draws of every row, from the first session to `asOf`, where it can be moved and was; else null. Told as the rows are, drawn nearly so. */
  readonly history: readonly Row[] | null;
  /** The same of the study's own chart, where another one leads. */
  readonly ownHistory: readonly Row[] | null;
  /** The whole history as the strip shows it; null where it is not here, or is the rows of the answer. */
  readonly overview: Overview | null;
  /** Every row of the range, or null while only the thinned ones are here. */
  readonly complete: readonly Row[] | null;
  /** The same of the chart that leads. */
  readonly completeLead: readonly Row[] | null;
  /** The chart is about to be moved: what lies around its range is fetched. */
  readonly move: () => void;
  /** The rows are asked for, beyond those that are here. */
  readonly list: () => void;
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

function isLines({ chart }: DrawnChart): boolean {
  return chart.kind === 'lines';
}

/** The rows of a history, those that the answer has exactly as it has them. */
function mergeExact(history: readonly Row[], exact: readonly Row[]): readonly Row[] {
  const byDate = new Map(exact.map((row) => [row['date'], row]));
  return history.map((row) => byDate.get(row['date']) ?? row);
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
  const lead = useMemo(() => leadChart(result), [result]);
  const perSession = result.chart.kind === 'lines';
  const movable = perSession || result.chart.kind === 'spans';
  const thinned = result.totalRows > result.rows.length;
  const whole = setQuery(shown.query, { last: 'max', layers: null }, parameters);
  const askHistory = (points: number | null) => ({
    queryKey: ['history', id, whole, points] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) => fetchHistory(id, whole, points, signal),
    retry: retryUnlessRefused,
  });
  // A chart of thinned rows stands on all of them once they are here; one that has its rows needs those around them when it is moved.
  const [movedFor, setMovedFor] = useState<string | null>(null);
  const isThin = thinned || result.tables.some(({ totalRows }) => totalRows !== undefined);
  const isPart = isThin || whole !== setQuery(shown.query, { layers: null }, parameters);
  const isNeeded = isThin || !isLines(lead) || movedFor === whole;
  const all = useQuery({ ...askHistory(null), enabled: movable && withHistory && isPart && isNeeded });
  const survey = useQuery({ ...askHistory(viewPoints), enabled: movable && withHistory && isPart && !isNeeded });
  const [listedFor, setListedFor] = useState<string | null>(null);
  const exact = useQuery({
    ...ask(setQuery(shown.query, { layers: null }, parameters), null),
    enabled: listedFor === shown.query || (thinned && !perSession),
  });
  const packed = isPart && movable ? all.data : undefined;
  const leadRows = useMemo(() => (packed === undefined ? null : unpackChartRows(packed.lead)), [packed]);
  const history = useMemo(
    () => (leadRows !== null && isLines(lead) && !isDisplayOnly(result) ? mergeExact(leadRows, lead.rows) : leadRows),
    [leadRows, lead, result],
  );
  const mainKey = lead.chart.kind === 'lines' ? lead.chart.lines[0]?.key : undefined;
  const surveyed = isPart ? survey.data : undefined;
  const overview = useMemo(() => {
    if (mainKey === undefined) return null;
    if (leadRows !== null) return spreadOverview(surveyRows(leadRows, mainKey, viewPoints), mainKey, leadRows.length);
    return surveyed === undefined ? null : spreadOverview(unpackChartRows(surveyed.lead), mainKey, surveyed.total);
  }, [mainKey, leadRows, surveyed]);
  const ownHistory = useMemo(
    () => (packed?.own === undefined || packed.own === null ? history : unpackChartRows(packed.own)),
    [packed, history],
  );
  const complete = thinned ? (exact.data?.rows ?? null) : result.rows;
  const completeLead = exact.data === undefined ? null : leadChart(exact.data).rows;

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
    ownHistory,
    overview,
    complete,
    completeLead,
    change,
    move: useCallback(() => {
      setMovedFor(whole);
    }, [whole]),
    list: useCallback(() => {
      setListedFor(shown.query);
    }, [shown.query]),
    error:
      view.error instanceof StudyRequestError ? view.error : view.error === null ? null : new StudyRequestError(view.error.message, []),
    loading: view.isFetching && view.data === undefined,
    pending: view.isFetching || all.isFetching || survey.isFetching || exact.isFetching,
    retry: useCallback(() => void refetch(), [refetch]),
  };
}
