'use client';

import { IconMenu2 } from '@tabler/icons-react';
import { DropPanel } from './drop-panel';
import { PageLink } from './page-link';
import { pages } from './pages';
import dropClasses from './drop-panel.module.css';
import classes from './site-header.module.css';

/** The navigation of narrow screens: one button that opens the list of pages. */
export function MobileNav() {
  return (
    <div className={classes.mobileOnly}>
      <DropPanel label={<IconMenu2 size={18} stroke={1.8} />} name="Pages" className={classes.square}>
        {(close) => (
          <nav aria-label="Pages">
            {pages.map((page) => (
              <PageLink key={page.href} href={page.href} className={dropClasses.item} onClick={close}>
                {page.label}
              </PageLink>
            ))}
          </nav>
        )}
      </DropPanel>
    </div>
  );
}
