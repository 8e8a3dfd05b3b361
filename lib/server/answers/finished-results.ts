import 'server-only';
import { keepOnProcess } from '@/lib/keep/keep';
import { onProcess } from '@/lib/keep/on-process';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { createAnswerKeeper } from './answer-keeper';

/** The answers of heavy studies under their keys, computed once and kept, 16 MB in all: what a link is told is kept once more, compressed, by the front. */
export const { get: getFinished, isRefused: isFinishedRefused } = onProcess('line of heavy studies', () =>
  createAnswerKeeper<StudyResult>({
    keep: keepOnProcess('answers of heavy studies', { mostBytes: 16 * 1024 * 1024 }),
    busy: 'Too many scans of other sessions are waiting; try again in a few seconds.',
  }),
);
