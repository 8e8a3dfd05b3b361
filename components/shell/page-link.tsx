import Link from 'next/link';
import type { ComponentProps } from 'react';
import { LinkProgress } from './link-progress';

/** A link to a page of ours. Not fetched ahead: every page is computed for its reader, and the overview links to fifty studies; that a press was heard shows at once. */
export function PageLink({ children, ...props }: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  return (
    <Link {...props} prefetch={false}>
      {children}
      <LinkProgress />
    </Link>
  );
}
