import 'server-only';
import { z } from 'zod';
import { toBadRequest } from '../http-error';

const commitSchema = z.strictObject({ commit: z.literal(true) });
const longestBody = 200;

/** Reads `{"commit": true}`: what is imported is what was tried, so nothing else can be said. @throws HttpError 400. */
export async function parseCommit(request: Request): Promise<void> {
  const refusal = toBadRequest([
    { path: 'body', message: 'JSON as {"commit":true}; to import the file as something else, send it again with what you say of it' },
  ]);
  if (Number(request.headers.get('content-length') ?? 0) > longestBody) throw refusal;
  try {
    commitSchema.parse(JSON.parse(await request.text()));
  } catch {
    throw refusal;
  }
}
