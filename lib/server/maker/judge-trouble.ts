import 'server-only';
import { internalFailure, type Failure } from '../front/answer-failure';
import { logError } from '../http/server-log';
import { findStoreTrouble } from '../http/store-trouble';

/** What a visitor is told of an answer that could not be made: 503 where the store cannot be read now, else 500. The log says why, where that does not pass by itself. */
export function judgeTrouble(error: unknown): Failure {
  const trouble = findStoreTrouble(error);
  if (trouble?.passes !== true) logError(error);
  return trouble === null ? internalFailure : { status: 503, code: trouble.code, message: trouble.message };
}
