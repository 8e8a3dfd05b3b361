'use client';

import { useMantineColorScheme } from '@mantine/core';
import { IconContrastFilled } from '@tabler/icons-react';
import { BareButton } from './bare-button';
import classes from './site-header.module.css';

/** Light to dark and back; the choice is kept in the browser. */
export function ThemeToggle() {
  const { toggleColorScheme } = useMantineColorScheme();
  return (
    <BareButton className={classes.square} onClick={toggleColorScheme} aria-label="Switch between light and dark">
      <IconContrastFilled size={17} />
    </BareButton>
  );
}
