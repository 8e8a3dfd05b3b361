import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.css';
import './mantine.css';
import './globals.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata } from 'next';
import localFont from 'next/font/local';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { AppProviders } from '@/components/shell/app-providers';
import { getBaseUrl } from '@/lib/server/http/base-url';

// Fetched ahead, with a fallback of the same measures until it is there: nothing moves when it arrives.
const inter = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-inter',
});

export const metadata: Metadata = {
  metadataBase: new URL(getBaseUrl()),
  title: { default: 'Broadtape', template: '%s · Broadtape' },
  description: 'How broad a market move is, and whether what is said about it is true: every number with its definition and proof.',
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" className={inter.variable} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <AppProviders nonce={nonce}>{children}</AppProviders>
      </body>
    </html>
  );
}
