import 'server-only';
import { studies } from '@/lib/studies/registry';
import type { Study } from '@/lib/studies/kit/study';
import { parseView } from '@/lib/view/parse-view';
import type { View } from '@/lib/view/view';
import { HttpError, toBadRequest } from '../http/http-error';
import { markPassing } from '../http/request-scope';

/** @throws HttpError 404 that lists the known studies. */
export function requireStudy(id: string): Study {
  const study = studies.find((candidate) => candidate.id === id);
  if (study !== undefined) return study;
  throw new HttpError(
    404,
    'unknown_study',
    `There is no study "${id.slice(0, 60)}"; known are ${studies.map((known) => known.id).join(', ')}.`,
  );
}

/**
 * The view that a link asks for, be it of a page, the API or the command line.
 * @throws HttpError 404 for an unknown study, 400 that names every bad parameter.
 */
export function readView(id: string, given: URLSearchParams): View {
  const parsed = parseView(requireStudy(id), given);
  if (!parsed.ok) throw toBadRequest(parsed.issues);
  // The answer will name them: there is no end to such links, which would push out the answers that others ask for.
  if (parsed.view.unknown.length > 0) markPassing();
  return parsed.view;
}
