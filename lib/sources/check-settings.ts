import 'server-only';
import { BadSettings } from '@/lib/env';
import { readBaseUrls } from './base-urls';
import { readKeys } from './create-setup';
import { readLimits } from './read-limits';
import { hosts } from './registry';
import type { SourceSettings } from './source-settings';

function listFaults(check: () => unknown): readonly string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof BadSettings) return error.lines;
    throw error;
  }
}

/**
 * Looks at all that the environment says of sources, also of those that are asked once a week, so that a slip of the pen is said at a start.
 * @throws BadSettings naming every variable that cannot be used, and what it accepts.
 */
export function checkSettings(settings: SourceSettings): void {
  const lines = [
    () => readBaseUrls(settings.SOURCE_BASE_URLS),
    ...hosts.flatMap((host) => [
      () => readLimits(host.id, host.limits, settings.SOURCE_LIMITS[host.id]),
      ...(host.key ?? []).map((variable) => () => readKeys({ key: [variable] }, settings)),
    ]),
  ].flatMap(listFaults);
  if (lines.length > 0) throw new BadSettings(lines);
}
