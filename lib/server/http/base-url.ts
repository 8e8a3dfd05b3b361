import 'server-only';
import { getEnv } from '@/lib/env';

/** The base of links that must be absolute (share images, feeds): `PUBLIC_URL`, or this machine where it is unset. No slash at the end. */
export function getBaseUrl(): string {
  const { PUBLIC_URL, PORT } = getEnv();
  return PUBLIC_URL ?? `http://localhost:${PORT}`;
}
