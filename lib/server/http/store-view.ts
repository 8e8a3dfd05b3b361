import 'server-only';
import { joinQuery } from '@/lib/view/join-query';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { findSavedView, maxViewBytes, saveView } from '@/lib/store/saved-views';
import { listParameters } from '@/lib/view/parameter-schema';
import { serializeView } from '@/lib/view/serialize-view';
import { readView, requireStudy } from '../answers/read-view';
import { getStore } from '../answers/get-store';
import { HttpError, toBadRequest } from './http-error';
import { createRateLimit } from './rate-limit';
import { readLimited } from './read-limited';
import { refuseOtherSites } from './refuse-other-sites';
import { requireJson } from './require-json';

const bodySchema = z.strictObject({ study: z.string().min(1).max(60), query: z.string().max(maxViewBytes).default('') });
const longestKey = 40;
const takeTurn = createRateLimit(60, 'views are stored');

const tooLarge = new HttpError(413, 'too_large', `A view has at most ${maxViewBytes} bytes.`);

function parseBody(text: string): z.output<typeof bodySchema> {
  try {
    const parsed = bodySchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    throw toBadRequest(
      parsed.error.issues.flatMap((issue) => {
        if (issue.code !== 'unrecognized_keys') return [{ path: issue.path.join('.') || 'body', message: issue.message }];
        return issue.keys.map((key) => ({ path: key.slice(0, longestKey), message: 'is no key of a view; accepted are study and query' }));
      }),
    );
  } catch (error) {
    if (error instanceof HttpError) throw error;
    throw toBadRequest([{ path: 'body', message: 'JSON as {"study":"streaks","query":"symbol=RUT&length=5"}' }]);
  }
}

/**
 * Stores the canonical form of `{ study, query }` under a short id made from it: the same view always has the same id.
 * @throws HttpError 403 for a page of another site, 400 for a bad view, 404 for an unknown study, 413, 415, 429.
 */
export async function storeView(request: Request): Promise<{ readonly id: string; readonly path: string; readonly page: string }> {
  requireJson(request);
  refuseOtherSites(request, 'Views are stored');
  const { study, query } = parseBody(await readLimited(request, 2 * maxViewBytes, tooLarge));
  const view = readView(study, new URLSearchParams(query));
  const parameters = listParameters(requireStudy(study));
  // What is kept for good says what its link says: a misspelt parameter would be lost without a word.
  if (view.unknown.length > 0)
    throw toBadRequest(
      view.unknown.map((name) => ({
        path: name,
        message: `is no parameter of ${study}; accepted are ${parameters.map((parameter) => parameter.name).join(', ')}`,
      })),
    );
  const page = joinQuery(`/studies/${study}`, serializeView(view, parameters));
  const id = createHash('sha256').update(page).digest('base64url').slice(0, 12);
  if (Buffer.byteLength(page) > maxViewBytes) throw tooLarge;
  await takeTurn(request);
  await saveView(await getStore(), { id, view: page, now: new Date().toISOString() });
  return { id, path: `/v/${id}`, page };
}

/** The page of a stored view. @throws HttpError 404 for an unknown id. */
export async function findViewPage(id: string): Promise<string> {
  const found = await findSavedView(await getStore(), id);
  if (found === null) throw new HttpError(404, 'unknown_view', 'There is no stored view with this id.');
  return found.view;
}
