import 'server-only';
import { readFileSync } from 'node:fs';
import { getEnv } from '@/lib/env';

let current: string | undefined;

function readBuild(): string {
  try {
    return readFileSync('.next/BUILD_ID', 'utf8').trim();
  } catch {
    return 'development';
  }
}

/**
 * The id of the running build (`development` without one), with the closures that the operator has added, since sessions follow
 * from them: so that neither a new release nor another calendar answers 304, or recalls an answer, for the one before.
 */
export function getBuildId(): string {
  current ??= [readBuild(), ...getEnv().EXTRA_CLOSURES].join(' ');
  return current;
}
