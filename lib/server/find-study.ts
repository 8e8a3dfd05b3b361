import 'server-only';
import { getEnv } from '@/lib/env';
import { studies } from '@/lib/studies/registry';
import type { Study } from '@/lib/studies/study';
import { parseView } from '@/lib/view/parse-view';
import type { View } from '@/lib/view/view';
import { HttpError, toBadRequest } from './http-error';

/** @throws HttpError 404 that lists the known studies. */
export function requireStudy(id: string): Study {
  const study = studies.find((candidate) => candidate.id === id);
  if (study !== undefined) return study;
  throw new HttpError(404, 'unknown_study', `There is no study "${id.slice(0, 60)}"; known are ${studies.map((known) => known.id).join(', ')}.`);
}

function refuseLevels(view: View): void {
  if (getEnv().EXPORT_CLOSES === 'on' || view.study !== 'performance' || view.params['mode'] !== 'level') return;
  throw new HttpError(403, 'closes_not_exported', 'Raw closes are not given out here, since their licence may not allow it; the same chart rebased to 100 (mode=rebased) is answered.', [
    { path: 'mode', message: 'level is refused here; accepted is rebased' },
  ]);
}

/**
 * The view of a query of our own, as the front page asks it: a level and a small line of it are shown there, not exported.
 * @throws HttpError 404 for an unknown study, 400 that names every bad parameter.
 */
export function readOwnView(id: string, given: URLSearchParams): View {
  const parsed = parseView(requireStudy(id), given);
  if (!parsed.ok) throw toBadRequest(parsed.issues);
  return parsed.view;
}

/**
 * The view that a link asks for, be it of a page, the API or the command line.
 * @throws HttpError as `readOwnView`, and 403 for raw closes that are kept in.
 */
export function readView(id: string, given: URLSearchParams): View {
  const view = readOwnView(id, given);
  refuseLevels(view);
  return view;
}
