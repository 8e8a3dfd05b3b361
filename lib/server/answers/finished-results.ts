import 'server-only';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { createAnswerKeeper } from './answer-keeper';

/** The answer of a heavy study under its key, computed once and kept. @throws HttpError 503 where too many wait. */
export const getFinished = createAnswerKeeper<StudyResult>({ mostKept: 60, mostBytes: 96 * 1024 * 1024, busy: 'Too many scans of other sessions are waiting; try again in a few seconds.' });
