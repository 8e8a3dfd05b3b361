import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.css';
import './globals.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { AppProviders } from '@/components/shell/app-providers';
import { SiteHeader } from '@/components/shell/site-header';
import { StateBanner } from '@/components/shell/state-banner';
import { getBaseUrl } from '@/lib/server/base-url';
import { loadFreshness } from '@/lib/server/freshness';
import { loadPaletteContents } from '@/lib/server/palette-contents';
import type { Freshness } from '@/lib/studies/overview';

export const metadata: Metadata = {
  metadataBase: new URL(getBaseUrl()),
  title: { default: 'Broadtape', template: '%s · Broadtape' },
  description: 'How broad a market move is, and whether what is said about it is true: every number with its definition and proof.',
};

/** Freshness for the header; a store that cannot be read must not take the page's own error message with it. */
async function readFreshness(): Promise<Freshness | null> {
  try {
    return await loadFreshness();
  } catch {
    return null;
  }
}

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const [freshness, palette] = await Promise.all([readFreshness(), loadPaletteContents()]);
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <AppProviders nonce={nonce}>
          <a href="#content" className="skip-link">Skip to the content</a>
          <SiteHeader freshness={freshness} palette={palette} />
          {freshness?.simulated === true ? (
            <StateBanner state="simulated" wide>Simulated market. These closes are generated for trying Broadtape out; they are no record of any market.</StateBanner>
          ) : null}
          {children}
        </AppProviders>
      </body>
    </html>
  );
}
