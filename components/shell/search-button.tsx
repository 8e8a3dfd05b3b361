'use client';

import { UnstyledButton } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import classes from './site-header.module.css';

/** Opens the command palette; looks like the search box it leads to. */
export function SearchButton() {
  return (
    <UnstyledButton className={classes.search} onClick={() => { spotlight.open(); }} aria-keyshortcuts="Control+K Meta+K" aria-label="Search studies and symbols">
      <IconSearch size={16} stroke={1.8} className={classes.searchIcon} />
      <span className={classes.searchText}>Search studies, symbols</span>
      <kbd className={classes.key}>Ctrl K</kbd>
    </UnstyledButton>
  );
}
