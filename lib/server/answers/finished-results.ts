import 'server-only';
import { keepOnProcess } from '@/lib/keep/keep';
import { onProcess } from '@/lib/keep/on-process';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { createAnswerKeeper } from './answer-keeper';

/** The answer of a heavy study under its key, computed once and kept, 96 MB in all. @throws HttpError 503 where too many wait. */
export const getFinished = onProcess('line of heavy studies', () =>
  createAnswerKeeper<StudyResult>({
    keep: keepOnProcess('answers of heavy studies', { mostBytes: 96 * 1024 * 1024 }),
    busy: 'Too many scans of other sessions are waiting; try again in a few seconds.',
  }));
