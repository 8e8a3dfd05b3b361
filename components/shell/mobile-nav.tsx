'use client';

import { Menu, UnstyledButton } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import Link from 'next/link';
import { pages } from './pages';
import classes from './site-header.module.css';

/** The navigation of narrow screens: one button that opens the list of pages. */
export function MobileNav() {
  return (
    <Menu position="bottom-start" shadow="md" width={200}>
      <Menu.Target>
        <UnstyledButton className={`${classes.square} ${classes.mobileOnly}`} aria-label="Pages">
          <IconMenu2 size={18} stroke={1.8} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {pages.map((page) => (
          <Menu.Item key={page.href} component={Link} href={page.href}>
            {page.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
