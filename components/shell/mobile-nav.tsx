'use client';

import { IconMenu2 } from '@tabler/icons-react';
import { usePathname } from 'next/navigation';
import { DropPanel } from './drop-panel';
import { PageLink } from './page-link';
import { isCurrentPage, pages } from './pages';
import dropClasses from './drop-panel.module.css';
import classes from './site-header.module.css';

/** The navigation of narrow screens: one button that opens the list of pages. */
export function MobileNav() {
  const path = usePathname();
  return (
    <div className={classes.mobileOnly}>
      <DropPanel label={<IconMenu2 size={18} stroke={1.8} />} name="Pages" className={classes.square}>
        {(close) => (
          <nav aria-label="Pages">
            {pages.map((page) => (
              <PageLink
                key={page.href}
                href={page.href}
                className={dropClasses.item}
                aria-current={isCurrentPage(page.href, path) ? 'page' : undefined}
                onClick={close}
              >
                {page.label}
              </PageLink>
            ))}
          </nav>
        )}
      </DropPanel>
    </div>
  );
}
