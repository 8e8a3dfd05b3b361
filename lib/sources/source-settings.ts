import type { Env } from '@/lib/env';

/** What the environment says of providers: where they are asked, with which keys, and under which name. */
export type SourceSettings = Pick<
  Env,
  'SOURCE_BASE_URLS' | 'SOURCE_LIMITS' | 'PUBLIC_URL' | 'SOURCE_USER_AGENT' | 'SOURCE_CONTACT' | 'readKey'
>;
