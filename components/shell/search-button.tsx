'use client';

import { UnstyledButton } from '@mantine/core';
import { useHotkeys, useMounted } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useCallback, useState } from 'react';
import type { PaletteContents } from './build-commands';
import classes from './site-header.module.css';

// The palette's library is fetched when it is first asked for; every page would carry it otherwise.
const CommandPalette = dynamic(() => import('./command-palette').then((module) => module.CommandPalette), { ssr: false });

async function reopen(): Promise<void> {
  const { spotlight } = await import('@mantine/spotlight');
  spotlight.open();
}

/** Opens the command palette, also by Ctrl-K or Cmd-K; looks like the search box it leads to. */
export function SearchButton({ contents }: { readonly contents: PaletteContents }) {
  const [mounted, setMounted] = useState(false);
  const open = useCallback((): void => {
    if (mounted) void reopen();
    else setMounted(true);
  }, [mounted]);
  useHotkeys([['mod+K', open]], []);
  // Announced once the key is listened for: React takes the markup over before it runs the effects that listen.
  const isListening = useMounted();
  return (
    <>
      <UnstyledButton className={classes.search} onClick={open} aria-keyshortcuts={isListening ? 'Control+K Meta+K' : undefined} aria-label="Search studies and symbols">
        <IconSearch size={16} stroke={1.8} className={classes.searchIcon} />
        <span className={classes.searchText}>Search studies, symbols</span>
        <kbd className={classes.key}>Ctrl K</kbd>
      </UnstyledButton>
      {mounted ? <CommandPalette {...contents} /> : null}
    </>
  );
}
