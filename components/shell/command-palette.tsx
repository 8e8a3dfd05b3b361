'use client';

import '@mantine/spotlight/styles.css';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { buildCommands, findCommands, type PaletteContents } from './build-commands';
import { paletteQuery } from './palette-query';
import classes from './command-palette.module.css';

const shownAtOnce = 24;
const nothing: PaletteContents = { studies: [], claims: [], instruments: [] };

interface Props {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onGo: (href: string) => void;
}

/** Studies, sessions, pages, claims and instruments by name. Mounted when first asked for, and open from then on until it is closed. */
export function CommandPalette({ query, onQuery, onGo }: Props) {
  const { data: contents = nothing, isError, isPending } = useQuery(paletteQuery);
  const commands = useMemo(() => buildCommands(contents), [contents]);
  const found = useMemo(() => findCommands(commands, query).slice(0, shownAtOnce), [commands, query]);
  // The group of the best first: Enter takes it.
  const groups = [...new Set(found.map(({ group }) => group))];
  useEffect(() => {
    spotlight.open();
  }, []);
  useEffect(() => {
    // What came after the typing is chosen from as if it had been there before.
    const field = document.querySelector('[data-palette-field]');
    if (isPending || field === null || document.querySelector('[data-action][data-selected]') !== null) return;
    if (field instanceof HTMLInputElement && field.value !== '')
      field.dispatchEvent(new KeyboardEvent('keydown', { code: 'ArrowDown', key: 'ArrowDown', bubbles: true }));
  }, [isPending]);
  return (
    // The page behind is not locked: the lock would inject a style that the content policy refuses.
    <Spotlight.Root
      query={query}
      onQueryChange={onQuery}
      shortcut={null}
      lockScroll={false}
      scrollable
      maxHeight={440}
      size={560}
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0 }}
      aria-label="Search"
    >
      <Spotlight.Search
        placeholder="Study, instrument, page or date"
        aria-label="Study, instrument or page"
        data-palette-field=""
        className={classes.field}
        leftSection={<IconSearch size={17} stroke={1.8} />}
        onFocus={({ currentTarget }) => {
          // What was typed before the field was there chooses the first that it finds, as typing in it does.
          if (query !== '')
            currentTarget.dispatchEvent(new KeyboardEvent('keydown', { code: 'ArrowDown', key: 'ArrowDown', bubbles: true }));
        }}
      />
      <Spotlight.ActionsList>
        {groups.map((group) => {
          const members = found.filter((command) => command.group === group);
          return members.length === 0 ? null : (
            <Spotlight.ActionsGroup key={group} label={group}>
              {members.map(({ id, label, description, href }) => (
                <Spotlight.Action
                  key={id}
                  className={classes.action ?? ''}
                  label={label}
                  {...(description === '' ? {} : { description })}
                  onClick={() => {
                    onGo(href);
                  }}
                />
              ))}
            </Spotlight.ActionsGroup>
          );
        })}
        {found.length === 0 ? (
          <Spotlight.Empty>
            {isPending
              ? 'Loading studies, claims and instruments…'
              : isError
                ? 'Studies, claims and instruments cannot be read now. Pages and sessions by their date can be found.'
                : 'Nothing of that name. Studies, claims, instruments, pages and sessions by their date can be found.'}
          </Spotlight.Empty>
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
