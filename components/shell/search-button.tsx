'use client';

import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import classes from './site-header.module.css';

// The palette's library is fetched when it is first asked for; every page would carry it otherwise.
async function openPalette(): Promise<void> {
  const { spotlight } = await import('@mantine/spotlight');
  spotlight.open();
}

/** Opens the command palette; looks like the search box it leads to. */
export function SearchButton() {
  return (
    <UnstyledButton className={classes.search} onClick={() => void openPalette()} aria-keyshortcuts="Control+K Meta+K" aria-label="Search studies and symbols">
      <IconSearch size={16} stroke={1.8} className={classes.searchIcon} />
      <span className={classes.searchText}>Search studies, symbols</span>
      <kbd className={classes.key}>Ctrl K</kbd>
    </UnstyledButton>
  );
}
