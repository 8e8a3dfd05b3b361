'use client';

import { usePathname } from 'next/navigation';
import { PageLink } from './page-link';
import { isCurrentPage, pages } from './pages';
import classes from './site-header.module.css';

/** The main navigation; the current page is marked for the eye and for screen readers. */
export function NavLinks() {
  const path = usePathname();
  return (
    <nav aria-label="Main" className={classes.nav}>
      {pages.map((page) => {
        const isCurrent = isCurrentPage(page.href, path);
        return (
          <PageLink key={page.href} href={page.href} className={classes.link} aria-current={isCurrent ? 'page' : undefined}>
            {page.label}
          </PageLink>
        );
      })}
    </nav>
  );
}
