'use client';

import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import classes from './sentence-builder.module.css';

export interface WordChoice {
  readonly value: string;
  readonly label: ReactNode;
  /** A few words that tell it from its neighbours. */
  readonly hint?: string;
}

interface Props {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly WordChoice[];
  readonly onChoose: (value: string) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** A few choices under one another, the one in force marked; the arrows go from one to the next. */
export function WordList({ label, value, choices, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const items = [...(list.current?.querySelectorAll<HTMLButtonElement>('button') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : at + (steps[event.key] ?? NaN);
    if (Number.isNaN(next) || items.length === 0) return;
    event.preventDefault();
    items[(next + items.length) % items.length]?.focus();
  };
  return (
    <div ref={list} role="group" aria-label={label} className={classes.list} onKeyDown={onKeyDown}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          className={classes.item}
          aria-pressed={choice.value === value}
          data-autofocus={choice.value === value || undefined}
          onClick={() => {
            onChoose(choice.value);
          }}
        >
          <span className={classes.itemLabel}>{choice.label}</span>
          {choice.hint === undefined ? null : <span className={classes.hint}>{choice.hint}</span>}
        </button>
      ))}
    </div>
  );
}
