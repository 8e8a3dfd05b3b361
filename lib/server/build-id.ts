import 'server-only';
import { readFileSync } from 'node:fs';

let current: string | undefined;

/** The id of the running build, so that a new release never answers 304 for an old one; `development` without a build. */
export function getBuildId(): string {
  if (current !== undefined) return current;
  try {
    current = readFileSync('.next/BUILD_ID', 'utf8').trim();
  } catch {
    current = 'development';
  }
  return current;
}
