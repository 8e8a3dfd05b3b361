import { parseEnv } from '@/lib/env';
import type { HttpOptions } from '@/lib/sources/http-options';
import { hosts } from '@/lib/sources/registry';
import type { RequestLimits } from '@/lib/sources/request-limits';
import type { SourceSettings } from '@/lib/sources/source-settings';

/** Limits that hold nothing up: what is tested is something else. */
export const noLimits: Partial<RequestLimits> = { spacingMs: 0, perMinute: null, perHour: null, perDay: null };

/** A recognisable key for every variable that holds one. */
export const testKeys: Readonly<Record<string, string>> = Object.fromEntries(
  hosts.flatMap(({ key }) => key ?? []).map((variable) => [variable, `secret/of+${variable}`]),
);

/** Settings with every host asked at one address, and no keys. */
export function settleAllAt(address: string): SourceSettings {
  return parseEnv(Object.fromEntries(hosts.map(({ id }) => [`${id.toUpperCase().replaceAll('-', '_')}_BASE_URL`, address])));
}

/** For servers of tests: what a busy machine takes long for is not late. */
export const patience: Pick<HttpOptions, 'attemptTimeoutMs' | 'deadlineMs'> = { attemptTimeoutMs: 300_000, deadlineMs: 600_000 };
