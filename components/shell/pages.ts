/** The top-level pages, in the order of the navigation. */
export const pages = [
  { href: '/', label: 'Overview' },
  { href: '/studies', label: 'Studies' },
  { href: '/claims', label: 'Claims' },
  { href: '/facts', label: 'Facts' },
  { href: '/data', label: 'Data' },
  { href: '/methodology', label: 'Methodology' },
] as const;
