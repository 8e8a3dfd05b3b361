import { toRequest } from './sample-api';

/** What one look at the product met: faults in words, and how many answers were given in full. */
export interface Asked {
  readonly faults: readonly string[];
  readonly answered: number;
}

const studies = [
  'streaks?symbol=SPX',
  'participation?',
  'above-average?universe=sp500',
  'advance-decline?universe=nyse',
  'members?universe=sp500',
  'claim?',
] as const;

/**
 * The front page, the data page and six studies of the served store; `brief` is the data page and one study, for a store that has not changed
 * since. Each answers in full, or says that there are no data, or names the bad parameter.
 */
export async function askPages(extent: 'all' | 'brief'): Promise<Asked> {
  const { GET } = await import('@/app/api/v1/studies/[id]/route');
  const { loadDataPage } = await import('@/lib/server/pages/data-page');
  const { loadOverview } = await import('@/lib/server/pages/overview');
  const { HttpError } = await import('@/lib/server/http/http-error');
  const faults: string[] = [];
  let answered = 0;
  for (const [path, load] of [
    ['/', () => loadOverview()],
    ['/data', () => loadDataPage()],
  ] as const) {
    if (extent === 'brief' && path === '/') continue;
    try {
      await load();
      answered += 1;
    } catch (error) {
      if (!(error instanceof HttpError && error.code === 'no_data'))
        faults.push(`${path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
  for (const asked of extent === 'all' ? studies : studies.slice(0, 1)) {
    const [id = '', query = ''] = asked.split('?');
    const response = await GET(toRequest(`/api/v1/studies/${id}?${query}`), { params: Promise.resolve({ id }) });
    const body = (await response.json()) as { readonly code?: string; readonly issues?: readonly unknown[] };
    const isSaid = (response.status === 503 && body.code === 'no_data') || (response.status === 400 && (body.issues ?? []).length > 0);
    if (response.status === 200) answered += 1;
    else if (!isSaid) faults.push(`${asked}: ${response.status} ${JSON.stringify(body).slice(0, 300)}`);
  }
  return { faults, answered };
}
