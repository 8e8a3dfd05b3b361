import type { Freshness } from '@/lib/server/pages/models/overview';
import { BrandMark } from './brand-mark';
import { FreshnessMark } from './freshness-mark';
import { MobileNav } from './mobile-nav';
import { NavLinks } from './nav-links';
import { PageLink } from './page-link';
import { SearchButton } from './search-button';
import { ThemeToggle } from './theme-toggle';
import classes from './site-header.module.css';

interface Props {
  readonly freshness: Freshness | null;
}

/** The top of every page: brand, pages, search, how fresh the closes are, light or dark. */
export function SiteHeader({ freshness }: Props) {
  return (
    <header className={classes.header}>
      <div className={classes.inner}>
        <MobileNav />
        <PageLink href="/" className={classes.brand} aria-label="Broadtape, overview">
          <BrandMark />
          <span>Broadtape</span>
        </PageLink>
        <NavLinks />
        <span className={classes.spacer} />
        <SearchButton />
        {freshness === null ? null : <FreshnessMark freshness={freshness} />}
        <ThemeToggle />
      </div>
    </header>
  );
}
