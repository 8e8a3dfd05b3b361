'use client';

import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import classes from './drop-panel.module.css';

interface Props {
  /** The button's content. */
  readonly label: ReactNode;
  readonly name?: string;
  readonly className?: string | undefined;
  readonly side?: 'left' | 'right';
  /** What opens under the button; `close` puts it away and gives the focus back. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button with a panel under it: closes on Escape, on a press elsewhere, and when the focus leaves. Light enough for every page. */
export function DropPanel({ label, name, className, side = 'left', children }: Props) {
  const [opened, setOpened] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isCut, setIsCut] = useState(false);
  const close = (): void => {
    setOpened(false);
    button.current?.focus();
  };
  // A button may stand anywhere in a row that wraps: what would reach beyond the right edge of the page opens to the left.
  useLayoutEffect(() => {
    if (opened) setIsCut((panel.current?.getBoundingClientRect().right ?? 0) > document.documentElement.clientWidth);
  }, [opened]);
  useEffect(() => {
    if (!opened) return undefined;
    const onPress = (event: Event): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) === false) setOpened(false);
    };
    document.addEventListener('pointerdown', onPress);
    document.addEventListener('focusin', onPress);
    return () => {
      document.removeEventListener('pointerdown', onPress);
      document.removeEventListener('focusin', onPress);
    };
  }, [opened]);
  return (
    <div
      ref={root}
      className={classes.root}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && opened) {
          event.stopPropagation();
          close();
        }
      }}
    >
      <button
        ref={button}
        type="button"
        className={className ?? classes.button}
        aria-expanded={opened}
        aria-label={name}
        onClick={() => {
          setIsCut(false);
          setOpened(!opened);
        }}
      >
        {label}
      </button>
      {opened ? (
        <div ref={panel} className={classes.panel} data-side={isCut ? 'right' : side}>
          {children(close)}
        </div>
      ) : null}
    </div>
  );
}

interface ItemProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
}

/** One action of a panel that lists actions. */
export function DropItem({ children, onClick }: ItemProps) {
  return (
    <button type="button" className={classes.item} onClick={onClick}>
      {children}
    </button>
  );
}
