'use client';

import '@mantine/spotlight/styles.css';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import { buildCommands, findCommands, type Command, type PaletteContents } from './build-commands';
import classes from './command-palette.module.css';

const shownAtOnce = 24;
const groups: readonly Command['group'][] = ['Studies', 'Pages', 'Claims', 'Instruments'];

/** Studies, pages, claims and instruments by name. Mounted when first asked for, and open from then on until it is closed. */
export function CommandPalette({ studies, claims, instruments }: PaletteContents) {
  const router = useRouter();
  const [query, setQuery] = useState('');
  const commands = useMemo(() => buildCommands({ studies, claims, instruments }), [studies, claims, instruments]);
  const found = useMemo(() => findCommands(commands, query).slice(0, shownAtOnce), [commands, query]);
  useEffect(() => { spotlight.open(); }, []);
  return (
    // The page behind is not locked: the lock would inject a style that the content policy refuses.
    <Spotlight.Root query={query} onQueryChange={setQuery} shortcut={null} lockScroll={false} scrollable maxHeight={440} size={560} aria-label="Search">
      <Spotlight.Search placeholder="Study, instrument or page" aria-label="Study, instrument or page" leftSection={<IconSearch size={17} stroke={1.8} />} />
      <Spotlight.ActionsList>
        {groups.map((group) => {
          const members = found.filter((command) => command.group === group);
          return members.length === 0 ? null : (
            <Spotlight.ActionsGroup key={group} label={group}>
              {members.map(({ id, label, description, href }) => (
                <Spotlight.Action key={id} className={classes.action ?? ''} label={label} {...(description === '' ? {} : { description })} onClick={() => { router.push(href); }} />
              ))}
            </Spotlight.ActionsGroup>
          );
        })}
        {found.length === 0 ? <Spotlight.Empty>Nothing of that name. Studies, claims, instruments and pages can be found.</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
