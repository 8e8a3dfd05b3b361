/** The top-level pages, in the order of the navigation. */
export const pages = [
  { href: '/', label: 'Overview' },
  { href: '/studies', label: 'Studies' },
  { href: '/claims', label: 'Claims' },
  { href: '/facts', label: 'Facts' },
  { href: '/data', label: 'Data' },
  { href: '/methodology', label: 'Methodology' },
] as const;

/**
 * Whether a page of the navigation is the one that an address belongs to: a claim is judged by a study, and belongs to the claims.
 * @example isCurrentPage('/claims', '/studies/claim') // true
 */
export function isCurrentPage(href: string, path: string): boolean {
  const place = path === '/studies/claim' ? '/claims' : path;
  return href === '/' ? place === '/' : place === href || place.startsWith(`${href}/`);
}
