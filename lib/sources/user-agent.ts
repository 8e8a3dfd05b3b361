import type { Env } from '@/lib/env';
import packageFile from '@/package.json';

/**
 * How Broadtape names itself to providers: the form of a polite robot, since several answer a name without `Mozilla/5.0` with a refusal.
 * `SOURCE_USER_AGENT` takes its place, `SOURCE_CONTACT` is added to it.
 */
export function writeUserAgent({
  PUBLIC_URL,
  SOURCE_USER_AGENT,
  SOURCE_CONTACT,
}: Pick<Env, 'PUBLIC_URL' | 'SOURCE_USER_AGENT' | 'SOURCE_CONTACT'>): string {
  const about = ['compatible', `Broadtape/${packageFile.version}`, ...(PUBLIC_URL === undefined ? [] : [`+${PUBLIC_URL}`])];
  if (SOURCE_USER_AGENT !== undefined) return SOURCE_CONTACT === undefined ? SOURCE_USER_AGENT : `${SOURCE_USER_AGENT} (${SOURCE_CONTACT})`;
  return `Mozilla/5.0 (${[...about, ...(SOURCE_CONTACT === undefined ? [] : [SOURCE_CONTACT])].join('; ')})`;
}
