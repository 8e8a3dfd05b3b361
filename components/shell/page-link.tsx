import Link from 'next/link';
import type { ComponentProps } from 'react';

/** A link to a page of ours. Not fetched ahead: every page is computed for its reader, and the overview links to fifty studies. */
export function PageLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  return <Link {...props} prefetch={false} />;
}
