import type { ParameterSchema } from '@/lib/view/parameter-schema';

/** The rolling range of a query, its default where it names no range; null where it has dates. */
export function readLast(query: string, parameters: readonly ParameterSchema[]): string | null {
  const given = new URLSearchParams(query);
  const usual = given.has('from') || given.has('to') ? null : (parameters.find(({ name }) => name === 'last')?.initial ?? null);
  return given.get('last') ?? usual;
}
