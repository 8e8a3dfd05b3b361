import type { ReactNode } from 'react';
import { SiteHeader } from '@/components/shell/site-header';
import { StateBanner } from '@/components/shell/state-banner';
import { getStore } from '@/lib/server/answers/get-store';
import { describeFetching } from '@/lib/server/answers/list-followed';
import { loadFreshness } from '@/lib/server/answers/freshness';
import { findScopedEdition, markPassing } from '@/lib/server/http/request-scope';
import type { Freshness } from '@/lib/server/pages/models/overview';

/** Freshness for the header; a store that cannot be read must not take the page's own error message with it. */
async function readFreshness(): Promise<Freshness | null> {
  try {
    return await loadFreshness();
  } catch {
    markPassing();
    return null;
  }
}

/** What of the store changes between two commits; the same holds for it. */
async function readFetching(): Promise<string | null> {
  const edition = findScopedEdition();
  if (edition !== undefined) return edition.fetching;
  try {
    return await describeFetching(await getStore(), new Date().toISOString());
  } catch {
    return null;
  }
}

/** What stands around every page of the site, and around none that is embedded elsewhere: header, palette, the simulated banner. */
export async function SiteFrame({ children }: { readonly children: ReactNode }) {
  const [freshness, fetching] = await Promise.all([readFreshness(), readFetching()]);
  return (
    <>
      <a href="#content" className="skip-link">
        Skip to the content
      </a>
      <SiteHeader freshness={freshness} />
      {freshness?.simulated === true ? (
        <StateBanner state="simulated" wide>
          Simulated market. These closes are generated for trying Broadtape out; they are no record of any market.
        </StateBanner>
      ) : null}
      {fetching === null ? null : (
        <StateBanner state="partial" wide>
          {fetching}
        </StateBanner>
      )}
      {children}
    </>
  );
}
