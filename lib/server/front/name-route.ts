import 'server-only';

/** What the application answers, as its folders name it. A test compares it with them. */
const routes = [
  '/',
  '/[...path]',
  '/api/[...path]',
  '/api/health/data',
  '/api/health/live',
  '/api/health/ready',
  '/api/palette',
  '/api/v1/claims/read',
  '/api/v1/claims/safe',
  '/api/v1/closes.csv',
  '/api/v1/imports',
  '/api/v1/imports/[id]',
  '/api/v1/ingest',
  '/api/v1/instruments',
  '/api/v1/openapi.json',
  '/api/v1/series',
  '/api/v1/series/[id]',
  '/api/v1/studies',
  '/api/v1/studies/[id]',
  '/api/v1/views',
  '/claims',
  '/claims/[id]',
  '/data',
  '/data/import',
  '/data/universes',
  '/embed/[...path]',
  '/embed/studies/[study]',
  '/facts',
  '/facts/feed.xml',
  '/icon.svg',
  '/methodology',
  '/metrics',
  '/overview.png',
  '/studies',
  '/studies/[study]',
  '/v/[id]',
] as const;

const literal = new Set<string>(routes);
const patterns = routes
  .filter((route) => /\[\w/.test(route))
  .map((route) => [new RegExp(`^${route.replace(/\[\w+\]/g, '[^/]+')}$`), route] as const);

const rest = '[...path]';
const elsewhere = `/${rest}`;
/** What tells, of the addresses that begin with it, those that lead nowhere. */
const sections = routes
  .filter((route) => route.endsWith(rest) && route !== elsewhere)
  .map((route) => [route.slice(0, -rest.length), route] as const);

/**
 * The route that answers an address: its pattern, since the rest may hold what a reader has written, and so that there are no more of them than
 * there are routes. What is no page of ours is answered by that of all such addresses of its section.
 */
export function nameRoute(path: string): string {
  if (literal.has(path)) return path;
  const found = patterns.find(([pattern]) => pattern.test(path))?.[1];
  if (found !== undefined) return found;
  if (path.startsWith('/_next/')) return '/_next';
  return sections.find(([begin]) => path.startsWith(begin))?.[1] ?? elsewhere;
}
