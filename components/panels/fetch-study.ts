import { joinQuery } from '@/lib/view/join-query';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import type { PackedHistory } from '@/lib/view/pack-history';

/** A refusal or failure of the API, with what it says about single parameters. */
export class StudyRequestError extends Error {
  readonly issues: readonly { readonly path: string; readonly message: string }[];

  constructor(message: string, issues: readonly { readonly path: string; readonly message: string }[]) {
    super(message);
    this.name = 'StudyRequestError';
    this.issues = issues;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

// The edge between HTTP and the page: the API is ours and typed, so its outline is enough to tell it from a proxy's error page.
function isStudyResult(value: unknown): value is StudyResult {
  return (
    isRecord(value) &&
    Array.isArray(value['rows']) &&
    Array.isArray(value['columns']) &&
    isRecord(value['study']) &&
    isRecord(value['chart'])
  );
}

function readIssues(body: unknown): readonly { readonly path: string; readonly message: string }[] {
  const issues = isRecord(body) ? body['issues'] : null;
  if (!Array.isArray(issues)) return [];
  return issues.flatMap((issue: unknown) => (isRecord(issue) ? [{ path: String(issue['path']), message: String(issue['message']) }] : []));
}

function isHistory(value: unknown): value is PackedHistory {
  return isRecord(value) && typeof value['total'] === 'number' && isRecord(value['lead']);
}

async function ask<Answer>(
  path: string,
  query: string,
  points: number | null,
  is: (value: unknown) => value is Answer,
  signal: AbortSignal,
): Promise<Answer> {
  const parts = [query, points === null ? '' : `points=${points}`].filter((part) => part !== '').join('&');
  const response = await fetch(joinQuery(`/api/v1/studies/${path}`, parts), { signal }).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new StudyRequestError('Broadtape cannot be reached. Check the connection and try again.', []);
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && is(body)) return body;
  const said = isRecord(body) && typeof body['message'] === 'string' ? body['message'] : `The server answered ${response.status}.`;
  throw new StudyRequestError(said, readIssues(body));
}

/**
 * Asks the API for a study. `points` thins its rows; null asks for all of them.
 * @throws StudyRequestError saying what the API said, or that it could not be reached.
 */
export async function fetchStudy(study: string, query: string, points: number | null, signal: AbortSignal): Promise<StudyResult> {
  return await ask(encodeURIComponent(study), query, points, isStudyResult, signal);
}

/**
 * Asks the API for what the charts of a study draw, short; with `points` for about so many of the rows, as an overview of its first line.
 * @throws StudyRequestError as `fetchStudy`.
 */
export async function fetchHistory(study: string, query: string, points: number | null, signal: AbortSignal): Promise<PackedHistory> {
  return await ask(`${encodeURIComponent(study)}.history`, query, points, isHistory, signal);
}
