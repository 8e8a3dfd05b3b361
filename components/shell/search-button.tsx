'use client';

import { useHotkeys, useMounted } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState, useTransition } from 'react';
import { BareButton } from './bare-button';
import { BusyLine } from './busy-line';
import { catchEarlyKeys } from './catch-early-keys';
import { paletteQuery } from './palette-query';
import classes from './site-header.module.css';

// The palette's library, and what it leads to, are fetched when it is first asked for; every page would carry them otherwise.
const loadPalette = async () => (await import('./command-palette')).CommandPalette;
/** A palette that opens with all that it finds spares its reader a change; one that keeps them waiting for it spares nothing. */
const patienceMs = 700;
const CommandPalette = dynamic(loadPalette, { ssr: false });

async function reopen(): Promise<void> {
  const { spotlight } = await import('@mantine/spotlight');
  spotlight.open();
}

/** Opens the command palette, also by Ctrl-K or Cmd-K; looks like the search box it leads to. Typing may begin at once. */
export function SearchButton() {
  const router = useRouter();
  const client = useQueryClient();
  const [mounted, setMounted] = useState(false);
  const [query, setQuery] = useState('');
  const [leaving, startLeaving] = useTransition();
  const jumped = useRef(false);
  // What fails is told by the palette itself.
  const prepare = useCallback(async (): Promise<void> => {
    await Promise.allSettled([loadPalette(), client.query(paletteQuery)]);
  }, [client]);
  const open = useCallback((): void => {
    catchEarlyKeys('[data-palette-field]', setQuery);
    const patience = loadPalette().then(() => new Promise((resolve) => setTimeout(resolve, patienceMs)));
    void Promise.race([prepare(), patience.catch(() => undefined)]).then(async () => {
      if (mounted) await reopen();
      else setMounted(true);
    });
  }, [mounted, prepare]);
  const go = useCallback(
    (href: string): void => {
      jumped.current = true;
      startLeaving(() => {
        router.push(href);
      });
    },
    [router],
  );
  useEffect(() => {
    if (leaving || !jumped.current) return;
    jumped.current = false;
    // The reader goes on where the jump led, not at the button that the palette came from.
    document.getElementById('content')?.focus();
  }, [leaving]);
  useHotkeys([['mod+K', open]], []);
  // Announced once the key is listened for: React takes the markup over before it runs the effects that listen.
  const isListening = useMounted();
  return (
    <>
      <BareButton
        className={classes.search}
        onClick={open}
        onPointerEnter={() => void prepare()}
        onFocus={() => void prepare()}
        aria-keyshortcuts={isListening ? 'Control+K Meta+K' : undefined}
        aria-label="Search studies and symbols"
      >
        <IconSearch size={16} stroke={1.8} className={classes.searchIcon} />
        <span className={classes.searchText}>Search</span>
        <kbd className={classes.key}>Ctrl K</kbd>
      </BareButton>
      {leaving ? <BusyLine /> : null}
      {mounted ? <CommandPalette query={query} onQuery={setQuery} onGo={go} /> : null}
    </>
  );
}
