'use client';

import { createTheme, MantineProvider } from '@mantine/core';
import { environmentManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

interface Props {
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}

// What is looked at beside these is a variable of CSS (`app/mantine.css`).
const theme = createTheme({ respectReducedMotion: true });

// On a server nobody comes back to an answer: a timer to forget it would hold the whole request, its page too, for as long.
const keptMs = environmentManager.isServer() ? Infinity : 600_000;

/** What every page needs around it: the theme (with the nonce of the page's styles) and the cache of answers. */
export function AppProviders({ nonce, children }: Props) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, gcTime: keptMs, retry: 1, refetchOnWindowFocus: false } } }),
  );
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      getStyleNonce={() => nonce ?? ''}
    >
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </MantineProvider>
  );
}
