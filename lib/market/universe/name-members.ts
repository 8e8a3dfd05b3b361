import { findDefaultUniverse } from './default-universes';
import type { UniverseDefinition } from './universe';

type Named = Pick<UniverseDefinition, 'id' | 'name'>;

/** The members of a universe as a plural without an article: 'S&P 500 members', 'NYSE issues', 'S&P 500 sectors'. */
export function nameMembersOf({ id, name }: Named): string {
  return findDefaultUniverse(id)?.memberNames ?? `${name} members`;
}

/** The same where a count or 'the' stands before it: 'members of the S&P 500', 'S&P 500 sectors'. */
export function sayMembersOf({ id, name }: Named): string {
  return findDefaultUniverse(id)?.memberNames ?? `members of the ${name}`;
}
