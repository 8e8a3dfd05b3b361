'use client';

import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './controls.module.css';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The controls of a study as a sheet from the bottom edge. */
export function ParameterSheet({ opened, onClose, children }: Props) {
  // The kit's scroll lock writes a style element, which the content policy refuses: the style sheet holds the page instead.
  return (
    <Drawer
      lockScroll={false}
      opened={opened}
      onClose={onClose}
      position="bottom"
      size="auto"
      title="Parameters"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.sheet} data-controls="sheet">
        {children}
      </div>
    </Drawer>
  );
}
