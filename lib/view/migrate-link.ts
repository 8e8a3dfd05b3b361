import { meetsConditions } from '@/lib/studies/kit/meets-conditions';
import { linkMigrations, type LinkMigration } from './link-migrations';
import type { ParameterSchema } from './parameter-schema';

/**
 * A link of any release in the names of this one; the very same object where nothing in it is old. What is given twice is left to the
 * parser, which refuses it. `parameters` are `listParameters(study)`.
 */
export function migrateLink(
  studyId: string,
  given: URLSearchParams,
  parameters: readonly ParameterSchema[],
  migrations: readonly LinkMigration[] = linkMigrations,
): URLSearchParams {
  return migrations
    .filter(({ studies }) => studies.includes(studyId))
    .reduce((link, migration) => migrateOne(link, migration, parameters), given);
}

function migrateOne(link: URLSearchParams, { when, from, to }: LinkMigration, parameters: readonly ParameterSchema[]): URLSearchParams {
  const old = link.getAll(from.name);
  const [value] = old;
  if (value === undefined || old.length > 1 || !from.values.includes(value) || (to.name !== from.name && link.has(to.name))) return link;
  const valueOf = (name: string): string => link.get(name) ?? parameters.find((parameter) => parameter.name === name)?.initial ?? '';
  if (!meetsConditions([when], valueOf)) return link;
  const migrated = new URLSearchParams(link);
  migrated.delete(from.name);
  migrated.set(to.name, to.values?.[value] ?? value);
  return migrated;
}
