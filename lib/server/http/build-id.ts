import 'server-only';
import { readFileSync } from 'node:fs';
import { getEnv } from '@/lib/env';
import { forgetKept } from '@/lib/keep/keep';
import { readCodeEdition } from './code-edition';

let current: string | undefined;

function readBuild(): string {
  try {
    return readFileSync('.next/BUILD_ID', 'utf8').trim();
  } catch {
    return 'without a build';
  }
}

function nameBuild(): string {
  if (getEnv().NODE_ENV !== 'development') return readBuild();
  const { edition, isNew } = readCodeEdition();
  // What was made by the code of before says nothing of the code of now.
  if (isNew) forgetKept();
  return `development ${edition}`;
}

/**
 * The id of the running build, with the closures that the operator has added, since sessions follow from them: so that neither a new
 * release nor another calendar answers 304, or recalls an answer, for the one before. While developing it changes with the code, and
 * what is kept is dropped with it.
 */
export function getBuildId(): string {
  if (current === undefined || getEnv().NODE_ENV === 'development') current = [nameBuild(), ...getEnv().EXTRA_CLOSURES].join(' ');
  return current;
}
